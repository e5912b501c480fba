"""Numbered acts of supervision as people name them: 签收 督〔2026〕3号, 整改 督3 已增派人手."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.intents.supervision import LetterRef
from domain.names import NAMES
from domain.numerals import read_number
from domain.reading.commands.supervising import take_limit
from domain.reading.days.wording import split_limit_and_reason
from domain.reading.naming.units import is_registered
from domain.reading.rules import Message
from domain.reading.text.normalising import Passage
from domain.supervision import STEPS
from domain.vocabulary import SupervisionLevel

_SIGN = f"[{''.join(step.sign for step in STEPS)}]"
_YEAR = r"[〔\[(【]\s?(?P<year>20[0-9]{2})\s?[〕\])】]"
_SERIAL = r"第?\s?(?P<serial>[0-9]{1,4})(?![0-9.%])\s?号?(?:函|文)?"
# 督3 is short for it; 催3 would be a case that is to be urged, so that only 督 stands alone without its year.
_LETTER = rf"(?:(?P<sign>{_SIGN})\s?{_YEAR}\s?{_SERIAL})"
_SHORT = rf"(?:(?P<sign>{_SIGN})\s?(?:{_YEAR})?\s?{_SERIAL})"
_ALONE = re.compile(rf"(?:查看|看看?|打开)\s?{_SHORT}")
_NUMBERED = re.compile(rf"{_LETTER}|督\s?{_SERIAL.replace('serial', 'bare')}")
_SEND = re.compile(rf"(?:发文件|下载|重发|发一?下?文件|要文件)\s?{_SHORT}")
_SIGNING = re.compile(
    rf"(?:确认)?签收\s?{_SHORT}|(?:督)\s?{_SERIAL.replace('serial', 'after')}\s?(?:已?签收了?)"
)
_PASSED = re.compile(rf"整改(?:通过|到位|合格)\s?{_SHORT}")
_FAILED = re.compile(rf"整改(?:不到位|不通过|不合格|未到位|未通过)\s?{_SHORT}\s?[,:]?\s?")
_DONE = re.compile(rf"(?:已)?整改(?:情况|报告)?\s?{_SHORT}\s?[,:]?\s?")
_WHOLE: Final[tuple[tuple[re.Pattern[str], Callable[[LetterRef], Intent]], ...]] = (
    (_SIGNING, intents.SignLetter),
    (_PASSED, intents.PassRectification),
    (_SEND, partial(intents.ShowLetter, file=True)),
    (_ALONE, intents.ShowLetter),
    (_NUMBERED, intents.ShowLetter),
)
_LIST = re.compile(r"(?:查看|看看?|列出)?(?:所有|全部|在办|未办结)?的?督办函(?:列表|清单|台账|有哪些)?[?]?")
_LAG = re.compile(
    r"(?:谁|哪些|哪几件|哪些单位|有哪些|有没有|看看?|查看)*(?:(?<=.)进度)?滞后了?的?(?:件|单位|清单|有哪些)?[?]?"
    r"(?:第?(?P<page>[0-9]{1,3})页)?|时间过半,?任务过半(?:清单)?"
)
_MINUS = re.compile(
    r"(?:查看|看看?)?(?:本年|今年|全年|所有)?的?减分项(?:清单|有哪些)?\s?(?P<scope>[\u4e00-\u9fff]{2,20})?[?]?"
)
_PERIODS: Final = {"本季度": 3, "这个季度": 3, "本月": 1, "这个月": 1, "今年": 12, "本年": 12, "全年": 12}
_TEMPLATE = re.compile(
    r"(?P<restore>还原|恢复)?(?:换|更换|替换)?(?P<name>[\u4e00-\u9fff]{2,5}?)?(?:的)?模[板版]"
    r"\s?(?P<after>[\u4e00-\u9fff]{2,5})?"
)
_SAID = re.compile(r"(?:换|更换|替换|还原|恢复).*模[板版]")
_LEVELS: Final = {NAMES[level]: level for level in SupervisionLevel}


def read_letter(message: Message) -> Intent | None:
    """What the whole message says of one numbered act, or asks of all of them."""
    folded = message.folded
    return _read_numbered(message.passage, folded) or _read_lists(message, folded)


def _read_numbered(passage: Passage, folded: str) -> Intent | None:
    for pattern, make in _WHOLE:
        if found := pattern.fullmatch(folded):
            return make(_ref(found))
    if found := _FAILED.match(folded):
        until, reason = _split_limit(passage.after(found.end()))
        return intents.FailRectification(_ref(found), reason, until)
    found = _DONE.match(folded)
    return intents.Rectify(_ref(found), passage.after(found.end()).whole) if found else None


def _split_limit(passage: Passage) -> tuple[str, str]:
    """The new day, said with 限 or 到, and the reason; whichever comes first."""
    until, reason = take_limit(passage)
    return (until, reason) if until else split_limit_and_reason(passage)


def _ref(found: re.Match[str]) -> LetterRef:
    """The sign, the year where it was said, and the number."""
    said = found.groupdict()
    serial = said.get("serial") or said.get("bare") or said.get("after") or "0"
    return LetterRef(said.get("sign") or "督", int(serial), int(said.get("year") or 0))


def _read_lists(message: Message, folded: str) -> Intent | None:
    if _LIST.fullmatch(folded):
        return intents.ShowLetters()
    if found := _LAG.fullmatch(message.unspaced):
        return intents.ShowLag(read_number(found["page"]) or 1 if found["page"] else 1)
    if found := _MINUS.fullmatch(folded):
        return _read_minus(found["scope"] or "", message)
    return _read_template(folded) if _SAID.match(folded) else None


def _read_minus(scope: str, message: Message) -> Intent | None:
    """减分项 区住建局, 减分项 本季度: of a unit, or since a period began."""
    today = message.scene.today
    if scope in _PERIODS:
        months = _PERIODS[scope]
        return intents.ShowMinusItems(
            "", today.replace(month=(today.month - 1) // months * months + 1, day=1)
        )
    if scope and not is_registered(scope, message.scene.units):
        return None
    return intents.ShowMinusItems(scope)


def _read_template(folded: str) -> Intent | None:
    found = _TEMPLATE.fullmatch(folded)
    level = _LEVELS.get((found["after"] or found["name"] or "") if found else "")
    return intents.ReplaceTemplate(level, restore=bool(found and found["restore"])) if level else None
