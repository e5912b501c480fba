"""导入放假安排: the notice as pasted or sent is read, checked, shown with what it moves, and taken over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.calendar import DayMark
from domain.calendar_changes import CalendarChange, change_of_notice
from domain.errors import BadInput, NothingThere
from domain.holiday_notices import HolidayNotice, NoticeReading, read_notice
from domain.intents import LoadHolidays
from domain.vocabulary import YearSource
from handlers.calendar.changing import Origin, facts_of, make_change
from handlers.calendar.effects import Effect, foresee_change
from handlers.calendar.texts import read_file
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.calendar import loaded_year, stored_days
from storage.calendar_seed import bundled_year
from storage.filed import files_by_id
from storage.tables import StoredFile
from storage.unit_of_work import UnitOfWork

router = Router()
LONGEST = 20_000  # characters of a pasted text


@router.on(LoadHolidays)
async def load_holidays(intent: LoadHolidays, desk: Desk, work: UnitOfWork) -> Reply:
    """Nothing of it counts before 确认: which days change, which limits move, which reminders."""
    if not (intent.text.strip() or intent.file_id or intent.bundled):
        question = Question((intent,), wants_words_for="text")
        return Reply("questions/notice_wanted.md.j2", {"year": intent.year}, question)
    file = next(iter(await files_by_id(work.session, [intent.file_id])), None) if intent.file_id else None
    reading = await _read(intent, file, desk)
    if reading.notice is None:
        return _refuse(reading, intent)
    notice = reading.notice
    if intent.year is not None and notice.year != intent.year:
        raise BadInput("notice_year", found=notice.year, wanted=intent.year)
    change = await _change(notice, work)
    known = await loaded_year(work.session, notice.year)
    if known is not None and not (change.puts or change.drops):
        return Reply("replies/calendar_unchanged.md.j2", {"year": notice.year, "days": []})
    effect = await foresee_change(change, desk)
    facts = facts_of(effect, desk, reading.doubts)
    facts |= {"paper": notice.paper, "known": known is not None, "bundled": intent.bundled}
    if not desk.confirmed:
        return Reply("questions/load_holidays.md.j2", facts, Question((intent,)))
    await make_change(effect, _origin(intent, notice, file), desk)
    return Reply("replies/holidays_loaded.md.j2", facts)


async def foresee_loading(intent: LoadHolidays, desk: Desk) -> Effect | None:
    """What the notice would do; None if it is not read."""
    file = (
        next(iter(await files_by_id(desk.work.session, [intent.file_id])), None) if intent.file_id else None
    )
    reading = await _read(intent, file, desk)
    return await foresee_change(await _change(reading.notice, desk.work), desk) if reading.notice else None


async def _change(notice: HolidayNotice, work: UnitOfWork) -> CalendarChange:
    ends = date(notice.year - 1, 12, 1), date(notice.year, 12, 31)
    return change_of_notice(notice, await stored_days(work.session, *ends))


async def _read(intent: LoadHolidays, file: StoredFile | None, desk: Desk) -> NoticeReading:
    if intent.bundled:
        days = bundled_year(intent.year or 0)
        if not days:
            raise NothingThere("bundled_year", year=intent.year)
        return NoticeReading(HolidayNotice(intent.year or 0, _marks(days)))
    if file is not None:
        return await read_file(file, intent.year, desk)
    return read_notice(intent.text[:LONGEST], desk.today, intent.year)


def _marks(days: Mapping[date, tuple[bool, str]]) -> dict[date, DayMark]:
    return {on: DayMark(is_working, name) for on, (is_working, name) in days.items()}


def _refuse(reading: NoticeReading, intent: LoadHolidays) -> Reply:
    """What is wrong, and the next step; where only the year is not written it is asked for."""
    facts = {"troubles": reading.troubles, "years": reading.years}
    if reading.years:
        options = tuple(replace(intent, year=year) for year in reading.years)
        return Reply("questions/notice_year.md.j2", facts, Question(options, rereads=True))
    again = Question((LoadHolidays(year=intent.year),), wants_words_for="text")
    return Reply("questions/notice_wrong.md.j2", facts, again)


def _origin(intent: LoadHolidays, notice: HolidayNotice, file: StoredFile | None) -> Origin:
    if intent.bundled:
        return Origin(YearSource.BUNDLED)
    if file is not None:
        return Origin(YearSource.FILE, notice.paper or file.name[:150])
    return Origin(YearSource.NOTICE, notice.paper)
