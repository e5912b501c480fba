"""How people name a case: 12, 12号, 建议012, 提案〔2026〕12号, XS-1, 12、13和15, 12到15, 这个."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from domain.intents import CaseRef
from domain.numerals import read_number
from domain.reading.measures import COUNTED, COUNTED_ALOUD, COUNTED_OF_SOURCE, NO_CASE
from domain.reading.normalising import Passage
from domain.reading.source_words import SOURCE_WORD, SOURCES
from domain.vocabulary import Source

LONGEST_RANGE = 50  # cases; a longer range is taken for something else
LAST_DAY = 31

# A number before one of these counts or measures something and is no case.
_MEASURES = (
    r"个|天(?![气然])|日(?!报)|月|年|周(?![边围])|点(?!位)|时(?![限间候])|秒|小时|分(?![办管派局析工])|元|万|亿"
    r"|倍|度|℃|m|km|kg|块(?!钱)|人(?![大民手员])|家(?!长)|户|栋|幢|座|楼|层|间|米|平(?![台时])|公里|亩|吨|辆|盏|根|棵"
    r"|套|批次|次(?!日)|条(?!件)|项(?!目)|处(?!理)|所(?!有|以)|种|名(?!称)|位(?!置)|台(?!账)|届|成(?!效)|余"
    r"|多(?=[个天年月户人家次])|路(?![灯面口])|街(?!道)|道(?!路)|区(?!政)|组(?!织)|村(?![民委里])|队|期(?!限)|段|标(?!准)|件"
)
# After a blank fewer words do: 进展 12 周边居民已同意 is about case 12.
_MEASURES_APART = (
    r"%|天(?![气然])|个(?:半?月|工作日|自然日|星期|礼拜|小时)|周(?![边围])|月(?![底末初])|日(?!报)"
    r"|年(?![内初底末度])|小时|分钟|元|万|亿|米|公里|℃"
)
_COUNTED = rf"[0-9]|[./:-]\s*[0-9]|%|{_MEASURES}|\s+(?:{_MEASURES_APART})"
# After a source word fewer still: 建议56区城市管理局主办.
_COUNTED_OF_SOURCE = r"[0-9]|[./:-]\s*[0-9]|%|天(?![气然])|个|月|年|周(?![边围])|条(?!件)|项(?!目)|万|户"
_COUNTED_ALOUD = rf"{COUNTED}|[分足全大中小来几]"  # 十分, 百分, 二十大
# 号 before one of these is a house, a line, a document or a day.
_NO_CASE = (
    r"[0-9]|楼|线(?!索)|院|门|路(?![灯面])|井|文(?!件)|令|桥|地块|机|厂|馆|段|坑|泵|店|铺|库|塔|池|闸|站|公告|通知"
    r"|房|车|船|球|口|\s*(?:之?前(?![期往面来后])|以前|之后|以后|后(?![面续来期勤])|左右|以内|上午|下午|早上|晚上"
    r"|中午|那天|当天|这天|起(?![草诉])|凌晨|[到至~-]\s*[0-9]{1,2}月)"
)
_TENS = r"[一二三四五六七八九]?[十廿卅百][零〇一二三四五六七八九十]{0,4}"
_ANY_NUMERAL = r"[零〇一二两三四五六七八九十廿卅百]{1,7}"
_YEAR = r"(?:[〔\[(【]?\s*20[0-9]{2}\s*[〕\])】年-]\s*)?"
_NOUN = r"(?:案件|件|案子|案|建议|提案|留言|工单|事项|线索)(?!容|书|\s*(?:编号|第|[#])?\s*[0-9])"
_TAIL = rf"(?:\s*的?[那这]?一?个?{_NOUN}|那个|这个)?"
# After a command it must stand close and alone: in 回复12 建议增加停车位 the answer begins with 建议.
_CLOSE_TAIL = (
    rf"(?:的?[那这]一?个?{_NOUN}|那个|这个|(?<=号)的?{_NOUN}(?=\s|[,:;、。的和与及详]|原文|尽快|抓紧|延期|退|$)"
    rf"|{_NOUN}(?=[、和与及]|$))?"
)

_SOURCED = rf"(?P<source>{SOURCE_WORD})\s*(?:编号|字)?[:：]?\s*{_YEAR}第?\s*[#]?\s*"
_HAO = rf"\s*号(?!{NO_CASE})"
_NUMBERED = (
    rf"(?:{_SOURCED}(?P<named>[0-9]{{1,18}}(?!{COUNTED_OF_SOURCE})|{_ANY_NUMERAL}(?=\s*号)|{_TENS})(?:\s*号(?!楼|院))?"
    rf"|(?:{_YEAR}第\s*|#\s*|{_YEAR})(?P<hao>[0-9]{{1,18}}|{_ANY_NUMERAL}){_HAO}"
    rf"|#\s*(?P<hash>[0-9]{{1,18}})(?!{COUNTED})"
    rf"|(?P<bare>[0-9]{{1,6}})(?!{COUNTED}|\s*号)"
    rf"|(?P<spoken>(?=..){_TENS})(?!{COUNTED_ALOUD}|\s*号))"
)
_REF = {close: re.compile(_NUMBERED + (_CLOSE_TAIL if close else _TAIL)) for close in (False, True)}
_COMMA = re.compile(r"\s*(?:[,、;和与及跟&+]|以及|还有|还要)\s*(?:还有|和)?\s*")
_BLANK = re.compile(r"\s+(?:和\s+)?")
_RANGE = re.compile(r"\s*[~到至—–―-]+\s*")
_PRONOUN = re.compile(
    r"(?:(?:刚才|刚刚|刚|上面|上边|前面|上一?个|最后)的?)?(?:这|那)一?(?:个|件|条|份|单|项)(?:案件|件|案子|事项|事|建议|提案|留言|工单)?"
    r"|(?:该|此|本)(?:件|案|事项|建议|提案|留言|工单)"
)


# The cases that were found, what follows them, and the wording if it may as well be a day.
Found = tuple[tuple[CaseRef, ...], Passage, str]
ReadOne = Callable[[Passage, Source | None], Found]


@dataclass(frozen=True, slots=True)
class Naming:
    """The cases named at the beginning of a passage, and what follows.

    `maybe_day`: a single 15号 that may as well be a day of the month. `pointing`: 这个, 刚才那个.
    """

    refs: tuple[CaseRef, ...]
    rest: Passage
    maybe_day: str = ""
    pointing: bool = False


def read_refs(passage: Passage, *, spaced: bool = True, ranges: bool = True, close: bool = False) -> Naming:
    """Read as many cases as stand at the beginning; `spaced` lets a blank separate them.

    Without `ranges` 10-15 is left alone, as it may be a day. `close`: text follows, which may begin with
    建议 or 件.
    """
    pronoun = _PRONOUN.match(passage.folded)
    start = passage.after(pronoun.end()) if pronoun else passage
    read_one = partial(_read_one, pattern=_REF[close], ranges=ranges)
    naming = _read_list(start.skip(_BLANK), read_one, spaced=spaced)
    if naming.refs:
        return naming
    return Naming((), start, pointing=pronoun is not None)


def _read_list(passage: Passage, read_one: ReadOne, *, spaced: bool) -> Naming:
    refs: dict[tuple[int, Source | None], CaseRef] = {}
    rest, here, marked = passage, passage, ""
    source: Source | None = None
    while len(refs) < LONGEST_RANGE:
        found, after, marked = read_one(here, source)
        if not found:
            break
        for ref in found:
            refs.setdefault((ref.ordinal, ref.source), ref)
        source, rest = found[-1].source, after
        gap = _COMMA.match(rest.folded) or (_BLANK.match(rest.folded) if spaced else None)
        if gap is None:
            break
        here = rest.after(gap.end())
    return Naming(tuple(refs.values()), rest, marked if len(refs) == 1 else "")


def _read_one(passage: Passage, source: Source | None, *, pattern: re.Pattern[str], ranges: bool) -> Found:
    if ranges and (span := _read_range(passage, source)):
        return *span, ""
    match = pattern.match(passage.folded)
    ref = _ref_of(match, passage, source) if match else None
    if match is None or ref is None:
        return (), passage, ""
    day = match["hao"] is not None and ref.ordinal <= LAST_DAY and match[0].lstrip()[:1] not in "第#"
    return (ref,), passage.after(match.end()), match[0].strip() if day else ""


_ENDS = re.compile(
    rf"(?:{_SOURCED})?(?P<low>[0-9]{{1,6}}|{_TENS})\s*号?{_RANGE.pattern}"
    rf"(?:{_SOURCED.replace('<source>', '<again>')})?(?P<high>[0-9]{{1,6}}|{_TENS})"
    rf"(?:{_HAO}|(?!{COUNTED}|\s*号)){_TAIL}"
)


def _read_range(passage: Passage, inherited: Source | None) -> tuple[tuple[CaseRef, ...], Passage] | None:
    ends = _ENDS.match(passage.folded)
    if ends is None:
        return None
    low, high = read_number(ends["low"]), read_number(ends["high"])
    if low is None or high is None or not low < high < low + LONGEST_RANGE:
        return None
    source = SOURCES[ends["source"]] if ends["source"] else inherited
    refs = tuple(CaseRef(number, source) for number in range(low, high + 1))
    return refs, passage.after(ends.end())


def _ref_of(match: re.Match[str], passage: Passage, inherited: Source | None) -> CaseRef | None:
    ordinal = read_number(next(filter(None, match.group("named", "hao", "hash", "bare", "spoken"))))
    if not ordinal:
        return None
    source = SOURCES[match["source"]] if match["source"] else inherited
    return CaseRef(ordinal, source, passage.until(match.end()).typed)
