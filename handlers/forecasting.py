"""预览: what will go out, when, to whom and why – from the same rules that send it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from domain.agenda import Coming, Outgoing, foresee
from domain.calendar import DAY
from domain.intents import Preview
from domain.planning import day_of
from domain.policy import read_policy
from domain.promptness import Rhythm
from domain.reminders import Timetable
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.digests import digest_moment, digest_readers
from storage.outlook import known_now
from storage.rules import Rules, stored_settings
from storage.unit_of_work import UnitOfWork

router = Router()
AHEAD = timedelta(days=14)
FARTHEST = timedelta(days=400)  # what one case still holds
COMPARED = timedelta(days=120)  # days over which the effect of a setting is counted
MESSAGES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One message that will go out, as a line of the list."""

    at: datetime
    unit: str
    person: str
    news: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of some days: on how many, the first of them, and who reads them."""

    days: int
    first_at: datetime
    readers: tuple[str, ...]


@router.on(Preview)
async def preview(intent: Preview, desk: Desk, work: UnitOfWork) -> Reply:
    """What goes out in some days to come, or about one case; sends nothing."""
    first = max(intent.begins_on or desk.today, desk.today)
    last = intent.ends_on or first + AHEAD
    known, rules = await known_now(work), desk.rules
    if intent.refs:
        known = known.about({item.id for item in await desk.visible(intent.refs)})
        last = first + FARTHEST
    coming = foresee(known.outlook(rules.timetable, rules.rhythm, last), last)
    messages = [one for one in coming if day_of(one.at) >= first]
    start = (max(intent.page, 1) - 1) * MESSAGES_SHOWN
    facts = {
        "messages": [line_of(one, rules) for one in messages[start : start + MESSAGES_SHOWN]],
        "count": len(messages),
        "more": max(0, len(messages) - start - MESSAGES_SHOWN),
        "first": rules.calendar.describe(first, desk.today),
        "last": rules.calendar.describe(last, desk.today),
        "about": intent.refs[0].written if intent.refs else "",
        "days": (first, last),
        "next_page": max(intent.page, 1) + 1,
        "calendar": rules.calendar,
        "paused": rules.policy.paused_at is not None,
        "digests": None if intent.refs else _digests(rules, desk.now, (first, last)),
    }
    return Reply("lists/preview.md.j2", facts)


def _digests(rules: Rules, now: datetime, days: tuple[date, date]) -> Digests | None:
    """The daily digest on these days, both included."""
    moments = (digest_moment(rules, days[0] + n * DAY) for n in range((days[1] - days[0]).days + 1))
    ahead = [moment for moment in moments if moment is not None and moment > now]
    readers = [someone.name for someone, _ in digest_readers(rules)]
    return Digests(len(ahead), ahead[0], tuple(readers)) if ahead and readers else None


def line_of(message: Outgoing, rules: Rules) -> PreviewLine:
    """One message with the names of person and unit; he may hold his post only later."""
    person = rules.directory.find(message.person_id)
    name, posts = (person.name, person.posts) if person is not None else ("", ())
    at = message.at.astimezone(OFFICE_ZONE)
    once = {(one.number, one.kind, one.held): one for one in message.news}  # whichever units it is about
    return PreviewLine(at, posts[0].unit_name if posts else "", name, tuple(once.values()))


def digests_of(rules: Rules, now: datetime, days: int) -> tuple[int, int]:
    """How many digests go out in the days to come, and how many people read one."""
    today = now.astimezone(OFFICE_ZONE).date()
    ahead = _digests(rules, now, (today, today + days * DAY))
    return (ahead.days, len(ahead.readers)) if ahead else (0, 0)


async def changed_rules(desk: Desk, key: tuple[str, str], value: dict[str, Any]) -> Rules:
    """The rules as they would be with this setting."""
    policy = read_policy({**await stored_settings(desk.work.session), key: value})
    return replace(desk.rules, policy=policy)


async def count_changes(desk: Desk, key: tuple[str, str], value: dict[str, Any]) -> tuple[int, int]:
    """How many reminders of the coming months a setting would change, and how many of them today."""
    changed = await changed_rules(desk, key, value)
    return await count_differing(desk, changed.timetable, changed.rhythm)


async def count_differing(desk: Desk, changed: Timetable, rhythm: Rhythm | None = None) -> tuple[int, int]:
    """The same for anything else that reminders depend on: news that comes, goes, or changes its moment."""
    known, rules = await known_now(desk.work), desk.rules
    last = desk.today + COMPARED
    before = _moments(foresee(known.outlook(rules.timetable, rules.rhythm, last), last))
    after = _moments(foresee(known.outlook(changed, rhythm or rules.rhythm, last), last))
    differing = before ^ after
    return len(set(map(_fact, differing))), len({_fact(m) for m in differing if day_of(m[2]) == desk.today})


Moment = tuple[str, int, datetime]  # news, person, when it is told


def _fact(moment: Moment) -> tuple[str, int]:
    return moment[:2]


def _moments(messages: Iterable[Outgoing]) -> set[Moment]:
    return {(one.about, message.person_id, message.at) for message in messages for one in message.news}
