"""The working calendar: 日历, 日历 10月, a notice pasted, 10月10日 补班, 日历 2027年2月5日 休 春节."""

import re
from datetime import date, timedelta
from typing import Final

from domain import intents
from domain.holiday_notices.wording import HOLIDAYS, looks_like_notice
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import ADMINS
from domain.reading.days.periods import read_day
from domain.reading.rules import Message
from domain.reading.scene import Reading, Scene
from domain.written_days import parse_day

_LONGEST = 60
_MONTHS = range(1, 13)
_LONG_PAST = timedelta(days=60)
_LEAP_DAY = (2, 29)
_CALENDAR = r"(?:工作日历|日历|放假安排|节假日安排|放假调休安排|放假日历|法定节假日|节假日|放假通知)"
_LOOK = r"(?:看看|看一下|看下|查看|查一下|查|显示|\s)*"
_YEAR = r"(?:(?P<year>20[0-9]{2})年?|(?P<near>今年|明年|后年|去年))"
_MONTH = rf"(?:(?P<month>{NUMBER})月份?|(?P<this>本月|这个月)|(?P<next>下个?月))"
_SHOW: Final = re.compile(
    rf"{_LOOK}(?:{_CALENDAR}\s*(?:的|:)?\s*)?{_YEAR}?\s*(?:的|度)?\s*{_MONTH}?\s*(?:的)?{_CALENDAR}?\s*"
)
_HOLIDAY = "|".join(name.removesuffix("节") for name in HOLIDAYS)
_WHEN: Final = re.compile(
    rf"{_YEAR}?(?:的)?(?:{_HOLIDAY}|五一|十一)?节?"
    r"(?:(?:怎么|如何|什么时候|哪天|哪几天|几天|几号)(?:开始)?(?:放假|放|休息|调休)|(?:放|休)(?:几|多少)天假?)(?:的|呢|啊)?\??"
)
_COME: Final = re.compile(
    rf"{_YEAR}?的?(?:[0-9]{{1,2}}月份?的?)?{_CALENDAR}(?:有没有)?(?:已经)?"
    r"(?:来|到|公布|发布|下发|出|导入|录入|更新|有)?(?:了没有?|了吗|了么|没有?|吗)\??"
)
_MOVED: Final = re.compile(
    rf"{_LOOK}(?:日历|放假安排)?\s*(?:(?:时限|期限|截止日)(?:改动|变动|变化|改期)(?:清单|情况|明细)?|改动(?:清单|明细)|哪些(?:时限|件)会?(?:改|变)(?:了|动)?\??)"
    rf"(?:\s*第?(?P<page>{NUMBER})页)?"
)
_LOAD: Final = re.compile(
    rf"(?:我要|帮我|请|\s)*(?:导入|录入|更新|加载|添加)\s*(?:(?P<first>20[0-9]{{2}})年?的?)?\s*{_CALENDAR}\s*(?:{_YEAR})?"
)
_BUNDLED: Final = re.compile(
    rf"{_CALENDAR}?\s*(?:启用|采用|用)(?:程序)?(?:自带|内置)?的?\s*{_YEAR}(?:的|度)?\s*{_CALENDAR}?"
    rf"|{_CALENDAR}?\s*(?:20[0-9]{{2}}年?)\s*启用"
)
_DAY = r"(?P<day>[0-9年月日号./至到~—周星期下本这那一二三四五六七八九十今明后天-]{2,24}?)"
_WORKS = r"补班|上班|正常上班|调休上班|工作日|班"
_RESTS = r"放假|休息|休假|不上班|调休放假|休"
_PUT = r"(?:就|都|也|要|是|为|算|设[为成]|定[为成]|改[为成到]?|调整[为成]|安排|[:,\s])*"
_NAME = r"(?:[\s,:(]*(?P<name>[\u4e00-\u9fff]{2,10}?)\)?)?"
_SET: Final = re.compile(
    rf"(?P<head>{_CALENDAR})?\s*(?:把|将)?\s*{_DAY}\s*(?P<put>{_PUT})(?P<kind>{_WORKS}|{_RESTS}){_NAME}"
)
# Without 日历 in front only these say plainly that a day is set: 10月10日上班 may be anybody's remark.
_PLAIN: Final = frozenset({"补班", "调休上班", "调休放假"})
_WORKING: Final = frozenset(_WORKS.split("|"))
_SETS = re.compile(r"设|定|改|调整")
_TO = re.compile(r"[至到~—]")


def read_holiday_notice(text: str, scene: Scene) -> Reading | None:
    """A notice that an administrator pastes is taken as a whole, whatever words stand in it."""
    if ADMINS.isdisjoint(scene.roles) or not looks_like_notice(text):
        return None
    return Reading(intents.LoadHolidays(text.strip()), "calendar")


def read_calendar(message: Message) -> Intent | None:
    """The wish about the calendar, if the whole message is one."""
    folded = message.folded
    if len(folded) > _LONGEST:
        return None
    return _show(folded, message.scene) or _load(folded, message.scene) or _set(message)


def _show(folded: str, scene: Scene) -> Intent | None:
    if found := _MOVED.fullmatch(folded):
        return intents.ShowMovedLimits((read_number(found["page"]) if found["page"] else None) or 1)
    found = _SHOW.fullmatch(folded)
    if found and re.search(_CALENDAR, folded):
        month = _month(found, scene)
        return intents.ShowCalendar(_year(found, scene), month) if month != 0 else None
    when = _WHEN.fullmatch(folded) or _COME.fullmatch(folded)
    return intents.ShowCalendar(_year(when, scene)) if when else None


def _load(folded: str, scene: Scene) -> Intent | None:
    if found := _BUNDLED.fullmatch(folded):
        year = _year(found, scene) or int(re.findall("20[0-9]{2}", folded)[0])
        return intents.LoadHolidays(year=year, bundled=True)
    found = _LOAD.fullmatch(folded)
    if found is None:
        return None
    return intents.LoadHolidays(year=int(found["first"]) if found["first"] else _year(found, scene))


def _year(found: re.Match[str], scene: Scene) -> int | None:
    if found["year"]:
        return int(found["year"])
    near = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
    return scene.today.year + near[found["near"]] if found["near"] else None


def _month(found: re.Match[str], scene: Scene) -> int | None:
    """None if none is named, 0 if there is no such month."""
    if found["this"]:
        return scene.today.month
    if found["next"]:
        return scene.today.month % 12 + 1
    number = read_number(found["month"]) if found["month"] else None
    return number if number is None or number in _MONTHS else 0


def _set(message: Message) -> Intent | None:
    """A day, or days in a row; without 日历 in front only an administrator's plain words are meant so."""
    found = _SET.fullmatch(message.folded)
    if found is None:
        return None
    plain = found["kind"] in _PLAIN or _SETS.search(found["put"])
    if not found["head"] and (not plain or ADMINS.isdisjoint(message.scene.roles)):
        return None
    first, *more = _TO.split(found["day"])
    days = [_day(part, message.scene) for part in (first, *more[:1])]
    first_on, last_on = days[0], days[-1]
    if first_on is None or last_on is None or len(more) > 1:
        return None
    return intents.SetCalendarDays(first_on, last_on, found["kind"] in _WORKING, found["name"] or "")


def _day(text: str, scene: Scene) -> date | None:
    """A date as written, be it a rest day; one long past without a year is next year's."""
    written = parse_day(text, year_hint=scene.today.year)
    if not isinstance(written, date):
        return read_day(text, scene)
    if str(written.year) not in text and written < scene.today - _LONG_PAST:
        return written.replace(year=written.year + 1) if (written.month, written.day) != _LEAP_DAY else None
    return written
