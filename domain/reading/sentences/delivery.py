"""送达了吗 12, 未读的有哪些, 第二渠道 DING, 立办立结 30分钟未读 DING, 待办 关, 每月额度 10000."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import OFFICE
from domain.reading.naming.references import read_refs
from domain.reading.naming.units import split_units
from domain.reading.rules import Message
from domain.second_channel import Channel, News

_LONGEST: Final = 60
_SECOND = r"(?:第二|备用|第2)(?:渠道|渠到|通道|途径|渠)"
_HOUR, _WORKING_DAY = 60, 2  # minutes; halves of a working day

_ARRIVED = r"(?:送达|送到|发到|通知到|传达到)"
_SEEN = r"(?:看到|看过|看|读过|读)"
_IDLE = r"(?:请|帮我|查一?下|看一?下|查看|的|这|那|件|消息|信息|提醒|通知|交办|都|他们|对方|单位|联络员|\s)*"
_ASKS = r"(?:了|过)?(?:位|对方|他们)?(?:了)?(?:吗|么|嘛|马|没有|没|不|[?])+"
_QUESTION = (
    rf"(?:(?:有没有|是否|是不是)?{_ARRIVED}{_ASKS}|{_ARRIVED}(?:情况|状态|记录|明细)(?:怎么样|如何|[?])*)"
)
_OF_CASE = re.compile(rf"{_IDLE}(?:{_QUESTION}|(?:有没有|是否)?{_SEEN}{_ASKS})")
_HEAD = re.compile(rf"{_IDLE}{_QUESTION}[\s,:]*")
_PAGE = re.compile(rf"\s*第?\s*(?P<page>{NUMBER})\s*页$")

_WHO = r"(?:哪些|哪几件|哪几个|哪些单位|谁|有谁)"
_NOT_READ = r"(?:未读|没有?读|没有?看|没有?看到|没有?看过|还没读|还没看)(?:过|到)?"
_UNREAD = re.compile(
    rf"(?:现在|目前|查看|看看|看一下|列出|还有|有)*{_WHO}?(?:还|都|有)*{_NOT_READ}(?:消息|交办|通知|的|件|单位)*"
    rf"(?:还)?(?:都)?(?:有|是)?{_WHO}?(?:清单|列表|情况)?[?]*"
)

# Read from the longest: DING by text message or by telephone is bought, 电话 alone is a person's call.
_WORDS: Final = {
    Channel.DING_TEXT: r"短信(?:版|的)?\s*(?:ding|叮)|(?:ding|叮)\s*短信",
    Channel.DING_CALL: r"(?:语音|电话版?|电话的)\s*(?:ding|叮)|(?:ding|叮)\s*语音",
    Channel.DING: r"(?:应用内)?(?:ding|叮)(?:一下|消息)?",
    Channel.TO_DO: r"(?:钉钉)?待办(?:事项)?",
    Channel.PHONE: r"(?:人工|打)?电话(?:提醒)?",
}
_CHANNEL = "|".join(f"(?:{words})" for words in _WORDS.values())
_ONE = re.compile("|".join(f"(?P<{channel.value}>{words})" for channel, words in _WORDS.items()))
_THEN = r"(?:[、,，;/>→+]|再|然后|其次|之后|最后|和|到|-|\s)*"
_CHANNELS = rf"(?P<channels>(?:{_CHANNEL})(?:{_THEN}(?:{_CHANNEL}))*)"
_USE = r"(?:改[为成用]|换成?|设[为成]|走|用|就|则|自动|转|发|打|后|[:,\s])*"
_SPAN = (
    rf"(?:(?P<half>半(?:个)?(?:工作日|天))|(?P<days>{NUMBER})\s*(?:个)?(?:工作日|天)"
    rf"|(?P<half_hour>半个?(?:小时|钟头))|(?P<hours>{NUMBER})\s*个?(?:小时|钟头)|(?P<minutes>{NUMBER})\s*分钟?)"
)
_NEWS: Final = {"立办立结": News.URGENT, "立办": News.URGENT, "新交办": News.ASSIGNED, "交办": News.ASSIGNED}
_FOR_ALL = re.compile(rf"[把将]?{_SECOND}\s*{_USE}{_CHANNELS}(?:提醒)?")
_FOR_ONE = re.compile(
    rf"(?P<news>立办立结|立办|新交办|交办)(?:件|的|事项|了|后|超过|超|\s)*{_SPAN}(?:以上|之?内|还)?"
    rf"(?:没有?|未|不)?(?:读|看|看到|签收?)?的?{_USE}{_CHANNELS}(?:提醒)?"
)
_ON = r"(?:打开|开启|启用|恢复|开)"
_OFF = r"(?:关闭|关掉|关了|停用|取消|不要|停掉|关)"
_SWITCH = re.compile(
    rf"{_SECOND}\s*(?:都|全部)?(?:(?P<on>{_ON})|(?P<off>{_OFF}))(?:了|掉)?"
    rf"|(?:(?P<on_first>{_ON})|(?P<off_first>{_OFF}))\s*{_SECOND}"
)
_SHOW = re.compile(rf"(?:查看|看看|看一下)?{_SECOND}(?:情况|设置|是什么|怎么设的?|有哪些)?[?]*")
_TO_DOS = re.compile(
    r"(?:钉钉|原生)?待办(?:事项|清单|列表|同步)?\s*(?:(?P<on>打开|开启|启用|开)|(?P<off>关闭|关掉|停用|关))(?:了|掉)?"
    r"|(?:(?P<on_first>打开|开启|启用)|(?P<off_first>关闭|关掉|停用))\s*(?:钉钉|原生)?待办(?:事项|清单|列表|同步)?"
)
_BUDGET = re.compile(
    rf"(?:每月|每个月|本月|平台|接口|调用)*额度\s*(?:改[为成到]?|是|设[为成]?|调到|有|[:,\s])*\s*"
    rf"(?P<calls>{NUMBER})\s*(?P<myriad>万)?\s*次?"
)
_MYRIAD = 10_000


def read_delivery(message: Message) -> Intent | None:
    """The wish about deliveries or the ways besides the chat, if the whole message is one."""
    folded = message.folded.strip(" 。!！")
    if len(folded) > _LONGEST:
        return None
    return _read_setting(folded) or _read_unread(folded, message) or _read_asked(message)


def _read_setting(folded: str) -> Intent | None:
    """What is switched or set; the narrowest pattern first."""
    for pattern, switch in ((_SWITCH, intents.SwitchSecondChannel), (_TO_DOS, intents.SwitchToDos)):
        if found := pattern.fullmatch(folded):
            return switch(on=bool(found["on"] or found["on_first"]))
    if found := _FOR_ALL.fullmatch(folded):
        return intents.SetSecondChannel(_channels(found["channels"]))
    if found := _FOR_ONE.fullmatch(folded):
        span = _span(found)
        news = _NEWS[found["news"]]
        return intents.SetSecondChannel(_channels(found["channels"]), news, *span) if span else None
    if found := _BUDGET.fullmatch(folded):
        calls = read_number(found["calls"])
        return intents.SetCallBudget(calls * (_MYRIAD if found["myriad"] else 1)) if calls else None
    return intents.ShowSecondChannel() if _SHOW.fullmatch(folded) else None


def _channels(words: str) -> tuple[Channel, ...]:
    """The ways in the order they were named, each once."""
    named = (Channel(found.lastgroup) for found in _ONE.finditer(words) if found.lastgroup)
    return tuple(dict.fromkeys(named))


def _span(found: re.Match[str]) -> tuple[int, int] | None:
    """Minutes, and halves of a working day."""
    if found["half"]:
        return 0, 1
    if found["half_hour"]:
        return _HOUR // 2, 0
    for name, minutes, halves in (("days", 0, _WORKING_DAY), ("hours", _HOUR, 0), ("minutes", 1, 0)):
        if found[name]:
            number = read_number(found[name])
            return (number * minutes, number * halves) if number else None
    return None


def _read_unread(folded: str, message: Message) -> Intent | None:
    page = _PAGE.search(folded)
    words = folded[: page.start()] if page else folded
    if OFFICE.isdisjoint(message.scene.roles) or not _UNREAD.fullmatch(re.sub(r"\s+", "", words)):
        return None
    return intents.ShowUnread(_number(page))


def _read_asked(message: Message) -> Intent | None:
    """The cases or the unit before or after the question; with none, the card he quotes."""
    naming = message.opening.naming
    if naming.refs or naming.pointing:
        words, page = _cut_page(message.opening.rest.folded)
        return intents.ShowDelivery(naming.refs, page=page) if _OF_CASE.fullmatch(words) else None
    head = _HEAD.match(message.folded)
    if head is None:
        return _of_unit_first(message)
    after = read_refs(message.passage.after(head.end()))
    words, page = _cut_page(after.rest.folded)
    if after.refs:
        return None if words.strip(" ?。") else intents.ShowDelivery(after.refs, page=page)
    words, page = _cut_page(message.folded[head.end() :])
    if not words.strip(" ?。"):
        return intents.ShowDelivery(message.refs, page=page)
    units = split_units(words.strip(" ?。"), message.scene.units) or []
    return intents.ShowDelivery(unit=units[0], page=page) if len(units) == 1 else None


_UNIT_FIRST = re.compile(rf"(?P<unit>[\u4e00-\u9fff]{{2,20}}?){_IDLE}{_QUESTION}")


def _of_unit_first(message: Message) -> Intent | None:
    """住建局送达了吗."""
    found = _UNIT_FIRST.fullmatch(message.folded.strip(" 。"))
    units = (split_units(found["unit"], message.scene.units) or []) if found else []
    return intents.ShowDelivery(unit=units[0]) if len(units) == 1 else None


def _cut_page(words: str) -> tuple[str, int]:
    page = _PAGE.search(words)
    return (words[: page.start()] if page else words).strip(" 。"), _number(page)


def _number(page: re.Match[str] | None) -> int:
    return (read_number(page["page"]) if page else None) or 1
