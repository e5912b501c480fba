"""日历, 日历 2027, 日历 10月: the holidays of a year or of a month, and where they come from."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.calendar import HolidayBlock
from domain.calendar_changes import holiday_rows
from domain.intents import LoadHolidays, ShowCalendar
from domain.permissions import may
from domain.written_days import last_day_of_month
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.calendar import count_provisional, loaded_year, loaded_years, stored_days
from storage.calendar_seed import bundled_year
from storage.unit_of_work import UnitOfWork

router = Router()
LONGEST_HOLIDAY = timedelta(days=15)  # one that began in the month before


@router.on(ShowCalendar)
async def show_calendar(intent: ShowCalendar, desk: Desk, work: UnitOfWork) -> Reply:
    """The year's holidays with the days worked for them, and where they come from."""
    year = intent.year or desk.today.year
    if intent.month:
        return _month(year, intent.month, desk)
    row, years = await loaded_year(work.session, year), await loaded_years(work.session)
    by = desk.rules.directory.find(row.loaded_by) if row and row.loaded_by else None
    own = [on for on, day in (await stored_days(work.session, *_ends(year))).items() if day.own]
    facts = {
        "year": year,
        "rows": holiday_rows(desk.rules.calendar, year),
        "loaded": row,
        "by": by.name if by else "",
        "own": [desk.rules.calendar.describe(on, desk.today, written=True) for on in sorted(own)],
        "first_year": years[0] if years else None,
        "last_year": years[-1] if years else None,
        "provisional": await count_provisional(work.session, year),
        "may_load": may(desk.who.roles, LoadHolidays),
        "bundled": row is None and bool(bundled_year(year)),
    }
    return Reply("cards/calendar.md.j2", facts)


def _ends(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int, desk: Desk) -> Reply:
    """The month's working days counted, days off and make-up days one by one."""
    calendar, last = desk.rules.calendar, last_day_of_month(year, month)
    days = [last.replace(day=number) for number in range(1, last.day + 1)]
    around = calendar.holiday_blocks(days[0] - LONGEST_HOLIDAY, days[-1])
    holidays = [block for block in around if block.last_on >= days[0]]
    facts = {
        "year": year,
        "month": month,
        "working": sum(map(calendar.is_working_day, days)),
        "holidays": holidays,
        "weekends": [on for on in days if calendar.is_rest_day(on) and not _within(on, holidays)],
        "made_up": [on for on in days if calendar.is_makeup_day(on)],
        "provisional": calendar.is_provisional(last),
    }
    return Reply("cards/calendar_month.md.j2", facts)


def _within(on: date, holidays: Sequence[HolidayBlock]) -> bool:
    return any(block.first_on <= on <= block.last_on for block in holidays)
