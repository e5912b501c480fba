"""Answers and questions about posts: 接下全部, 接下 12、15, 不接, 不代, 取消代理, 我提前回来了, 谁代我."""

import re

from domain import intents
from domain.intents import Intent
from domain.reading.naming.references import read_refs
from domain.reading.naming.units import is_unit
from domain.reading.rules import Message

_END = r"[了吧啊呀的哈啦。.!\s]*$"
_TAKE = re.compile(r"(?:好[,。\s]?)?(?:我来?|我们)?(?P<take>接下|接手|接过来?|接)(?:来)?(?:了|吧)?[\s,:]*")
_ALL = re.compile(rf"(?:全部|所有|都|全)?的?(?:件|工作|联络员)?{_END}")
_ALL_FIRST = re.compile(rf"(?:我)?(?:全部|全|都)(?:由我)?(?:接下|接手|接)来?{_END}")
_WHY = r"[了吧]*(?:$|(?:[\s,:。;、]+|(?=因))(?P<why>.*)$)"
_NO_HAND_OVER = re.compile(rf"(?:我)?(?:不接手?|接不了|没法接|不能接){_WHY}", re.DOTALL)
_NO_STAND_IN = re.compile(rf"(?:我)?(?:不代理?|代不了|没法代|不能代){_WHY}", re.DOTALL)
_NAME = r"(?P<person>[\u4e00-\u9fff·]{2,4}?)"
_ENDED = (
    re.compile(rf"(?:取消|结束|停止|撤销|终止)(?:我的|{_NAME}的)?(?:休假)?代理{_END}"),
    re.compile(rf"(?:不用|不需要|不必|不要|别再?)(?:再)?(?:别人|人)?代理?{_END}"),
    re.compile(rf"(?:我(?:已经?|今天|现在)?(?:提前)?|提前)(?:回来|返岗|销假|回岗|回单位)(?:上班)?{_END}"),
    re.compile(rf"(?:销假|返岗){_END}"),
    re.compile(rf"(?:我)?(?:的)?(?:休假|假期)(?:取消|提前结束){_END}|(?:我)?(?:取消休假|不休假){_END}"),
)
_WHO = re.compile(
    r"(?:现在|今天|请问|目前)?(?:谁(?:在|来|给)?(?:代|替)(?:理)?我?|我(?:在|要)?(?:代|替)(?:理)?谁|谁(?:在)?代(?:理)?谁"
    r"|(?:代理|休假|交接)情况|谁(?:在)?(?:休假|请假)|代理人是谁|我的代理人?(?:是谁)?)[?了呢吗\s]*$"
)
_UNIT = r"[\s,:]*(?P<unit>\S{2,40})?\s*$"
_CANCEL = re.compile(rf"(?:取消|撤回|撤销|收回|停止|不)(?:工作|联络员)?交接(?:了)?{_UNIT}")
_AGREE = re.compile(rf"(?:同意|批准)(?:工作|联络员)?交接{_UNIT}")
_LONGEST = 80


def read_about_posts(message: Message) -> Intent | None:
    """An answer to who was asked to take over or to stand in, or a question of who does."""
    folded = message.folded.strip()
    if len(folded) > _LONGEST:
        return None
    if _WHO.fullmatch(folded):
        return intents.ShowStandIns()
    return _read_answer(message, folded) or _read_end(message, folded) or _read_verdict(message, folded)


def _read_answer(message: Message, folded: str) -> Intent | None:
    if _ALL_FIRST.fullmatch(folded):
        return intents.TakeOver()
    if why := _NO_HAND_OVER.fullmatch(folded):
        return intents.DeclineHandOver(_reason(message, why))
    if why := _NO_STAND_IN.fullmatch(folded):
        return intents.DeclineStandIn(_reason(message, why))
    return _read_taking(message)


def _read_taking(message: Message) -> Intent | None:
    """接下 alone takes all; 接 needs 全部 or cases, as it is part of many words."""
    found = _TAKE.match(message.folded)
    if found is None:
        return None
    rest = message.passage.after(found.end())
    left = rest.folded.strip()
    if _ALL.fullmatch(left):
        return intents.TakeOver() if left or found["take"] != "接" else None
    naming = read_refs(rest)
    return intents.TakeOver(naming.refs) if naming.refs and re.fullmatch(_END, naming.rest.folded) else None


def _read_end(message: Message, folded: str) -> Intent | None:
    for pattern in _ENDED:
        if found := pattern.fullmatch(folded):
            person = found.groupdict().get("person")
            of = (
                message.passage.until(found.end("person")).after(found.start("person")).typed
                if person
                else ""
            )
            return intents.EndStandIn(of)
    return None


def _read_verdict(message: Message, folded: str) -> Intent | None:
    for pattern, intent in ((_CANCEL, intents.CancelHandOver), (_AGREE, intents.AgreeHandOver)):
        if found := pattern.fullmatch(folded):
            unit = found["unit"] or ""
            if unit and not is_unit(unit, message.scene.units):
                return None
            return intent(unit)
    return None


def _reason(message: Message, found: re.Match[str]) -> str:
    if found["why"] is None:
        return ""
    start = found.start("why") + len(message.folded) - len(message.folded.lstrip())
    return message.passage.after(start).typed.strip(" ,，:：。.;；")
