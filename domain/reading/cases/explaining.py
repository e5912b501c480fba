"""Asking for the reason: 怎么算的 12, 为什么是9月30日, 期限依据; 为什么又提醒我."""

import re

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading.cases.questions import asks_for_limit
from domain.reading.naming.references import read_refs
from domain.reading.rules import Message
from domain.reading.scene import Reading
from domain.reading.text.normalising import Passage

_WHY = r"(?:为什么|为啥|凭什么|凭啥|怎么|咋|如何|根据什么|依据什么|按什么|按照什么)"
_LIMIT_OF = (
    r"(?:的?(?:办理|办结|二次)?(?:时限|期限|限期|截止日?期?|截止时间|到期日?|到期时间|日期|日子|时间|天数))"
)
_DAY_OF = (
    r"(?:[0-9一二三四五六七八九十廿]{1,4}(?:[月./][0-9一二三四五六七八九十]{1,3}[日号]?|[日号])"
    r"|[这那][个一]?天|这个?日[期子]|明天|后天|[下这本]?周[一二三四五六日天])"
)
_COMES_ABOUT = r"(?:怎么|咋个?|如何|怎样)(?:计?算|定|得|来|推|确定|规定)(?:出?来?|出|的|到)*"
_RECKONED = rf"{_COMES_ABOUT}{_DAY_OF}?(?:到期|截止)?的?"
_GROUND = r"(?:依据|根据|来源|算法|计算方法|计算过程|怎么回事)"
_EXPLAIN = re.compile(
    rf"{_LIMIT_OF}?(?:是|到底)*{_RECKONED}|{_RECKONED}{_LIMIT_OF}|(?:解释|说明)(?:一下|下)?{_LIMIT_OF}"
    rf"|{_LIMIT_OF}?(?:是|到底|就|会)*{_WHY}(?:定|算|规定)?(?:是|到|在|就|又|要|成|的|得)*"
    rf"{_DAY_OF}(?:到期|截止|就|前|的|办结|交)*"
    rf"|{_LIMIT_OF}的?(?:法律|政策|计算)?{_GROUND}(?:是?什么|在哪里?|呢)?"
)
_OFTEN = r"(?:又|还|还在|还要|总是?|老是?|一直|天天|每天|反复|一再|频繁|再|一遍遍|这么多次)"
_US = r"(?:[给向对跟]我们?|的|要|会|来|让人|都|一早|半夜|今天|现在)*"
_AND = r"(?:我们?|我局|了|呢|消息|信息|人家|的|是|这[个件条]|那个|\s)*"
_REMINDS = rf"{_US}(?:收到|被)?(?:发送?|推送?)?(?:[这那][条个])?(?:提醒|催办?|通知|督促){_AND}"
_WHY_YOU = r"(?:为什么|为啥|凭什么|凭啥|干嘛|干吗|咋|怎么回事)"
_EXPLAIN_REMINDER = re.compile(
    rf".{{0,14}}?{_WHY_YOU}(?:{_OFTEN}|要|会)*{_REMINDS}"
    rf"|.{{0,14}}?怎么(?:{_OFTEN})+{_REMINDS}|.{{0,14}}?怎么(?:会)?(?:给我们?|来|向我们?){_REMINDS}"
    rf"|.{{0,14}}?(?:为什么|为啥|怎么{_OFTEN}|干嘛)(?:要|会|{_OFTEN})*(?:给我们?发|发给我们?)"
    r"(?:这|消息|信息|了|个|条|些|\s)*"
    r"|[这那]?(?:一?条)?(?:提醒|消息|通知|催办)(?:是|的)*(?:依据|原因|理由|怎么来的|怎么回事|从哪来的)(?:是?什么)?"
)
_NEVER_MINDED = re.compile(r"(?:不|没|没有|未)(?:给我们?|再|有|发)*(?:提醒|催|通知|发)")
_LIMIT_ALONE = re.compile(_LIMIT_OF)
_GAP = re.compile(r"[\s:,]*(?=[0-9#建提留第])")
_LONGEST = 40
_ENDS = " ,:。的?"


def read_why(message: Message) -> Intent | Reading | None:
    """How a deadline came about, why duban wrote, how long there is; the case may stand before or after."""
    if len(message.folded) > _LONGEST:
        return None
    if message.opening.naming.refs or message.opening.naming.pointing:
        return _read(message.opening.rest.folded, message.refs)
    if intent := _read_case_after(message.passage) or _read(message.folded, message.refs):
        return intent
    if asks_for_limit(message.folded.strip(_ENDS)):
        return Reading(intents.ShowCase(message.refs), "question", from_quote=message.from_quote)
    return None


def _read(folded: str, refs: tuple[CaseRef, ...]) -> Intent | None:
    words = folded.strip(_ENDS) + ("的" if folded.rstrip(" ?。").endswith("的") else "")
    if _asks_how_reckoned(words):
        return intents.ExplainDeadline(refs)
    return intents.ExplainReminder(refs) if _asks_why_reminded(words) else None


def _read_case_after(passage: Passage) -> Intent | None:
    """怎么算的 12, 为什么提醒12."""
    for found in _GAP.finditer(passage.folded):
        naming = read_refs(passage.after(found.end()))
        after = naming.rest.folded.strip(_ENDS)
        if naming.refs and (not after or _LIMIT_ALONE.fullmatch(after)):
            return _read(passage.folded[: found.start()] + after, naming.refs)
    return None


def _asks_how_reckoned(words: str) -> bool:
    """Whether it asks how a deadline came about: 怎么算的, 为什么是9月30日, 期限依据."""
    return len(words) <= _LONGEST and _EXPLAIN.fullmatch(words) is not None


def _asks_why_reminded(words: str) -> bool:
    """Whether it asks why duban wrote: 为什么又提醒我, 怎么又催."""
    fits = len(words) <= _LONGEST and _EXPLAIN_REMINDER.fullmatch(words)
    return bool(fits) and not _NEVER_MINDED.search(words)
