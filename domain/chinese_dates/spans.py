"""Spans from today or the present deadline: 10天后, 再延10个工作日; and vague ones: 三五天, 几天."""

import re
from datetime import date

from domain.chinese_dates.grammar import Ask, Meaning, Miss, Scene, Where, ask, number_in, rule
from domain.chinese_dates.hours import NO_MORE
from domain.chinese_dates.named_days import LONGEST_MONTH
from domain.chinese_dates.readings import ChoiceReason, Refusal
from domain.deadlines import due
from domain.numerals import NUMBER
from domain.terms import SpanTerm, parse_term
from domain.written_days import TermProblem, TermProblemCode

_NOT_ALL = r"(?!半|多|之?前|以前|以上|出头|一次|一[遍趟])"
_DAY_UNIT = r"(?:个? ?工作日|天(?![气然])|日(?![报程子])|个? ?自然日|个? ?日历日)"
_LONG_UNIT = r"(?:周(?![边围岁])|个? ?星期|个? ?礼拜|个半月|个 月|年半?)"
SPAN = (
    rf"(?P<span>{NUMBER} (?:{_DAY_UNIT}|{_LONG_UNIT})|一?个?半个?月|半年|(?P<quarters>[一二两三1-3])个 ?季度)"
    rf"{_NOT_ALL}"
)
_ONE_OF_TEN = "[一二两三四五六七八九]"
# Two numbers side by side, or a stretch: 三五天, 两三个月, 十五六天, 3到5天, 3-5个工作日.
_UNIT = r"(?P<unit>个? ?工作日|天|个? ?自然日|周|个? ?星期|个? ?礼拜|个 月|年)"
_PAIR = (
    rf"(?:(?P<ten>十)?(?P<low>{_ONE_OF_TEN})、?(?P<high>{_ONE_OF_TEN})(?P<tens>十)?"
    rf"|(?P<from>{NUMBER}) (?:{_DAY_UNIT}|{_LONG_UNIT})? (?:[到至~—-]|或者?) (?P<to>{NUMBER})) {_UNIT}"
)
# No number at all: 几天, 十来天, 个把月, 一段时间, 过阵子.
_NO_NUMBER = (
    rf"(?:好|十|二十|三十)?(?:几|来|多|数|若干|些|好些) {_UNIT}|(?:{NUMBER}) (?:多|来|余|几) {_UNIT}"
    rf"|{NUMBER} (?:周|个? ?星期|个? ?礼拜)半|{NUMBER} (?:天|周|个? ?月)(?:多|以上|出头)"
    r"|个把 ?(?:月|星期|礼拜|周)|半天|[一几]?会儿?|(?:一|过|再过)?(?:段|阵)(?:时间|子|儿)"
    r"|改天|过[几两]?[天日]|尽快|晚点|晚些时候"
)
PUT_OFF = (
    r"再?(?:延期|延长|延迟|延后|延缓|顺延|展期|推迟|推后|后推|[往向]后[推延顺拖挪移]|[后再]延|再推|再缓|缓|拖后?"
    r"|宽限|放宽|[多再]给|[再多]要|[再多]加|延|推|加)(?:我们?|我局|一下|个)? "
)
_AFTER = r" (?:之后|以后|过后|后)"
_WITHIN = r" (?:之内|以内|内)"


def _span_end(text: str, start: date, scene: Scene) -> Meaning:
    """Where a span that is counted from a day ends, before any rest day is looked at."""
    term = _term(text)
    return due(term, start, scene.calendar).nominal_on if isinstance(term, SpanTerm) else _miss(term)


def _from_deadline(text: str, scene: Scene) -> Meaning:
    """A span from the present deadline is a rule term: off a rest day it rolls (Civil Code art. 203)."""
    term = _term(text)
    if not isinstance(term, SpanTerm):
        return _miss(term)
    if scene.deadline_on is None:
        return Miss(Refusal.NO_DEADLINE)
    return due(term, scene.deadline_on, scene.calendar).on


def _term(text: str) -> object:
    return parse_term("".join(text.split()))


def _miss(term: object) -> Miss | None:
    too_long = isinstance(term, TermProblem) and term.code is TermProblemCode.OUT_OF_RANGE
    return Miss(Refusal.OUT_OF_RANGE) if too_long else None


def _said(found: re.Match[str]) -> str:
    """The span in words that a table would use: 一季度 is three months."""
    quarters = number_in(found, "quarters")
    return f"{3 * quarters}个月" if quarters else found["span"]


def _after_today(found: re.Match[str], scene: Scene) -> Meaning:
    return _span_end(_said(found), scene.today, scene)


def _after_deadline(found: re.Match[str], scene: Scene) -> Meaning:
    return _from_deadline(_said(found), scene)


def _within(found: re.Match[str], scene: Scene) -> Meaning:
    """10天内: from today or, where there is one, from the present deadline."""
    days = _after_today(found, scene), _after_deadline(found, scene)
    return days[0] if scene.deadline_on is None else _one_or_ask(days)


def _alone(found: re.Match[str], scene: Scene) -> Meaning:
    """A span and nothing else counts from the deadline; 15日 may as well be the 15th."""
    later, said = _after_deadline(found, scene), _said(found).rstrip()
    day = number_in(re.match(rf"(?P<day>{NUMBER})", said), "day") if said.endswith("日") else None  # type: ignore[arg-type]
    if day is None or said.endswith(("工作日", "自然日", "日历日")) or not 1 <= day <= LONGEST_MONTH:
        return later
    anchor = scene.deadline_on or scene.today
    return _one_or_ask((later, _next_numbered(day, anchor)))


def _next_numbered(day: int, after: date) -> date | None:
    for months in range(1, 3):
        month = after.month - 1 + months - int(day > after.day)
        year, month = after.year + month // 12, month % 12 + 1
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _one_or_ask(days: tuple[Meaning, ...]) -> Meaning:
    asked = ask(ChoiceReason.SEVERAL_MEANINGS, *days)
    if isinstance(asked, Ask) and asked.days:
        return asked.days[0] if len(asked.days) == 1 else asked
    return next((day for day in days if isinstance(day, Miss)), None)


def _vague(found: re.Match[str], scene: Scene) -> Meaning:
    """三五天: both numbers are offered, counted from the deadline."""
    ends = _ends(found)
    if ends is None or not ends[0] < ends[1]:
        return None
    days = [_from_deadline(f"{n}{found['unit']}", scene) for n in ends]
    asked = ask(ChoiceReason.VAGUE, *days)
    return asked if isinstance(asked, Ask) and asked.days else Miss(Refusal.VAGUE)


def _ends(found: re.Match[str]) -> tuple[int, int] | None:
    if found["from"]:
        low, high = number_in(found, "from"), number_in(found, "to")
    else:
        low, high = number_in(found, "low"), number_in(found, "high")
    if low is None or high is None:
        return None
    times, plus = (10 if found["tens"] else 1), (10 if found["ten"] else 0)
    return low * times + plus, high * times + plus


def _too_vague(_found: re.Match[str], _scene: Scene) -> Meaning:
    return Miss(Refusal.VAGUE)


_UNNAMED_UNIT = _NO_NUMBER.replace("(?P<unit>", "(?:")

RULES = (
    # 三五天, 3到5天; before the spans, which would find 三五 no number
    rule(rf"{PUT_OFF}{_PAIR}", _vague),
    rule(_PAIR, _vague, Where.ALONE),
    # 几天, 十来天, 一段时间
    rule(rf"(?:{PUT_OFF}|到 ?)(?:{_UNNAMED_UNIT})(?!前)", _too_vague),
    rule(rf"(?:{_UNNAMED_UNIT})(?: 后|之后|以后)?(?!前){NO_MORE}", _too_vague, Where.ALONE),
    # 10天后, 两周后, 5个工作日以后
    rule(rf"(?<![推延]){SPAN}{_AFTER}", _after_today),
    # 再延10个工作日, 延一个月, 往后推一周
    rule(rf"{PUT_OFF}{SPAN}(?!{_AFTER}|{_WITHIN})", _after_deadline),
    # 10天内
    rule(rf"{SPAN}{_WITHIN}", _within, Where.ALONE),
    # a span and nothing else
    rule(SPAN, _alone, Where.ALONE),
)
