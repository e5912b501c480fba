"""怎么算的: the arithmetic behind a deadline, and the days counted back from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.calendar import DAY, Calendar
from domain.deadlines import Deadline, StepKind, count_back, days_before
from domain.errors import NothingThere
from domain.intents import CaseRef, ExplainDeadline
from domain.ladder import ANNOUNCEMENTS, Ahead
from domain.planning import day_of
from domain.reasons_of_limits import Told, retrace
from domain.reminders import nodes
from domain.vocabulary import AssignmentRole, DayUnit
from handlers.days import end_of_answer
from handlers.desk import Desk, last_shown
from handlers.replying import Reply
from handlers.results.reckoning import redo_arithmetic
from handlers.router import Router
from storage.desks import Item
from storage.duties import open_duties
from storage.reasons import granted_limit
from storage.rules import Rules
from storage.tables import ExtensionRequest
from storage.unit_of_work import UnitOfWork

router = Router()
SHOWN_RUNS = 6  # stretches of rest days that are listed
_WRITTEN = (StepKind.START, StepKind.AS_WRITTEN)  # no calendar moves these


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the arithmetic, its days in words."""

    kind: StepKind
    on: str
    n: int
    unit: DayUnit | None
    skipped: tuple[tuple[str, str], ...]  # rest days in a row: the first, and the last if there are more
    count: int  # of rest days in all
    hidden: bool  # not all of them are listed
    made_up: tuple[str, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class AheadLine:
    """A day so far ahead of the deadline: where plain counting falls, and the working day that is kept."""

    n: int
    unit: DayUnit
    plain: str
    kept: str
    moved: bool
    over: bool = False
    clause: str = ""


@router.on(ExplainDeadline)
async def explain_deadline(intent: ExplainDeadline, desk: Desk, work: UnitOfWork) -> Reply:
    """The steps from the day a case was assigned to the day it is due, and the days counted back from it."""
    item = await _one(intent.refs, desk)
    rules, assignment = desk.rules, item.assignment
    granted = await granted_limit(work.session, item.id) if assignment.second_deadline_on else None
    redo, ordered_on, redo_clause = await redo_arithmetic(item, desk)
    facts: dict[str, object] = {
        "case": desk.line(item),
        "assigned_on": rules.calendar.describe(item.case.assigned_on, desk.today),
        "steps": put_steps(redo if ordered_on else _arithmetic(item, desk), rules.calendar, desk.today),
        "ordered_on": _describe(ordered_on, desk),
        "redo_clause": redo_clause,
        "in_force": _limit(assignment.deadline_on, item, desk),
        "first": _limit(assignment.first_deadline_on, item, desk),
        "second": _limit(assignment.second_deadline_on, item, desk),
        **_granted(granted, rules),
        "reminders": [],
        "extension": None,
        "report": None,
        **_rules(item, desk),
    }
    on = assignment.deadline_on
    if on is not None and desk.line(item).is_open:
        facts["left"] = max(0, rules.calendar.working_days_between(desk.today, on))
        pack = rules.pack_of(item.case)
        for name, rule in (("extension", pack.extension), ("report", pack.report)):
            line = _ahead(on, rule.ahead, rules.calendar, desk.today)
            facts[name] = replace(line, clause=rule.clause)
        facts["reminders"] = await _reminders(item, desk, work)
    return Reply("cards/deadline.md.j2", facts, about=item.id, aloud=(desk.line(item),))


def _rules(item: Item, desk: Desk) -> dict[str, object]:
    """The pack that holds, and the last day it allows."""
    pack, end = desk.rules.pack_of(item.case), end_of_answer(item, desk)
    return {
        "pack": pack,
        "apart": item.case.pack in desk.rules.packs.by_name,
        "latest": desk.rules.calendar.describe(end.on, desk.today) if end else "",
        "is_co": item.assignment.role is AssignmentRole.CO,
    }


def _granted(granted: ExtensionRequest | None, rules: Rules) -> dict[str, str]:
    """Who granted the second limit, and when."""
    if granted is None or granted.decided_by is None or granted.decided_at is None:
        return {"granted_by": "", "granted_at": ""}
    by = rules.directory.find(granted.decided_by)
    return {"granted_by": by.name if by else "", "granted_at": granted.decided_at.isoformat()}


async def _one(refs: tuple[CaseRef, ...], desk: Desk) -> Item:
    """Looking is harmless: without a number the case seen last will do. His own unit's part goes first."""
    if not (refs or desk.quoted or desk.pointing) and (seen := await last_shown(desk)):
        return seen
    items = await desk.visible(refs)
    if not items:
        raise NothingThere("case")
    return min(items, key=lambda item: item.assignment.unit_id not in desk.who.unit_ids)


def _arithmetic(item: Item, desk: Desk) -> Deadline | None:
    case, assignment = item.case, item.assignment
    told = Told(
        case.term, case.assigned_on, assignment.role, assignment.deadline_kind, assignment.first_deadline_on
    )
    packs = (desk.rules.pack_of(case), desk.rules.packs.of(case.source))  # the one at hand-over may be either
    return retrace(told, desk.rules.calendar, [p.co_opinion.within for p in packs if p.co_opinion.within])


def put_steps(deadline: Deadline | None, calendar: Calendar, today: date) -> list[StepLine]:
    """The steps as lines of a card, their days described as seen from today."""

    def words(days: tuple[date, ...]) -> tuple[str, ...]:
        return tuple(calendar.describe(day, today) for day in days)

    def ends(run: tuple[date, date]) -> tuple[str, str]:
        first, last = run
        return calendar.describe(first, today), calendar.describe(last, today) if last > first else ""

    return [
        StepLine(
            kind=step.kind,
            on=calendar.describe(step.on, today, written=step.kind in _WRITTEN) if step.on else "",
            n=step.n or 0,
            unit=step.unit,
            skipped=tuple(map(ends, runs[:SHOWN_RUNS])),
            count=len(step.skipped),
            hidden=len(runs) > SHOWN_RUNS,
            made_up=words(step.made_up),
            clause=step.clause,
        )
        for step in (deadline.steps if deadline else ())
        for runs in [_runs(step.skipped)]
    ]


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    """The first and the last day of each stretch without a gap."""
    firsts = [on for on in days if on - DAY not in days]
    lasts = [on for on in days if on + DAY not in days]
    return list(zip(firsts, lasts, strict=True))


def _ahead(on: date, ahead: Ahead, calendar: Calendar, today: date) -> AheadLine:
    plain = count_back(on, ahead.days, ahead.unit, calendar)
    kept = days_before(on, ahead.days, ahead.unit, calendar)
    described = (calendar.describe(plain, today), calendar.describe(kept, today))
    return AheadLine(ahead.days, ahead.unit, *described, moved=plain != kept, over=kept < today)


async def _reminders(item: Item, desk: Desk, work: UnitOfWork) -> list[AheadLine]:
    """The days on which the deadline is announced, as the ladder has them."""
    duties = await open_duties(work.session, work.now, ids=[item.id])
    calendar = desk.rules.calendar
    return [
        AheadLine(
            node.n,
            node.unit,
            calendar.describe(node.nominal_on, desk.today),
            calendar.describe(day_of(node.at), desk.today),
            moved=node.is_moved,
            over=node.at <= desk.now,
        )
        for duty in duties
        for node in nodes(duty, desk.rules.timetable)
        if node.kind in ANNOUNCEMENTS
    ]


def _limit(on: date | None, item: Item, desk: Desk) -> str:
    written = not item.assignment.provisional
    return desk.rules.calendar.describe(on, desk.today, written=written) if on else ""


def _describe(on: date | None, desk: Desk) -> str:
    return desk.rules.calendar.describe(on, desk.today) if on else ""
