"""10月10日 补班: an administrator sets a day, or a few in a row, against the notice or before it comes."""

from datetime import date, timedelta

from domain.calendar import DAY, DayMark, days_between
from domain.calendar_changes import CalendarChange
from domain.errors import BadInput
from domain.intents import SetCalendarDays
from domain.names import NAMES
from domain.vocabulary import DayKind
from handlers.calendar.changing import Origin, facts_of, make_change
from handlers.calendar.effects import Effect, foresee_change
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router

router = Router()
MOST = 15  # days in a row: more is a year's notice
NEAR = timedelta(days=730)  # a day beyond is a slip of the finger
LONGEST_NAME = 20


@router.on(SetCalendarDays)
async def set_days(intent: SetCalendarDays, desk: Desk) -> Reply:
    """Shown with what it moves, confirmed once; it stays when the year's notice is loaded later."""
    first, last = intent.first_on, intent.last_on
    if last < first or (last - first).days >= MOST:
        raise BadInput("calendar_days", most=MOST)
    if abs(last - desk.today) > NEAR:
        raise BadInput("calendar_far", year=last.year)
    change = _change(intent, desk)
    if not change.puts:
        facts = {"year": None, "days": [_said(on, desk) for on in (first, last)][: 1 + (first != last)]}
        return Reply("replies/calendar_unchanged.md.j2", facts)
    effect = await foresee_change(change, desk)
    facts = facts_of(effect, desk)
    if not desk.confirmed:
        return Reply("questions/set_calendar_days.md.j2", facts, Question((intent,)))
    await make_change(effect, Origin(), desk)
    return Reply("replies/calendar_days_set.md.j2", facts)


async def foresee_days(intent: SetCalendarDays, desk: Desk) -> Effect:
    """What setting the days would do."""
    return await foresee_change(_change(intent, desk), desk)


def _change(intent: SetCalendarDays, desk: Desk) -> CalendarChange:
    name = intent.name.strip()[:LONGEST_NAME] or NAMES[DayKind.WORKED if intent.works else DayKind.RESTED]
    mark = DayMark(intent.works, name)
    days = days_between(intent.first_on - DAY, intent.last_on)
    return CalendarChange({on: mark for on in days if _differs(on, mark, desk)})


def _differs(on: date, mark: DayMark, desk: Desk) -> bool:
    """Weekends within days off are left out: they are days off anyway."""
    return desk.rules.calendar.is_working_day(on) != mark.is_working


def _said(on: date, desk: Desk) -> str:
    return desk.rules.calendar.describe(on, desk.today, written=True)
