"""What a unit says of a case in passing: 12办完了 claims that it is done, 13没意见 is a bare 会办意见."""

import re

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading.commands.cutting import find_second
from domain.reading.naming.references import read_refs
from domain.reading.rules import Message
from domain.reading.scene import Reading
from domain.reading.text.normalising import Passage
from domain.vocabulary import Source

_US = (
    r"(?:我们?(?:局|单位|这边|这里)?|本单位|这边|这里|的|那个|这个|这件|那件|该件|件|事|都|全部?|均|也|现在|目前"
    r"|终于|总算|昨天|今天|上周|刚刚?|刚才|\s|[,:])*"
)
_DONE = (
    r"(?:办理?|处理?|整改|做|弄|干|修|搞|落实|解决|安装|维修)(?:完毕|完成|完|结|好|妥|掉|定|到位)"
    r"|办复完|解决|完成|完结|搞定|结束"
)
# 办完了, 已办结, 办理完毕: finished and said to be so; 能办完 and 快办完了 are not.
_FINISHED = re.compile(
    rf"{_US}(?P<already>已经?)?{_US}(?:全部|都|办理|处理|整改|问题)?(?P<done>{_DONE})(?:了|啦|喽|咯)*的?(?=[\s,;。:!、]|$)"
)
_FINISHED_FIRST = re.compile(rf"{_US}(?:已经?)?{_DONE}了?\s*[:,]?\s*(?=[0-9#第建提留])")
_ONGOING = ("解决", "完成", "结束", "完结")  # said of a plan as well: these need 已 or 了
_NO_OPINION = re.compile(
    r"(?:我们?(?:局|单位|这边)?|本单位|这边|同意|对此?|的|会办|\s|[,:。])*(?:都|均|也|暂)?(?:没有?|无)"
    r"(?:什么|任何|其他|其它|不同|修改|补充|啥)*(?:意见|异议)(?:了)?"
)
_ASKS = ("?", "吗", "么", "没", "没有", "否", "呢")
_GAP = re.compile(r"[\s,;。:!、]*")
_GAPS = re.compile(r"[\s,;。!、]+")


def read_claim(message: Message) -> Intent | Reading | None:
    """办完了 or 没意见 beside the case it is about; both are asked back before anything counts."""
    rest = message.opening.rest
    if rest.folded.endswith(_ASKS):
        return None
    if not message.opening.naming.refs and (first := _read_finished_first(rest)):
        return first
    intent = _read_said(rest, message.refs) if message.refs else None
    return Reading(intent, from_quote=message.from_quote) if intent else None


def _read_said(rest: Passage, refs: tuple[CaseRef, ...]) -> intents.Answer | None:
    """What is said of the case; a second command further on makes it another matter."""
    if _NO_OPINION.fullmatch(rest.folded.strip(" ,:。")):
        return intents.Answer(refs, rest.skip(_GAP).typed)
    found = _FINISHED.match(rest.folded)
    of_list = all(ref.source is Source.RECTIFICATION_ITEM for ref in refs)
    settled = found is not None and (of_list or _is_settled(found, rest))
    if found is None or not settled or find_second(rest.after(found.end()), named=True):
        return None
    left = rest.after(found.end()).skip(_GAP)
    if _names_another(left):
        return None
    return intents.Answer(refs, left.whole if left.folded else "", claimed=True)


def _names_another(text: Passage) -> bool:
    """210办完了，12还在办: what follows is about another case."""
    starts = (text.after(place) for place in (0, *(gap.end() for gap in _GAPS.finditer(text.folded))))
    named = (read_refs(start) for start in starts)
    return any(naming.refs and not naming.maybe_day and naming.rest.folded for naming in named)


def _is_settled(found: re.Match[str], rest: Passage) -> bool:
    """A 了 at the very end belongs to the polite tail, which is not part of what is read."""
    ended = rest.text[rest.start + found.end("done") :][:1] in {"了", "啦"}
    return found["done"] not in _ONGOING or bool(found["already"]) or ended


def _read_finished_first(rest: Passage) -> intents.Answer | None:
    """办完12了, 已办结：12."""
    found = _FINISHED_FIRST.match(rest.folded)
    naming = read_refs(rest.after(found.end())) if found else None
    refs: tuple[CaseRef, ...] = naming.refs if naming else ()
    if naming is None or not refs or naming.rest.folded.strip(" ,。:了的件啦"):
        return None
    return intents.Answer(refs, "", claimed=True)
