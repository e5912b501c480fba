"""演练模式, 周末不发日报: the rehearsal, the digest on rest days."""

import re

from domain import intents
from domain.intents import Intent
from domain.reading.rules import Message

_REHEARSAL = re.compile(
    r"(?P<before>打开|开启|开始|启动|进入|开|退出|关闭|关掉|结束|停止|取消|停|关)?(?:一下|个)?演[练习](?:模式)?"
    r"(?P<after>打开|开启|开始|启动|开|退出|关闭|关掉|结束|停止|取消|停|关)?(?:了|一下)*"
)
_ON = ("打开", "开启", "开始", "启动", "进入", "开")
_REST_DAYS = r"(?:周末|双休日?|休息日|节假日|放假|周六周?日|星期六日?|礼拜六日?|休息天)(?:的时候|期间)?"
_YES = r"(?:也|都|照常|照样|一样|仍然?|还|就|要|正常|\s)+"
_NO = r"(?:也|都|就|还|请)*(?:不|别|不要|不用|不必|不再|停|停止|先不|先别)(?:要|用|再)?"
_SEND = r"(?:发送?|推送?|出|收|看|有)"
_DIGEST = re.compile(
    rf"(?:请|以后|{_REST_DAYS})*{_REST_DAYS}(?:(?P<no1>{_NO})|(?:{_YES}))(?:给我)?{_SEND}?(?:每?日报)"
    rf"|(?:每?日报){_REST_DAYS}(?:(?P<no2>{_NO})|(?:{_YES}))(?:给我)?{_SEND}?了?"
    rf"|{_REST_DAYS}的?(?:每?日报)(?:(?P<no3>{_NO})|(?:{_YES})){_SEND}?了?"
)
_LONGEST = 24


def read_report(message: Message) -> Intent | None:
    """The rehearsal, or the digest on rest days, if the whole message asks for it."""
    folded = message.unspaced
    if len(folded) > _LONGEST:
        return None
    if found := _DIGEST.fullmatch(folded):
        return intents.SetDigestDays(rest_days=not (found["no1"] or found["no2"] or found["no3"]))
    found = _REHEARSAL.fullmatch(folded)
    said = {found["before"], found["after"]} - {None} if found else set()
    if found and not said and folded.endswith("模式"):
        return intents.Rehearse(on=True)  # it is asked about before it happens
    return intents.Rehearse(said.pop() in _ON) if len(said) == 1 else None
