"""When a day's digest goes out, and which one it is compared with."""

from datetime import date, datetime, timedelta
from typing import Final

from domain.calendar import DAY
from domain.digests import Cases
from domain.planning import half_day_ago
from domain.zone import OFFICE_ZONE
from storage.figures import Period
from storage.rules import Rules

DUE_SOON_DAYS: Final = 3  # natural days (R50)


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


def days_before(rules: Rules, count: int) -> list[date]:
    """The days of the digests before today's, the latest first."""
    days, on = list[date](), rules.on
    while len(days) < count:
        on = on - DAY
        on = on if rules.policy.digest_on_rest_days else rules.calendar.previous_working_day(on)
        days.append(on)
    return days


def period_of(rules: Rules, now: datetime, cases: Cases) -> Period:
    """From the digest before until now."""
    return Period(
        since=digest_moment(rules, days_before(rules, 1)[0]) or now - DAY,
        now=now,
        today=rules.on,
        due_by=rules.on + timedelta(days=DUE_SOON_DAYS),
        pushed_by=half_day_ago(now, rules.timetable),
        cases=cases,
    )
