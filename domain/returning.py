"""The window for returning a case (退回), and the basis (依据) that a reason cites."""

import re
from datetime import date, datetime

from domain.calendar import DAY, Calendar
from domain.deadlines import due
from domain.office_hours import OfficeHours
from domain.packs import ReturnRule
from domain.zone import OFFICE_ZONE

_STOP = r"[^,，。;；!！?？\n]"
_QUOTED = r"《[^》\n]{1,100}》"
# 根据三定方案第五条, up to what it is said to follow from it; 按 leads to a basis only if one is named.
_CITED = re.compile(
    rf"(?:依据|根据|依照|按照?(?={_STOP}{{0,20}}(?:《|三定|方案|规定|办法|条例|职责|文件|批复|清单|第)))"
    rf"(?:的?是|为)?\s*[:：]?\s*(?P<basis>(?:{_QUOTED}|{_STOP}){{2,200}}?)"
    r"(?=应[由当该归属]?|属于?|归|由|不[归属是该]|(?:来)?[看讲说]|[,，。;；!！?？\n]|$)"
)
_NAMED = re.compile(rf"(?:{_QUOTED}|三定(?:方案|规定))(?:第[0-9零〇一二三四五六七八九十百]+[章条款项])*")


def counts_from(handed_over_at: datetime, rule: ReturnRule, hours: OfficeHours, calendar: Calendar) -> date:
    """The day a unit has a case: what comes after closing time or on a rest day is there the next working
    morning, so that the night does not eat a right that ends the same day (R18).
    """
    local = handed_over_at.astimezone(OFFICE_ZONE)
    if not rule.after_hours_next_morning:
        return local.date()
    return calendar.next_working_day(local.date() + DAY if local.time() >= hours.closes else local.date())


def last_day(
    handed_over_at: datetime, rule: ReturnRule, hours: OfficeHours, calendar: Calendar
) -> date | None:
    """The last day on which a return may be asked for, included; None where the rules set no window."""
    if rule.within is None:
        return None
    return due(rule.within, counts_from(handed_over_at, rule, hours, calendar), calendar).on


def find_basis(reason: str) -> str:
    """What the reason rests on: 三定方案第五条 in 依据三定方案第五条属城管局; "" if it names nothing."""
    found = _CITED.search(reason)
    if found:
        return found["basis"].strip(" :：")
    named = _NAMED.search(reason)
    return named[0] if named else ""
