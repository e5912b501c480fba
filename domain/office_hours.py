"""When an office works, when nothing may be sent, and when the next sending slot comes."""

from dataclasses import dataclass
from datetime import date, datetime, time

from domain.calendar import DAY, Calendar
from domain.zone import OFFICE_ZONE


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """An office's day in Asia/Shanghai: opening times, quiet hours (may run over midnight), morning slot."""

    opens: time = time(8, 30)
    closes: time = time(17, 30)
    quiet_from: time = time(20, 0)
    quiet_until: time = time(8, 30)
    slot: time = time(8, 45)

    def is_quiet(self, at: datetime, calendar: Calendar) -> bool:
        """Whether nothing unasked may be sent: on rest days and in quiet hours."""
        local = at.astimezone(OFFICE_ZONE)
        return calendar.is_rest_day(local.date()) or self._is_quiet_time(local.time())

    def is_quiet_hour(self, at: datetime) -> bool:
        """Whether it is one of the quiet hours, on whatever day."""
        return self._is_quiet_time(at.astimezone(OFFICE_ZONE).time())

    def slot_on(self, on: date) -> datetime:
        """The day's sending slot, put off to the end of the quiet hours if it lies within them."""
        at = self.quiet_until if self._is_quiet_time(self.slot) else self.slot
        return datetime.combine(on, at, OFFICE_ZONE)

    def next_slot(self, at: datetime, calendar: Calendar) -> datetime:
        """The first sending slot of a working day at or after the moment."""
        today = at.astimezone(OFFICE_ZONE).date()
        day = calendar.next_working_day(today)
        slot = self.slot_on(day)
        return slot if slot >= at else self.slot_on(calendar.next_working_day(day + DAY))

    def push_time(self, assigned_at: datetime, calendar: Calendar, *, urgent: bool) -> datetime:
        """When a new case is told: at once if urgent (R17) or in office hours, else with a slot (R18)."""
        if urgent or (self._is_open(assigned_at, calendar) and not self.is_quiet(assigned_at, calendar)):
            return assigned_at
        return self.next_slot(assigned_at, calendar)

    def half_working_day_after(self, at: datetime, calendar: Calendar) -> datetime:
        """The moment when half a day's office time has passed (R13), held over quiet hours."""
        left = (self._closing(at.date()) - self._opening(at.date())) / 2
        moment = self._next_opening(at.astimezone(OFFICE_ZONE), calendar)
        remaining_today = self._closing(moment.date()) - moment
        if left > remaining_today:
            left -= remaining_today
            moment = self._opening(calendar.next_working_day(moment.date() + DAY))
        moment += left
        return self.next_slot(moment, calendar) if self.is_quiet(moment, calendar) else moment

    def _is_quiet_time(self, at: time) -> bool:
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= at < self.quiet_until
        return at >= self.quiet_from or at < self.quiet_until

    def _is_open(self, at: datetime, calendar: Calendar) -> bool:
        local = at.astimezone(OFFICE_ZONE)
        return calendar.is_working_day(local.date()) and self.opens <= local.time() < self.closes

    def _next_opening(self, at: datetime, calendar: Calendar) -> datetime:
        today = at.date()
        if calendar.is_working_day(today) and at < self._closing(today):
            return max(at, self._opening(today))
        return self._opening(calendar.next_working_day(today + DAY))

    def _opening(self, on: date) -> datetime:
        return datetime.combine(on, self.opens, OFFICE_ZONE)

    def _closing(self, on: date) -> datetime:
        return datetime.combine(on, self.closes, OFFICE_ZONE)
