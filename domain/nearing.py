"""The rows of the ladder that come before a deadline: announcements, last days, half-time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from domain.climbing import Climb, end_of
from domain.deadlines import count_back
from domain.duties import Node
from domain.ladder import NodeKind, Notice, Rung
from domain.pace import HALF, half_time_on
from domain.vocabulary import DayUnit
from domain.zone import OFFICE_ZONE


def ahead_of_deadline(rungs: Sequence[Rung], climb: Climb) -> Iterator[Node]:
    """The T-n messages and the day itself, one a day at most.

    Those on or before the day the deadline was told are its push.
    """
    duty, deadline = climb.duty, climb.duty.deadline_on
    if deadline is None:
        return
    by_day = {day: found for rung in rungs for day, found in _days_of(rung, climb, deadline)}
    days = [day for day in sorted(by_day) if day > duty.told_on]
    ends = [*map(climb.slot, days[1:]), end_of(deadline)]
    for day, ends_at in zip(days, ends, strict=False):
        yield replace(by_day[day], ends_at=ends_at)


def _days_of(rung: Rung, climb: Climb, deadline: date) -> Iterator[tuple[date, Node]]:
    """Working day → message, the nearest last: where two meet on one day it is the one that is said."""
    duty, calendar = climb.duty, climb.timetable.calendar
    usual = climb.ladder.notice_for(duty.source, duty.role, key=duty.key) or Notice(())
    notice = Notice(rung.days, rung.unit, setting=rung.setting) if rung.days else usual
    for n in sorted(set(notice.days), reverse=True):
        nominal_on = count_back(deadline, n, notice.unit, calendar)
        day = calendar.previous_working_day(nominal_on)
        kind = rung.node if n else NodeKind.DUE_TODAY
        yield (
            day,
            Node(
                key=f"{duty.assignment_id}:{kind}:{deadline}:{n}",
                kind=kind,
                recipient=rung.recipient,
                at=climb.slot(day),
                n=n,
                unit=notice.unit,
                nominal_on=nominal_on,
                deadline_on=deadline,
                extension_until=climb.ahead(deadline, climb.ladder.extension),
                report_due_on=climb.ahead(deadline, climb.ladder.report),
                setting=notice.setting,
            ),
        )


def on_report_day(rungs: Sequence[Rung], climb: Climb) -> Iterator[Node]:
    """The day of the signed report, announced as far ahead as deadlines are, where a pack wants a report."""
    duty, deadline = climb.duty, climb.duty.deadline_on
    notice = climb.ladder.notice_for(duty.source, duty.role, key=duty.key)
    if deadline is None or notice is None:
        return
    report_on = climb.ahead(deadline, climb.ladder.report)
    for rung in rungs:
        n, unit = (max(rung.days), rung.unit) if rung.days else (min(notice.days, default=0), notice.unit)
        nominal_on = count_back(report_on, n, unit, climb.timetable.calendar)
        day = climb.timetable.calendar.previous_working_day(nominal_on)
        if day > duty.told_on:
            yield Node(
                key=f"{duty.assignment_id}:{rung.node}:{deadline}:{n}",
                kind=rung.node,
                recipient=rung.recipient,
                at=climb.slot(day),
                n=n,
                unit=unit,
                nominal_on=nominal_on,
                deadline_on=deadline,
                report_due_on=report_on,
                ends_at=end_of(report_on),
                setting=rung.setting or notice.setting,
            )


def on_last_extension_day(rungs: Sequence[Rung], climb: Climb) -> Iterator[Node]:
    """Said on that very day or not at all."""
    duty, deadline = climb.duty, climb.duty.deadline_on
    if deadline is None:
        return
    ahead = climb.ladder.extension
    day = climb.ahead(deadline, ahead)
    for rung in rungs:
        if day > duty.told_on:
            yield Node(
                key=f"{duty.assignment_id}:{rung.node}:{deadline}:{ahead.days}",
                kind=rung.node,
                recipient=rung.recipient,
                at=climb.slot(day),
                n=ahead.days,
                unit=ahead.unit,
                nominal_on=count_back(deadline, ahead.days, ahead.unit, climb.timetable.calendar),
                deadline_on=deadline,
                extension_until=day,
                report_due_on=climb.ahead(deadline, climb.ladder.report),
                ends_at=end_of(day),
                setting=rung.setting,
            )


def at_half_time(rungs: Sequence[Rung], climb: Climb) -> Iterator[Node]:
    """Said once, however the deadline moves later, and again only in another round; of long terms alone."""
    duty, deadline = climb.duty, climb.duty.deadline_on
    if deadline is None:
        return
    nominal_on = half_time_on(duty.begun_on, deadline)
    day = climb.timetable.calendar.next_working_day(nominal_on)
    for rung in rungs:
        shortest = max(rung.days, default=climb.ladder.half_time_from)
        if shortest is None or (deadline - duty.begun_on).days < shortest:
            continue
        if duty.told_on < day < deadline:
            yield Node(
                key=f"{duty.assignment_id}:{rung.node}:once{duty.round or ''}",
                kind=rung.node,
                recipient=rung.recipient,
                at=climb.slot(day),
                n=HALF,
                unit=DayUnit.NATURAL_DAYS,
                nominal_on=nominal_on,
                deadline_on=deadline,
                ends_at=datetime.combine(deadline, time(), OFFICE_ZONE),
                setting=rung.setting,
            )
