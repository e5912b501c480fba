"""Promises in answer letters (承诺事项): what is promised by when, in the words of the text; what is kept."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.calendar import Calendar
from domain.deadlines import add_months, due
from domain.numerals import NUMBER, fold_width, read_number
from domain.terms import SpanTerm, parse_term
from domain.vocabulary import FollowUpState
from domain.written_days import last_day_of_month

_SENTENCE = re.compile(r"[。;!?\n]+")
_PART = re.compile(r"[,:]+")
_YEAR: Final = r"(?:(?P<year>20[0-9]{2})年度?|(?P<said>今年|本年度?|当年|明年|次年|来年|后年))?的?"
_WHEN: Final = re.compile(
    rf"{_YEAR}(?:"
    rf"(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})[日号]|(?P<third>[上中下]旬|初|中|底|末))?"
    rf"|(?P<quarter>第?[一二三四1234]季度)|(?P<half>[上下]半年)|(?P<end>年(?:底|末|内|终|度内)))"
    rf"|(?P<span>(?:{NUMBER}个?(?:工作日|自然日|月|半月|星期|周|天|日|年半|年)|半个?月|半年)(?:之内|以内|内))"
    rf"|(?P<alone>20[0-9]{{2}})年(?!前)|(?P<alone_said>明年|次年|来年|后年)"
)
_AHEAD: Final = {"今年": 0, "本年": 0, "本年度": 0, "当年": 0, "明年": 1, "次年": 1, "来年": 1, "后年": 2}
_THIRDS: Final = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}
_QUARTERS: Final = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_DONE: Final = re.compile(
    r"(?:已经?|业已)(?:于|在|经)?(?!列入|纳入|安排|计划|制定|明确|确定|定于|商定|编制)"
    r"|(?:去年|上年|前期|此前|目前)(?:已|就)"
)
_WILL: Final = re.compile(
    r"完成|完工|开工|动工|启动|实施|建成|建设|竣工|投用|投入|交付|整改|整治|解决|落实|改造|安装|修复|修缮|修建|新建|扩建"
    r"|开通|通车|通水|通气|供暖|出台|印发|制定|编制|推进|到位|验收|办结|公布|评审|招标|采购|增设|增加|加装|覆盖|实现|达到"
    r"|铺设|更换|清理|清运|拆除|搬迁|开放|恢复|补齐|补种|设置|划定|施工|更新|完善|消除|建立|绿化|补植|整修|疏通|开展|组织|运行|见效|全面"
)
_DECEMBER, _JUNE = 12, 6
_SOON_MONTHS = 8  # a month without a year that comes later than that is one gone by


@dataclass(frozen=True, slots=True)
class FoundPromise:
    """What an answer letter promises: in its own words, and the last day that they allow."""

    text: str
    due_on: date
    wording: str


def find_promises(text: str, on: date, calendar: Calendar) -> tuple[FoundPromise, ...]:
    """Every promise with a day that lies after the letter's own (`on`), in the order of the text.

    A day stands as it is written (rest days included); of a stretch of time the last day is taken. What
    names no time promises nothing that could be followed up.
    """
    found: dict[tuple[str, date], FoundPromise] = {}
    for part in _parts(fold_width(text)):
        days = [(day, when[0]) for when in _WHEN.finditer(part) if (day := _last_day(when, on, calendar))]
        ahead = [(day, wording) for day, wording in days if day > on]
        if ahead:
            day, wording = max(ahead)
            found.setdefault((part, day), FoundPromise(part, day, wording))
    return tuple(found.values())


def _parts(text: str) -> Iterator[str]:
    """What is said of one time: a part between commas, with the next where it holds nothing but the time."""
    for sentence in _SENTENCE.split(text):
        parts = [part.strip() for part in _PART.split(sentence) if part.strip()]
        for place, part in enumerate(parts):
            following = [one for one in parts[place + 1 : place + 2] if not _WHEN.search(one)]
            joined = part if _WILL.search(part) else "，".join((part, *following))
            if _WHEN.search(part) and _WILL.search(joined) and not _DONE.search(joined):
                yield joined


def _last_day(when: re.Match[str], on: date, calendar: Calendar) -> date | None:
    """The last day that the wording allows; None where there is no such day, or its year cannot be told."""
    if when["span"]:
        return _after_span(re.sub(r"(?:之|以)?内$", "", when["span"]), on, calendar)
    if when["alone"] or when["alone_said"]:
        return date(int(when["alone"] or on.year + _AHEAD[when["alone_said"]]), _DECEMBER, 31)
    told = int(when["year"]) if when["year"] else None
    told = on.year + _AHEAD[when["said"]] if when["said"] else told
    day = _in_year(when, on.year if told is None else told)
    if day is not None and told is None and when["month"] and day <= on:
        coming = _in_year(when, on.year + 1)  # in December 3月底前 is next year's, 11月 was this year's
        return coming if coming is not None and coming <= add_months(on, _SOON_MONTHS) else None
    return day


def _in_year(when: re.Match[str], year: int) -> date | None:
    if when["end"] or when["half"]:
        return last_day_of_month(year, _JUNE if when["half"] == "上半年" else _DECEMBER)
    if when["quarter"]:
        return last_day_of_month(year, _QUARTERS[when["quarter"].removeprefix("第")[0]])
    return _in_month(when, year)


def _in_month(when: re.Match[str], year: int) -> date | None:
    month, day = read_number(when["month"]), when["day"] and read_number(when["day"])
    if month is None or not 1 <= month <= _DECEMBER:
        return None
    last = last_day_of_month(year, month)
    if when["day"]:
        return last.replace(day=day) if day and 1 <= day <= last.day else None
    return last.replace(day=_THIRDS.get(when["third"] or "", last.day))


def _after_span(written: str, on: date, calendar: Calendar) -> date | None:
    term = parse_term(written)
    return due(term, on, calendar).on if isinstance(term, SpanTerm) else None


@dataclass(frozen=True, slots=True)
class Kept:
    """转化率: promises kept of those that were due."""

    kept: int
    due: int

    @property
    def percent(self) -> float | None:
        """None where none was due."""
        return 100 * self.kept / self.due if self.due else None


def count_kept(promises: Iterable[tuple[FollowUpState, date | None]], today: date) -> Kept:
    """Promises kept ÷ promises due: those kept, those broken, and those whose day is over.

    What nobody has confirmed, what was waived and what was no promise is left out.
    """
    yesterday = today - timedelta(days=1)
    states = [
        state
        for state, on in promises
        if state in (FollowUpState.DONE, FollowUpState.BROKEN)
        or (state is FollowUpState.OPEN and on is not None and on <= yesterday)
    ]
    return Kept(states.count(FollowUpState.DONE), len(states))
