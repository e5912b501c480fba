"""Wishes about one's own post: 我28号到10月10号休假，李敏代; 我调走了以后找陈晨; 把提醒关了."""

import re

from domain import intents
from domain.intents import Intent
from domain.reading.days.absences import DAY_WORDS, STRETCH, read_leave
from domain.reading.days.periods import read_day
from domain.reading.naming.units import is_unit
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.text.normalising import Passage

_LEAVE = (
    r"(?:[休请][了个]?(?:\S{1,4}天|\S{1,3}周)?(?:的)?(?:年|病|产|婚|事|探亲|陪产)?假|年假|病假|产假|婚假"
    r"|事假|出差|外出"
    r"|(?:去|要|在)?(?:培训|学习|住院)|(?:我|人)?不在(?:单位|岗|家|办公室|班上)?|调休|轮休|休息"
    r"|休(?:[0-9一二两三四五六七八九十]+天|一?周))"
)
_WHILE = (
    r"(?:的?(?:这|那)?(?:期间|时候|几天|段时间|阵子)|这段|这阵|[0-9一二两三四五六七八九十]{1,3}[天周]|里"
    r"|了|去|,|\s)*"
)
_BY = (
    r"(?:工作|事情|手上的件|我的|件|事|先|暂时?|都|就|请|麻烦|临时|有事|有件|可以)*"
    r"(?:由|让|请|找|给|叫|托|联系|交给|拜托|转给|是)?"
)
_NAME = r"(?P<person>[\u4e00-\u9fff·]{2,4}?)(?:同志|科长|主任|老师|股长)?"
_STANDS_IN = (
    r"(?:来|先|暂时?|帮我|帮忙|给我|全权|临时|负责)*"
    r"(?:代(?!表)|替|顶(?!楼)|接手|接替|负责|盯|处理|办理?|对接|管)"
)
_STAND_IN = re.compile(rf"(?:^|[,;。:\s]|{_LEAVE}){_WHILE}{_BY}{_NAME}{_STANDS_IN}")
_FIND = re.compile(
    rf"{_LEAVE}{_WHILE}(?:工作|事情|我的|件|事|先|都|就|请|麻烦|有事|有件|可以|大家)*(?:找|联系|让|请|叫"
    rf"|发给|交给|转给){_NAME}"
    r"(?:就[行好]|就可以|即可|吧|了|办理?|处理)*$"
)
_FOR_ME = re.compile(
    rf"(?:^|[,;。\s]){_BY}{_NAME}(?:来|先|暂时?|临时)*(?:代我|替我|帮我[代顶]|代理我|顶我|替一下我|代班"
    rf"|替班|顶班)"
)
_OF = re.compile(
    rf"(?:我们(?:局|单位|这边)?的?|我局|本单位|联络员|[\s,])*(?P<person>(?!下|本周|这|今天"
    rf"|明[天日]|大?后天|周[一二三四五六日末]|国庆|中秋|春节"
    rf"|月)[\u4e00-\u9fff·]{{2,4}}?)(?:同志|科长)?(?:从|这段|最近|已经?|明天|下周|,"
    rf"|{DAY_WORDS}|[到至~—–―-]|[上下]午|起|开始|\s)*{_LEAVE}"
)
_ONLY_LEAVE = re.compile(rf"(?:我|本人).{{0,24}}{_LEAVE}(?:了|几天|一段时间|\s)*")
_ON_LEAVE = re.compile(_LEAVE)
_FOR_GOOD = (
    r"(?:调[走离岗任动]|调到|[换转轮]岗|离[职岗任]|退休|辞职|不干(?:这个|联络员)?了|不(?:再|是|当|做|担任"
    r"|负责)[^,。]{0,8}(?:联络员|这块|这项|督办)(?:工作)?了?"
    r"|(?:工作|岗位|手上的件|联络员)?(?:已经?|要|都)?(?:移交|交接|交给)|(?:以|今|往)后)"
)
_SUCCESSOR = re.compile(
    rf"{_FOR_GOOD}(?:.{{0,14}}?)(?:找|联系|由|让|给|交给|移交给|交接给|转给|发给|换成|是|归|换)\s*{_NAME}"
    r"(?:来|接手|接替|接任|接|负责|管|办理?|就行|就好|就可以|即可|吧|了|担任|当|做|联络员|这项工作|对接|\s)*$"
)
_FROM = re.compile(
    rf"(?:[从自]\s*)?(?P<day>{DAY_WORDS})\s*(?:上午|下午)?\s*(?:一?起|开始|以后|之后|就|要|正式|调|离|换|轮|退|交)"
)
_POST = re.compile(rf"(?:以后|今后|新的?)联络员(?:是|换成|改成|改为|为|由)\s*{_NAME}(?:担任|了|来当|\s)*$")
_NO_NAME = re.compile(
    r"我|你|他|她|谁|们|这|那|哪|人|代表|领导|局|科室|单位|办公|同事|一下|大家|电话|消息|机器|联络|时间"
    r"|问题|工作|延|退|件|不|没"
    r"|有事|先|由|让|请|找|再|回|继续|今|明"
)
_ASKS = re.compile(r"[?]|[吗么]$|怎么|如何|谁|能不能|可不可以|是否|哪")
_DENIED = re.compile(
    r"不(?:用|要|需要?|必|让|请|找)|没有?(?:找|让|请|休|调)|取消|先别|别(?:让|找)|不休|不请|没休"
)
_LONGEST = 80
_AGREED = re.compile(r"同意代理\s+")

_STOP = r"(?:关闭|关掉|关了|关上|关|停止|停掉|停了|停|取消|屏蔽|退订|去掉)"
_REMINDING = r"(?:这些|任何|所有|那么多|到期|催办|自动|天天|每天|总是|的)*(?:提醒|催办?|通知)"
_WISH = r"(?:请|我|要|想|能不能|可以|可不可以|能否|麻烦|帮我|给我|可否|怎么|就|把|将|都|以后|今后|\s)*"
_MUTES = (
    (
        rf"{_WISH}(?:我的|这些|这个|所有|到期|催办|的)*提醒(?:消息|功能|信息|短信)?"
        rf"(?:都|给我|全部?|能不能|可以)*{_STOP}(?:了|掉|一下|行吗|吗|吧)*"
    ),
    rf"{_WISH}{_STOP}(?:给我|对我|我的|掉|一下)*{_REMINDING}(?:消息|功能|信息|了|吗|吧|我)*",
    (
        rf"{_WISH}(?:别|不要|不用|不想要?|不需要|不许|勿|请勿|少)(?:再|老是?|总是?|一直|天天|来|给我|向我"
        rf"|对我|我|收到?|看到?|发送?|推送?|的)*{_REMINDING}"
        r"(?:我们?|消息|信息|功能|了|啦|行吗|好吗|来|\s)*"
    ),
    r"(?:提醒|消息|通知)(?:也|真|实在)?(?:太多|太烦|好烦|好多|烦死|太频繁)(?:人|了)*",
)
_MUTE = re.compile(f"(?:{'|'.join(_MUTES)})[?]*")
_LONGEST_MUTING = 30


def read_duty(message: Message) -> Intent | None:
    """A wish about his own post, where no case is named before it; 同意代理 and a wish: the office's yes."""
    if agreed := _AGREED.match(message.folded):
        message = Message.of(message.passage.after(agreed.end()), message.scene)
    folded = message.folded
    if len(folded) <= _LONGEST_MUTING and _MUTE.fullmatch(message.opening.rest.folded.strip(" ,:的")):
        return intents.MuteReminders()
    if len(folded) > _LONGEST or _names_cases(message) or _ASKS.search(folded) or _DENIED.search(folded):
        return None
    return _read_hand_over(message) or _read_stand_in(message)


def _names_cases(message: Message) -> bool:
    """Whether cases stand in front: 12以后找陈晨. 28号到10月10号 and 28号 are days."""
    return bool(message.opening.naming.refs) and not STRETCH.match(message.folded.lstrip("我本人请 "))


def _read_hand_over(message: Message) -> Intent | None:
    folded = message.folded
    for pattern in (_POST, _SUCCESSOR):
        found = pattern.search(folded)
        if found and _is_name(found["person"], message.scene) and not _ON_LEAVE.search(folded):
            since = _FROM.search(folded)
            since_on = read_day(since["day"], message.scene) if since else None
            return intents.HandOver(_typed(message.passage, found), message.typed, since_on)
    return None


def _read_stand_in(message: Message) -> Intent | None:
    folded, scene = message.folded, message.scene
    patterns = (_STAND_IN, _FIND, _FOR_ME) if _ON_LEAVE.search(folded) else (_FOR_ME,)
    persons = (
        _typed(message.passage, found)
        for pattern in patterns
        for found in pattern.finditer(folded)
        if _is_name(found["person"], scene)
    )
    person = next(persons, "")
    if not person and not _ONLY_LEAVE.fullmatch(folded):
        return None
    away = _OF.match(folded)
    of = _typed(message.passage, away) if away and _is_name(away["person"], scene) else ""
    return intents.StandIn(person, *read_leave(folded, scene), message.typed, of)


def _is_name(person: str, scene: Scene) -> bool:
    return not _NO_NAME.search(person) and not is_unit(person, scene.units)


def _typed(passage: Passage, found: re.Match[str]) -> str:
    return passage.until(found.end("person")).after(found.start("person")).typed
