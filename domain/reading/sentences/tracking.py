"""Follow-ups by the name their buttons bear: 跟踪, 完成 g12 …, 改期 g12 10月20日."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.reading.days.wording import split_limit_and_reason
from domain.reading.naming.references import read_refs
from domain.reading.naming.source_words import SOURCE_WORD
from domain.reading.rules import Message
from domain.reading.text.normalising import fold

_NAMED = re.compile(
    r"(?P<act>完成|办完|已?兑现|[未没]兑现|免办|改期|改到)(?:了|:|,|\s)*(?P<name>g[0-9]{1,9})(?![0-9])[\s,:]*"
)
_LIST = re.compile(
    r"(?:我的|看一?下|查看|全部)?(?:跟踪(?:事项|清单|台账|情况)?|待办节点)(?:\s*第(?P<page>[0-9]{1,3})页)?[?]*"
)
_OF_CASE = re.compile(rf"跟踪(?:事项|清单|情况)?(?:\s|:)*(?=[0-9#第]|{SOURCE_WORD})")
_KEPT: Final = {"兑现": True, "已兑现": True, "未兑现": False, "没兑现": False}


def read_tracking(message: Message) -> Intent | None:
    """An act on one follow-up, named as on its button, or the list of all or of one case."""
    if listed := _LIST.fullmatch(message.folded):
        return intents.ShowFollowUps(page=int(listed["page"] or 1))
    if _OF_CASE.match(message.folded):
        found = read_refs(message.passage.skip(_OF_CASE))
        return intents.ShowFollowUps(found.refs) if found.refs and not found.rest.folded.strip() else None
    named = _NAMED.match(message.folded)
    return _act(named["act"], named["name"], message.passage.skip(_NAMED).whole) if named else None


def _act(act: str, name: str, text: str) -> Intent:
    if act in _KEPT:
        return intents.JudgePromise(name, _KEPT[act], text)
    if act == "免办":
        return intents.WaiveFollowUp(name, text)
    if act in ("改期", "改到"):
        return intents.MoveFollowUp(name, *split_limit_and_reason(fold(text)))
    return intents.FinishFollowUp(name, text)
