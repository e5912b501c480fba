"""The daily digest (R50): once each working day, what needs the reader first, then the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.calendar import DAY
from domain.masking import mask_people
from domain.messages import Content
from domain.planning import half_day_ago
from domain.vocabulary import PostRole, Source
from domain.zone import OFFICE_ZONE
from message_templates import render_content
from scheduler.withholding import withheld
from storage.decisions import Matter, name_of
from storage.desks import Item, items_by_id, pending_extensions, pending_returns
from storage.figures import (
    Figures,
    Period,
    count_figures,
    figures_before,
    late_reminders,
    ledger_head,
    overdue_units,
    standing_out,
)
from storage.ledger import ROBOT
from storage.lines import line_of, private_names
from storage.notices import Turn, take_turn
from storage.outbox import DIGEST_LANE, Address, Label, known_keys, post
from storage.people import Someone
from storage.rules import Rules
from storage.supervision import pending_supervision
from storage.unit_of_work import UnitOfWork

DUE_SOON_DAYS: Final = 3  # natural days (R50)
MOST_REQUESTS: Final = 3
DIGEST = "digest"


class Scope(StrEnum):
    """Whose digest it is: who shares a scope reads the very same text."""

    APPROVER = "approver"
    SUPERVISOR = "supervisor"
    LEADER = "leader"
    CONGRESS = "congress"
    CPPCC = "cppcc"


# The first that fits a person's posts.
SCOPES: Final = (
    (PostRole.APPROVER, Scope.APPROVER),
    (PostRole.SUPERVISOR, Scope.SUPERVISOR),
    (PostRole.ADMIN, Scope.SUPERVISOR),
    (PostRole.DISTRICT_LEADER, Scope.LEADER),
    (PostRole.CONGRESS_PARTNER, Scope.CONGRESS),
    (PostRole.CPPCC_PARTNER, Scope.CPPCC),
)
SOURCES: Final = {Scope.CONGRESS: Source.DEPUTY_SUGGESTION, Scope.CPPCC: Source.CPPCC_PROPOSAL}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits for the approver, as a line."""

    name: str
    number: str
    unit: str
    by: str
    reason: str


def digest_moment(rules: Rules, on: date) -> datetime | None:
    """When that day's digest goes out; None when it is switched off, and on rest days unless they are on."""
    at = rules.policy.digest_at
    if at is None or (rules.calendar.is_rest_day(on) and not rules.policy.digest_on_rest_days):
        return None
    return datetime.combine(on, at, OFFICE_ZONE)


def is_due(rules: Rules, now: datetime) -> bool:
    """From its time on until the day's quiet hours; a digest of yesterday is never sent later."""
    moment = digest_moment(rules, rules.on)
    is_held = rules.policy.paused_at is not None or rules.policy.hours.is_quiet_hour(now)
    return moment is not None and moment <= now and not is_held


async def write_digests(work: UnitOfWork) -> int:
    """Put today's digest into the outbox for everybody who has none yet. The caller commits."""
    await take_turn(work, Turn.DIGEST)
    rules = await work.rules()
    if not is_due(rules, work.now):
        return 0
    readers = {key_of(person, rules.on): (person, scope) for person, scope in readers_of(rules)}
    known = await known_keys(work.session, readers)
    fresh = {key: reader for key, reader in readers.items() if key not in known}
    contents = {scope: await _write(work, rules, scope) for scope in {scope for _, scope in fresh.values()}}
    chosen = rules.calendar.is_rest_day(rules.on)  # the office wants it on a day that is quiet for others
    for key, (person, scope) in sorted(fresh.items()):
        to = Address(person.user_id or "", person.id)
        post(work, to, contents[scope], Label(key, DIGEST, DIGEST_LANE, urgent=chosen)).expires_on = rules.on
    return len(fresh)


def key_of(person: Someone, on: date) -> str:
    """One digest for a person and day."""
    return f"{DIGEST}:{person.id}:{on}"


def readers_of(rules: Rules) -> list[tuple[Someone, Scope]]:
    """Everybody who reads a digest, each once."""
    readers = rules.directory.office(*(role for role, _ in SCOPES))
    return [(p, next(scope for role, scope in SCOPES if role in p.roles)) for p in readers]


async def _write(work: UnitOfWork, rules: Rules, scope: Scope) -> Content:
    session = work.session
    previous = _digest_before(rules)
    period = _period(work.now, rules, previous, scope)
    figures = await count_figures(session, period)
    before = await _changes(work, rules, previous, figures) if scope not in SOURCES else {}
    items = await items_by_id(session, await standing_out(session, period))
    overdue = sorted(items.values(), key=lambda i: (not i.case.key_case, i.assignment.deadline_on, i.id))
    late_count, late = await late_reminders(session, period.since) if scope not in SOURCES else (0, ())
    return render_content(
        "digest/daily.md.j2",
        scope=scope,
        on=rules.calendar.describe(rules.on),
        since=rules.calendar.describe(previous, rules.on),
        figures=figures,
        before=before,
        overdue=[line_of(item, rules) for item in overdue],
        units=await overdue_units(session, period),
        requests=await _waiting(work, rules) if scope is Scope.APPROVER else [],
        steps=len(await pending_supervision(session)) if scope is Scope.APPROVER else 0,
        late=late,
        late_count=late_count,
        head=(await ledger_head(session))[:12],
        due_soon_days=DUE_SOON_DAYS,
    )


def _digest_before(rules: Rules) -> date:
    """The day of the digest before today's."""
    yesterday = rules.on - DAY
    return yesterday if rules.policy.digest_on_rest_days else rules.calendar.previous_working_day(yesterday)


def _period(now: datetime, rules: Rules, previous: date, scope: Scope) -> Period:
    return Period(
        since=digest_moment(rules, previous) or now - DAY,
        now=now,
        today=rules.on,
        due_by=rules.on + timedelta(days=DUE_SOON_DAYS),
        pushed_by=half_day_ago(now, rules.timetable),
        key_cases_of=SOURCES.get(scope),
    )


async def _changes(work: UnitOfWork, rules: Rules, previous: date, figures: Figures) -> dict[str, int]:
    """Today's figures less those of the previous working day; today's are noted for tomorrow, once."""
    today = figures.as_facts()
    if not await figures_before(work.session, rules.on):
        work.record("digested", ROBOT, f"{DIGEST}:{rules.on}", **today)
    before = await figures_before(work.session, previous)
    return {name: today[name] - before[name] for name in today if name in before}


def _reason(request: Matter, item: Item) -> str:
    return withheld() if item.case.secret else mask_people(request.reason, private_names(item.case))


async def _waiting(work: UnitOfWork, rules: Rules) -> Sequence[Waiting]:
    all_of_them: list[Matter] = [*await pending_extensions(work.session)]
    all_of_them += await pending_returns(work.session)
    all_of_them += await pending_supervision(work.session)
    requests = all_of_them[:MOST_REQUESTS]
    items = await items_by_id(work.session, {request.assignment_id for request in requests})
    return [
        Waiting(
            name=name_of(request),
            number=items[request.assignment_id].case.spoken,
            unit=items[request.assignment_id].unit.name,
            by=rules.directory.person(request.person_id).name,
            reason=_reason(request, items[request.assignment_id]),
        )
        for request in requests
    ]
