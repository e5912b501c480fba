"""How long 停发 lasts, from the words: 三天, 两小时, 到周五, 到明天上午9点."""

import re
from datetime import date, datetime, time, timedelta

from domain.calendar import DAY, Calendar
from domain.chinese_dates import Exact, read_date
from domain.chinese_dates.hours import TIME
from domain.numerals import NUMBER, fold_width, read_number
from domain.office_hours import OfficeHours
from domain.reading.days.clock_times import read_time
from domain.zone import OFFICE_ZONE

LONGEST = timedelta(days=60)
HALF_DAY = timedelta(hours=4)
TONIGHT = time(20)
_NOON = time(12)
_COUNTED = ("hours", "minutes", "days", "working", "weeks")
_SPAN = re.compile(
    rf"(?:(?P<hours>{NUMBER})(?:个?(?P<half>半)?(?:小时|钟头)|个(?P<and_half>半)(?:小时|钟头))"
    rf"|(?P<minutes>{NUMBER})分钟?|(?P<days>{NUMBER})[天日]|(?P<working>{NUMBER})个?工作日"
    rf"|(?P<weeks>{NUMBER})(?:周|个?星期|个?礼拜))"
)
_UNTIL = re.compile(rf"[到至](?P<day>.*?)(?P<time>{TIME})?(?:为止|截止)?(?P<before>之?前)?")


def end_of(span: str, now: datetime, calendar: Calendar, hours: OfficeHours) -> datetime | None:
    """The moment the words mean; None if they mean none that is still to come within 60 days.

    A day is included: what is stopped until Friday goes on with the slot of the next working day, until
    "before Friday" with Friday's own.
    """
    words = "".join(fold_width(span).lower().split())
    end = _length(words, now, calendar, hours) or _until(words, now, calendar, hours)
    return end if end and now < end <= now + LONGEST else None


def _length(words: str, now: datetime, calendar: Calendar, hours: OfficeHours) -> datetime | None:
    today = now.astimezone(OFFICE_ZONE).date()
    fixed = {
        "半小时": now + timedelta(minutes=30),
        "半个小时": now + timedelta(minutes=30),
        "半个钟头": now + timedelta(minutes=30),
        "半天": now + HALF_DAY,
        "上午": datetime.combine(today, _NOON, OFFICE_ZONE),
        "一上午": datetime.combine(today, _NOON, OFFICE_ZONE),
        "下午": datetime.combine(today, hours.closes, OFFICE_ZONE),
        "一下午": datetime.combine(today, hours.closes, OFFICE_ZONE),
    }
    if words in fixed:
        return fixed[words]
    found = _SPAN.fullmatch(words)
    counts = {part: read_number(found[part]) for part in _COUNTED if found[part]} if found else {}
    if not found or not all(counts.values()):
        return None
    if working := counts.get("working"):
        return hours.slot_on(calendar.add_working_days(today, working))
    half = timedelta(minutes=30) if found["half"] or found["and_half"] else timedelta()
    return now + half + timedelta(**{part: n for part, n in counts.items() if n})


def _until(words: str, now: datetime, calendar: Calendar, hours: OfficeHours) -> datetime | None:
    found = _UNTIL.fullmatch(words)
    if found is None:
        return None
    today = now.astimezone(OFFICE_ZONE).date()
    if found["day"] == "今晚" and not found["time"]:
        return datetime.combine(today, TONIGHT, OFFICE_ZONE)
    on = _day(found["day"], today, calendar)
    if on is None:
        return None
    if found["time"]:
        return _at(found["time"], on, now, is_named=bool(found["day"]))
    is_excluded = found["before"] or found["day"].endswith("后")  # 到国庆节后: its first day is not stopped
    first_on = on if is_excluded else on + DAY
    return hours.next_slot(datetime.combine(first_on, time(), OFFICE_ZONE), calendar)


def _day(words: str, today: date, calendar: Calendar) -> date | None:
    if words in ("", "今天", "今晚", "今日"):
        return today
    reading = read_date(words, today=today, calendar=calendar)
    return reading.on if isinstance(reading, Exact) else None


def _at(words: str, on: date, now: datetime, *, is_named: bool) -> datetime | None:
    """A time of day; of today and over already it is tomorrow's, unless the day was named."""
    at = read_time(words)
    if at is None:
        return None
    moment = datetime.combine(on, at, OFFICE_ZONE)
    return moment + DAY if moment <= now and not is_named else moment
