"""The rows of the ladder that come after something: after the push, after the deadline, every so often."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, takewhile, zip_longest

from domain.climbing import Climb
from domain.duties import Duty, Node, day_of
from domain.ladder import Rung
from domain.vocabulary import DayUnit


def after_deadline(rungs: Sequence[Rung], climb: Climb) -> Iterator[Node]:
    """Days after the deadline, or after the day it was told if a case came in overdue already.

    Natural days that end on a rest day are said on the next working day. Each is pointless once the next of
    its row has come.
    """
    duty, calendar = climb.duty, climb.timetable.calendar
    if duty.deadline_on is None:
        return
    from_on = max(duty.deadline_on, duty.told_on)
    for rung in rungs:
        nominal = {n: from_on + timedelta(days=n) for n in rung.days}
        if rung.unit is DayUnit.WORKING_DAYS:
            nominal = {n: calendar.add_working_days(from_on, n) for n in rung.days}
        by_day = {calendar.next_working_day(nominal[n]): n for n in sorted(nominal)}
        yield from _each_until_the_next(
            replace(_node(rung, climb, day, n, duty.deadline_on), nominal_on=nominal[n])
            for day, n in by_day.items()
        )


def after_push(rungs: Sequence[Rung], climb: Climb) -> Iterator[Node]:
    """Half a working day must have passed (R13); it is said with the next morning's message, never alone."""
    duty, calendar, hours = climb.duty, climb.timetable.calendar, climb.timetable.hours
    if duty.pushed_at is None:
        return
    first = hours.next_slot(hours.half_working_day_after(duty.pushed_at, calendar), calendar)
    pushed_on = day_of(duty.pushed_at)
    for rung in rungs:
        days = {n: calendar.add_working_days(day_of(first), n) if n else day_of(first) for n in rung.days}
        yield from _each_until_the_next(_node(rung, climb, days[n], n, pushed_on) for n in days)


def _node(rung: Rung, climb: Climb, day: date, n: int, counted_from_on: date) -> Node:
    return Node(
        key=f"{climb.duty.assignment_id}:{rung.node}:{counted_from_on}:{n}",
        kind=rung.node,
        recipient=rung.recipient,
        at=climb.slot(day),
        n=n,
        unit=rung.unit,
        nominal_on=day,
        deadline_on=climb.duty.deadline_on,
        setting=rung.setting,
    )


def _each_until_the_next(nodes: Iterable[Node]) -> Iterator[Node]:
    """After an outage the last of several that were missed is said, not all of them."""
    found = sorted(nodes, key=lambda node: node.at)
    for node, following in zip_longest(found, found[1:]):
        yield replace(node, ends_at=following.at if following else None)


def looks(rungs: Sequence[Rung], climb: Climb) -> Iterator[Node]:
    """The looks at an ongoing case, or a project; each is pointless once the next has come."""
    duty, until = climb.duty, climb.reviews_until
    every = duty.review_every_days
    if every is None or until is None:
        return
    nominal = (duty.assigned_on + timedelta(days=every * number) for number in count(1))
    planned = ((climb.timetable.calendar.previous_working_day(on), on) for on in nominal)
    asked = ((day, on) for day, on in takewhile(lambda pair: pair[0] <= until, planned) if day > duty.told_on)
    due = {day: on for day, on in asked if not _has_said(duty, on - timedelta(days=every))}
    for rung in rungs:
        yield from _each_until_the_next(
            replace(_node(rung, climb, day, every, on), nominal_on=on, deadline_on=None)
            for day, on in due.items()
        )


def _has_said(duty: Duty, since: date) -> bool:
    """Whether the unit has told it by itself meanwhile: nobody is asked twice for the same (R67)."""
    return duty.reported_on is not None and duty.reported_on > since
