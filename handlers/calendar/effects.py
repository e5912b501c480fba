"""What a change of the calendar would do: which days, which limits, which reminders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.calendar import Calendar
from domain.calendar_changes import CalendarChange, DayChange, differing
from domain.deadlines import Deadline, due
from domain.planning import Planned, day_of, forecast
from domain.reasons_of_limits import Told, recount
from domain.terms import Term
from domain.vocabulary import AssignmentState
from handlers.desk import Desk
from storage.calendar import count_provisional, counted_items, redo_orders
from storage.desks import Item
from storage.duties import open_duties, told_nodes
from storage.tables import RedoOrder

LONGEST_WEEKEND = timedelta(days=14)  # a limit that was rolled ends so long after its last day at most
AHEAD = timedelta(days=400)  # reminders beyond are not counted


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """One limit that is counted to another day then."""

    item: Item
    before_on: date
    until: date
    was_provisional: bool
    provisional: bool

    @property
    def is_earlier(self) -> bool:
        """Whether the unit has less time then."""
        return self.until < self.before_on


@dataclass(frozen=True, slots=True)
class Effect:
    """The change with everything that follows from it."""

    change: CalendarChange
    after: Calendar
    days: tuple[DayChange, ...]
    limits: tuple[MovedLimit, ...]
    unexplained: tuple[Item, ...]  # counted by a rule, but by none that arrives at the day that was told
    made_final: int  # provisional limits of the year, moved ones among them
    reminders: tuple[int, int]  # how many differ, and how many of them today


async def foresee_change(change: CalendarChange, desk: Desk) -> Effect:
    """Everything the change would do; nothing is written."""
    before = desk.rules.calendar
    after = change.apply(before)
    days = differing(change, before, after)
    limits, unexplained = await _limits(days, after, desk) if days else ([], [])
    final = await count_provisional(desk.work.session, change.year) if change.year is not None else 0
    return Effect(
        change, after, days, tuple(limits), tuple(unexplained), final, await _reminders(limits, after, desk)
    )


async def _limits(
    days: Sequence[DayChange], after: Calendar, desk: Desk
) -> tuple[list[MovedLimit], list[Item]]:
    """The limits that move, and those it may touch whose arithmetic cannot be found again."""
    first, last = days[0].on, days[-1].on
    items = await counted_items(desk.work.session, first)
    orders = await redo_orders(
        desk.work.session, [i.id for i in items if i.assignment.state is AssignmentState.REDO]
    )
    moved, unexplained = list[MovedLimit](), list[Item]()
    for item in items:
        on = item.assignment.deadline_on
        if on is None:
            continue
        anew = _recount(item, orders.get(item.id), after, desk)
        if anew is None and _begins(item) <= last and first <= on <= last + LONGEST_WEEKEND:
            unexplained += [item] if item.assignment.state is not AssignmentState.REDO else []
        elif anew is not None and anew.on is not None and anew.on != on:
            was = item.assignment.provisional
            moved.append(MovedLimit(item, on, anew.on, was, anew.provisional))
    return moved, unexplained


def _begins(item: Item) -> date:
    return item.case.assigned_on


def _recount(item: Item, order: RedoOrder | None, after: Calendar, desk: Desk) -> Deadline | None:
    """The limit counted by the new calendar from where it was counted before; None if it was not counted."""
    assignment, case, before = item.assignment, item.case, desk.rules.calendar
    if assignment.state is AssignmentState.REDO:
        return _recount_redo(item, order, after, desk)
    if assignment.deadline_on != assignment.first_deadline_on:
        return None
    told = Told(
        case.term, case.assigned_on, assignment.role, assignment.deadline_kind, assignment.first_deadline_on
    )
    return recount(told, before, after, co_terms(item, desk))


def _recount_redo(item: Item, order: RedoOrder | None, after: Calendar, desk: Desk) -> Deadline | None:
    """An order's limit, if it is the one its pack counts: a day that the office named stays."""
    if order is None or item.assignment.deadline_on != order.deadline_on:
        return None
    rule, ordered_on = desk.rules.pack_of(item.case).redo, day_of(order.ordered_at)
    if due(rule.within, ordered_on, desk.rules.calendar).on != order.deadline_on:
        return None
    return due(rule.within, ordered_on, after)


def co_terms(item: Item, desk: Desk) -> list[Term]:
    """What a co-handler's limit may have been counted by: the pack at the hand-over may be either."""
    packs = (desk.rules.pack_of(item.case), desk.rules.packs.of(item.case.source))
    return [pack.co_opinion.within for pack in packs if pack.co_opinion.within]


async def _reminders(limits: Iterable[MovedLimit], after: Calendar, desk: Desk) -> tuple[int, int]:
    """How many reminders to come are said on another day or of another limit, and how many of them today."""
    work, table = desk.work, desk.rules.timetable
    until = {limit.item.id: limit.until for limit in limits}
    duties = await open_duties(work.session, work.now)
    told = await told_nodes(work.session)
    last = desk.today + AHEAD
    moved = [replace(d, deadline_on=until.get(d.assignment_id, d.deadline_on)) for d in duties]
    old = _said(forecast(duties, table, desk.today, last, told))
    new = _said(forecast(moved, replace(table, calendar=after), desk.today, last, told))
    changed = {what for what in {*old, *new} if old.get(what) != new.get(what)}
    days = ({day_of(said.at) for said in (old.get(what), new.get(what)) if said} for what in changed)
    return len(changed), sum(desk.today in each for each in days)


@dataclass(frozen=True, slots=True)
class _Said:
    """When a reminder is said, and of which limit."""

    at: datetime
    deadline_on: date | None


def _said(planned: Iterable[Planned]) -> dict[tuple[object, ...], _Said]:
    """Each reminder by what it is; of the looks at an ongoing case each by its own day."""
    return {
        (
            p.duty.assignment_id,
            p.node.kind,
            p.node.n,
            p.node.recipient,
            p.node.nominal_on if p.node.deadline_on is None else None,
        ): _Said(p.node.at, p.node.deadline_on)
        for p in planned
    }
