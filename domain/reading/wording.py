"""Where the wording of a day or a term ends and the reason begins; what it means is read elsewhere."""

import re
from dataclasses import dataclass

from domain.numerals import NUMBER
from domain.reading.normalising import Passage

_WEEKDAY = r"(?:本|这|上+|下+)?个?(?:周的?)?(?:周|星期|礼拜)[一二三四五六日天1-7]"
_HOLIDAY = (
    r"(?:国庆|中秋|春节|元旦|五一|劳动|端午|清明|十一|双节|长假|小长假|放假|过年|年|节)节?(?:长?假|假期|放假)?"
    rf"(?:之?后|以后|过后|回来|结束后?|之?前|以前)(?:的?第(?:{NUMBER})个?(?:工作日|上班日|天))?"
)
_DAY = "|".join(
    (
        r"20[0-9]{6}(?![0-9])",
        r"20[0-9]{2}\s?[-/.年]\s?[0-9]{1,2}\s?[-/.月]\s?[0-9]{1,2}(?![0-9])\s?[日号]?",
        rf"(?:(?:{NUMBER}|今|明|后|本)年)?(?:{NUMBER}|本|这个?|当|下+个?)\s?月份?(?:[底末初]|[上中下]旬|\s?{NUMBER}(?:\s?[日号])?)",
        r"月[底末]",
        rf"(?:{NUMBER}|今|明|本)?年[底末]",
        r"(?:本|这个?|下个?)?季度?[底末]",
        r"[0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])[日号]?",
        _WEEKDAY,
        _HOLIDAY,
        r"(?:大前|前|昨|今|明|大后|后)[天日]",
        rf"{NUMBER}[日号](?!楼|线|院|门|路|井|桥)",
        r"廿[一二三四五六七八九]?",
    )
)
_SPAN = (
    rf"(?:三五|两三|五六|七八|几|{NUMBER})\s?(?:个?工作日|天|日|个?自然日|周|个?星期|个?礼拜|个半月|个月|年半?)"
    r"|半个?月|半年"
)
_EDGE = r"(?:\s?(?:之前|以前|前|之后|以后|左右|后|止))?(?:(?:下班)前|[上下中]午|早上|晚上|当天)?"

_UNTIL = re.compile(rf"(?P<day>(?:{_DAY}|{_SPAN}){_EDGE})")
# A limit that stands by itself in a longer text: … 10月30日前办结 …
STANDING_LIMIT = re.compile(
    rf"(?:(?<=[\s,;。、办头合局镇乡会])|^)(?:办结)?(?:限期?|于|时限|截止到?|到)?[:：]?\s?"
    rf"(?P<day>{_DAY}|{_SPAN}|立办立结|当日|当天|持续推进)\s?(?:之前|以前|前|内|办结|办理|完成|答复)*(?=[\s,;。、]|$)"
)
_BARE = re.compile(r"(?P<day>[0-9]{1,2})(?![0-9.:%]|[个天日月年周点条户家人])")
_LEAD = re.compile(
    r"(?:\s|[,:、(]|期|再|往后|向后|推|延长?|多|给|我们?|一下|要|想|请|限期?|时限|截止|办结|为|改)*"
)
_FIRST_WORDS = re.compile(r"[^\s,;。]+")
_PARTICLE = re.compile(r"(?:吧|了|啦|可以吗|行吗)(?=[\s,;。])")
_TO = re.compile(r"(?:到|至|~|—|-)\s*")
_BECAUSE = re.compile(
    r"(?:\s|[,;:。、.!)]|办结|完成|答复|办完|(?:主要)?(?:理由|原因)(?:是|为|(?=[\s,;:]))|是?因为|由于|因(?!地|素|果)|是由于)*"
)
_SO = r"(?:所以|故|特|拟|想|要|请|申请|请求|需要?|希望|能|再给|再|宽限|多给)*(?:延期?|展期|推迟|顺延)?"
_AT_END = re.compile(
    rf"(?P<reason>.{{1,400}}?)(?:[,;。、\s]*{_SO}(?:到|至)\s*(?P<day>(?:{_DAY}){_EDGE})"
    rf"|[,;。、\s]+{_SO}\s*(?P<span>(?:{_DAY}|{_SPAN}){_EDGE}))[\s,。.]*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """The wording of a day or term as typed, "" if there is none, and what stands beside it."""

    wording: str
    rest: Passage


def split_limit(passage: Passage, *, after_to: bool = False) -> Limit:
    """Take the wording of a day or a term from the beginning of a passage: 到10月15 等图纸.

    A bare number is a day of the month after 到 only, which may stand before the passage (`after_to`).
    """
    start = passage.skip(_LEAD)
    target = start.skip(_TO)
    named = _UNTIL.match(target.folded)
    if named:
        return Limit(_join(target.until(named.end("day"))), target.after(named.end()).skip(_PARTICLE))
    bare = _BARE.match(target.folded) if after_to or target.start > start.start else None
    if bare:
        return Limit(f"{target.until(bare.end()).typed}号", target.after(bare.end()))
    return Limit("", passage)


def split_limit_and_reason(passage: Passage, *, after_to: bool = False) -> tuple[str, str]:
    """The wording of the day and the reason, both as typed, whichever comes first.

    After 到 the first words are the day even if they name none (延到竣工以后): the handler asks.
    """
    limit = split_limit(passage, after_to=after_to)
    if not limit.wording and (found := _AT_END.fullmatch(passage.folded)):
        reason = passage.until(found.end("reason")).skip(_BECAUSE)
        named = "day" if found["day"] else "span"
        return _join(passage.until(found.end(named)).after(found.start(named))), reason.typed
    if after_to and not limit.wording and (told := _FIRST_WORDS.match(passage.folded)):
        return passage.until(told.end()).typed, passage.after(told.end()).skip(_BECAUSE).typed
    return limit.wording, limit.rest.skip(_BECAUSE).typed


def _join(passage: Passage) -> str:
    """The wording of a day without the blanks in it: 10 月 15 日."""
    return "".join(passage.typed.split())
