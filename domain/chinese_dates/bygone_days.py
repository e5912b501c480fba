"""Days of years and months that are over: 去年年底, 前年12月31日, 上个月底. Explained, never moved on."""

import re
from datetime import date
from typing import Final

from domain.chinese_dates.grammar import Meaning, Miss, Scene, day_of, month_after, number_in, rule
from domain.chinese_dates.readings import Refusal
from domain.numerals import NUMBER
from domain.written_days import MONTHS, last_day_of_month

_YEARS_AGO: Final = {"去": 1, "上": 1, "上一": 1, "前": 2, "大前": 3}
_YEAR = rf"(?P<gone>{'|'.join(sorted(_YEARS_AGO, key=len, reverse=True))}) 年(?:度|份)?(?:的)?"
_END = r"(?:[上中下]旬|[底末初中](?![心央间]))"
_DAY = rf"(?P<day>{NUMBER}) [日号]?"
_FEAST = r"(?:元旦|春节|过年|清明|五一|劳动节|端午|中秋|国庆|十一)节?(?:之?[前后]|期间)?"
_WITHIN = (
    rf"(?:年?[底末初中]|(?P<month>{NUMBER}) 月(?:份)?(?: {_END}| {_DAY})?|第?[一二三四1-4]季度?(?:[底末]"
    rf"|结束)?|[上下]半年[底末]?|{_FEAST})"
)


def _of_year_gone(found: re.Match[str], scene: Scene) -> Meaning:
    year, month, day = (
        scene.today.year - _YEARS_AGO[found["gone"]],
        number_in(found, "month"),
        number_in(found, "day"),
    )
    if month is not None and month not in MONTHS:
        return Miss(Refusal.NO_SUCH_DAY)
    on = day_of(year, month, day) if month and day else last_day_of_month(year, month or 12)
    return Miss(Refusal.PAST, None, on) if isinstance(on, date) else on


def _of_month_gone(found: re.Match[str], scene: Scene) -> Meaning:
    year, month = month_after(scene.today, -len(found["months"]))
    day = number_in(found, "day")
    on = day_of(year, month, day) if day else last_day_of_month(year, month)
    return Miss(Refusal.PAST, None, on) if isinstance(on, date) else on


def _of_quarter_gone(_found: re.Match[str], scene: Scene) -> Meaning:
    first = (scene.today.month - 1) // 3 * 3
    year, month = (scene.today.year, first) if first else (scene.today.year - 1, 12)
    return Miss(Refusal.PAST, None, last_day_of_month(year, month))


RULES = (
    rule(rf"{_YEAR} {_WITHIN}", _of_year_gone),
    rule(rf"(?P<months>上+)个? 月(?:份)?的? (?:{_END}|{_DAY})", _of_month_gone),
    rule(r"上个? 季度? (?:[底末]|结束)", _of_quarter_gone),
)
