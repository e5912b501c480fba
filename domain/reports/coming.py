"""When which periodic report is composed; the same rows say what is due now and what will come."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import Calendar
from domain.office_hours import OfficeHours
from domain.reports.periods import Period, due_within, last_due
from domain.reports.plans import Plan
from domain.vocabulary import ReportKind


@dataclass(frozen=True, slots=True)
class Coming:
    """One report that is composed at a moment and laid before the approvers then."""

    at: datetime
    kind: ReportKind
    period: Period
    late: bool = False  # its own day went by without it


def coming_reports(
    plans: Collection[Plan], calendar: Calendar, hours: OfficeHours, days: tuple[date, date]
) -> list[Coming]:
    """Everything that falls due on these days (both included), in order: always at a working day's slot."""
    found = [
        Coming(hours.slot_on(period.due_on(calendar)), plan.kind, period)
        for plan in plans
        if plan.since is not None
        for period in due_within(plan.rhythm, max(days[0], plan.since), days[1], calendar)
    ]
    return sorted(found, key=lambda one: (one.at, list(ReportKind).index(one.kind)))


def due_reports(
    plans: Collection[Plan], calendar: Calendar, hours: OfficeHours, now: datetime, on: date
) -> Iterator[Coming]:
    """What should have been composed by now: all of today, and of each kind the last that was due before.

    Of several that were missed only the newest is made up for: the figures of older days are gone.
    """
    if calendar.is_rest_day(on) or hours.is_quiet_hour(now):
        return
    for plan in plans:
        if plan.since is None:
            continue
        today = list(due_within(plan.rhythm, max(on, plan.since), on, calendar))
        newest = last_due(plan.rhythm, on, calendar)
        missed = () if newest in today or newest.due_on(calendar) < plan.since else (newest,)
        for period in (*today, *missed):
            due_on = period.due_on(calendar)
            if hours.slot_on(due_on) <= now:
                yield Coming(hours.slot_on(due_on), plan.kind, period, late=due_on < on)
