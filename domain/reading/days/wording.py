"""Where the wording of a day or a term ends and the reason begins; what it means is read elsewhere."""

import re
from dataclasses import dataclass

from domain.chinese_dates import wording_end
from domain.reading.text.normalising import Passage

# 15, after 到: a day of the month.
_BARE = re.compile(r"(?P<day>[0-9]{1,2})(?![0-9.:%]|\s?[个天日月年周点条户家人])")
_LEAD = re.compile(
    r"(?:\s|[,:、(]|期|再|往后|向后|后?推|延[长后缓]?|顺延|展期|宽限|放宽|缓|加|多|给|我们?|我局|一下|要|想|请|限期?|时限|截止"
    r"|办结|为|改|大概|大约|最好|争取|延[到至]?(?=十|[0-9]|明|后|下|月底|年底))*"
)
_FIRST_WORDS = re.compile(r"[^\s,;。]+")
_PARTICLE = re.compile(r"\)?(?:吧|了|啦|啊|呀|哈|可以吗|行吗)?(?=[\s,;。]|$|因为|由于|原因|领导|我们)")
_TO = re.compile(r"(?:到|至|~|—|-)\s*")
_DAY_OR_SPAN = re.compile(r"[0-9一二三四五六七八九十廿卅]+\s?日")  # 到15日 is a day, 延15日 perhaps a span
# Without 到 these begin a story: 延期12 昨天才拿到图纸.
_STORY = re.compile(
    r"(?:大前|前|昨|今)[天日]|(?:大?前|去|往|上一?)年|上+个?(?:周|星期|礼拜|月)|[0-9一二两三四五六七八九十]+\s?[天周月年]前"
)
_BECAUSE = re.compile(
    r"(?:\s|[,;:。、.!)]|办结|完成|答复|办完|(?:主要)?(?:理由|原因)(?:是|为|(?=[\s,;:]))|是?因为|由于|因(?!地|素|果)|是由于)*"
)
_SO = r"(?:所以|故|特|拟|想|要|请|申请|请求|需要?|希望|能|再给|再|宽限|多给)*(?:延期?|展期|推迟|顺延)?"
# Before the wording of a limit that closes a text: …，要到, …，再给.
_LEADING_TO_END = re.compile(rf"[,;。、\s]*{_SO}(?P<to>到|至)\s*|[,;。、\s]+{_SO}\s*")
_AT_END = re.compile(r"[\s,。.]*$")
_LONGEST_REASON = 400
_LONGEST_WORDING = 60

# Where a limit may stand by itself in a longer text, and what may follow it: … 10月30日前办结 …
_BEFORE_STANDING = re.compile(
    r"(?:(?<=[\s,;。、办头合局镇乡会])|^)(?:办结)?(?:限期?|于|时限|截止到?|到)?[:：]?\s?"
)
_SAID_OUTRIGHT = re.compile(r"立办立结|当日|当天|持续推进")
_BY = re.compile(r"\s?(?:之?前|以前|之?内|以内)$")
_AFTER_STANDING = re.compile(r"\s?(?:之前|以前|前|内|办结|办理|完成|答复)*(?=[\s,;。、]|$)")


@dataclass(frozen=True, slots=True)
class Limit:
    """The wording of a day or term as typed, "" if there is none, and what stands beside it."""

    wording: str
    rest: Passage


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text: the wording itself, and the words around it that belong to it."""

    start: int
    end: int
    around: tuple[int, int]


def split_limit(passage: Passage, *, after_to: bool = False) -> Limit:
    """Take the wording of a day or a term from the beginning of a passage: 到10月15 等图纸.

    A bare number is a day of the month after 到 only, which may stand before the passage (`after_to`).
    """
    start = passage.skip(_LEAD)
    target = start.skip(_TO)
    after_to = after_to or target.start > start.start
    story = not after_to and _STORY.match(target.folded)
    end = 0 if story else wording_end(target.folded)
    if end:
        to = "到" if after_to and _DAY_OR_SPAN.fullmatch(target.folded[:end]) else ""
        return Limit(to + _join(target.until(end)), target.after(end).skip(_PARTICLE))
    bare = _BARE.match(target.folded) if after_to else None
    if bare:
        return Limit(f"{target.until(bare.end()).typed}号", target.after(bare.end()))
    return Limit("", passage)


def split_limit_and_reason(passage: Passage, *, after_to: bool = False) -> tuple[str, str]:
    """The wording of the day and the reason, both as typed, whichever comes first.

    After 到 the first words are the day even if they name none (延到竣工以后): the handler asks.
    """
    limit = split_limit(passage, after_to=after_to)
    if not limit.wording and (found := _limit_at_end(passage.folded)):
        reason = passage.until(found.around[0]).skip(_BECAUSE)
        return _join(passage.part(found.start, found.end)), reason.typed
    if after_to and not limit.wording and (told := _FIRST_WORDS.match(passage.folded)):
        return passage.until(told.end()).typed, passage.after(told.end()).skip(_BECAUSE).told
    return limit.wording, limit.rest.skip(_BECAUSE).told


def _limit_at_end(folded: str) -> Stretch | None:
    """The limit that closes a text, with what leads to it: 图纸没出，要到10月15日."""
    if len(folded) > _LONGEST_REASON + _LONGEST_WORDING:
        return None
    for lead in _LEADING_TO_END.finditer(folded, 1):
        if not lead[0] or not folded[: lead.start()].strip():
            continue
        end = wording_end(folded, lead.end())
        if end > lead.end() and _AT_END.match(folded, end):
            return Stretch(lead.end(), end, (lead.start(), len(folded)))
    return None


def find_standing_limit(folded: str) -> Stretch | None:
    """A limit that stands by itself in a longer text: … 10月30日前办结 …"""
    for lead in _BEFORE_STANDING.finditer(folded):
        said = _SAID_OUTRIGHT.match(folded, lead.end())
        end = said.end() if said else wording_end(folded, lead.end())
        after = _AFTER_STANDING.match(folded, end)
        if end > lead.end() and after:
            bare = _BY.search(folded, lead.end(), end)
            return Stretch(lead.end(), bare.start() if bare else end, (lead.start(), after.end()))
    return None


def _join(passage: Passage) -> str:
    """The wording of a day without the blanks in it: 10 月 15 日."""
    return "".join(passage.typed.split())
