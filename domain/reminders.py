"""Which reminders an assignment calls for, and which are owed now: derived from facts, never remembered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from domain.climbing import Climb
from domain.duties import Duty, Limit, Node, Timetable, day_of
from domain.ladder import BY_NODE, CountsFrom, Rung
from domain.nearing import ahead_of_deadline, at_half_time, on_last_extension_day, on_report_day
from domain.passing import after_deadline, after_push, looks

__all__ = ("Duty", "Limit", "Node", "Timetable", "nodes", "owed")

_COUNTED: Final[Mapping[CountsFrom, Callable[[Sequence[Rung], Climb], Iterator[Node]]]] = {
    CountsFrom.PUSH: after_push,
    CountsFrom.HALF_TIME: at_half_time,
    CountsFrom.DEADLINE: ahead_of_deadline,
    CountsFrom.EXTENSION_END: on_last_extension_day,
    CountsFrom.REPORT_DAY: on_report_day,
    CountsFrom.AFTER_DEADLINE: after_deadline,
    CountsFrom.CADENCE: looks,
}


def nodes(duty: Duty, timetable: Timetable, *, reviews_until: date | None = None) -> tuple[Node, ...]:
    """Every message the ladder holds for an assignment as it stands, in order of time.

    Ongoing cases are looked at without end, so their reviews are listed up to and with `reviews_until`.
    """
    if duty.answered:
        return ()
    climb = Climb(duty, timetable, reviews_until)
    rungs = climb.rungs()
    found = [
        node
        for counts_from, counted in _COUNTED.items()
        if (group := [rung for rung in rungs if rung.counts_from is counts_from])
        for node in counted(group, climb)
    ]
    return tuple(sorted(_one_a_day(found), key=lambda node: (node.at, node.key)))


def _one_a_day(found: Sequence[Node]) -> Iterator[Node]:
    """Where rows meet on one day, those that give way to another that is said are left out."""
    said = {(node.kind, node.at) for node in found}
    for node in found:
        if not any((other, node.at) in said for other in BY_NODE[node.kind].yields_to):
            yield node


def owed(duty: Duty, timetable: Timetable, now: datetime) -> tuple[Node, ...]:
    """The messages whose time has come and which still say something useful; the caller drops recorded keys.

    What was missed comes late, with the days that really remain; of several missed announcements the last,
    and none once the deadline has passed, for then the overdue message speaks.
    """
    today = day_of(now)
    return tuple(
        replace(node, told_on=today, late=today > day_of(node.at))
        for node in nodes(duty, timetable, reviews_until=today)
        if node.at <= now and (node.ends_at is None or now < node.ends_at)
    )
