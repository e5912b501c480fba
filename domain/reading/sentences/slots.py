"""Sentences about the moment of the day's message: everybody's, one's own, and how many a day."""

import re

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.reading.days.clock_times import TIME, read_time
from domain.reading.scene import Scene
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage


def _set_slot(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    at = read_time(found["time"])
    return intents.SetSlot(at) if at else None


def _set_own(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    at = read_time(found["time"])
    return intents.SetOwnSlot(at) if at else None


def _drop_own(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.SetOwnSlot(None)


def _set_cap(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    most = read_number(found["most"])
    return intents.SetDailyCap(most) if most is not None else None


_TO = r"(?:请|都|统一|以后|每天|每个?工作日|改[到成为在]?|设[为成在]?|调到|定在|推[到迟]|在|到|为|[:,\s])*"
_NEWS = r"(?:提醒|消息|推送|通知)"
_SEND = r"\s*(?:再|才|统一|一起)*(?:发送?|推送?|提醒|来)?(?:给我)?(?:吧|好了?)?"
_MINE = rf"(?:我的?|给我)的?(?:每[天日]的?)?{_NEWS}(?:时间|时段)?"

# 每天八点别吵我晚点10点再发: the later time is what is wished for.
_LET_ME = r"(?:每[天日]|早上|上午|以后|请|都|,|\s)*"
_DISTURB = r"(?:就|先|请)*(?:别|不要|勿|少)(?:再)?(?:吵|烦|打扰|催|叫|发)(?:我|给我)?"
_LATER = (
    r"(?:[\s,;。]|我|想|要|晚一?[点些]|推后|迟一?[点些]|改[到成]?|等|等到|到|早上|上午|可以|再|每[天日])*"
)

SENTENCES: tuple[Sentence, ...] = (
    of(
        rf"{_LET_ME}(?:{TIME})(?:钟|就|的时候|太早了?)?{_DISTURB}{_LATER}(?P<time>{TIME})\s*(?:以后|之后|后)?(?:再|才)?(?:给我)?(?:发|提醒|推送?|说|叫我)(?:我|给我)?(?:消息|提醒)?(?:好了?|行)?",
        _set_own,
    ),
    of(
        rf"{_LET_ME}(?:提醒|消息)?(?:给我)?晚一?[点些](?:再)?(?:发|提醒)?[\s,]*(?P<time>{TIME})\s*(?:再|才)(?:给我)?(?:发|提醒)(?:我|给我)?",
        _set_own,
    ),
    of(rf"[把将]?(?:{_NEWS}|推送)(?:时段|时间|时刻){_TO}(?P<time>{TIME}){_SEND}", _set_slot),
    of(rf"[把将]?(?:每天|每日)的?{_NEWS}{_TO}(?P<time>{TIME}){_SEND}", _set_slot),
    of(rf"[把将]?{_MINE}{_TO}(?P<time>{TIME}){_SEND}", _set_own),
    of(rf"{_TO}(?P<time>{TIME})\s*(?:再|才)?给我(?:发|推送?){_NEWS}", _set_own),
    of(rf"{_MINE}\s*(?:恢复|还原|改回来?|取消|不改了|跟大家一[样起])(?:默认|原来的?时间)?", _drop_own),
    of(
        rf"(?:每个?人|一个?人|每位)?\s*(?:每[天日]|一天)\s*(?:的?上限|最多|不超过|至多|别超过)(?:发|收)?{_TO}"
        rf"(?P<most>{NUMBER})\s*[条个次](?:消息|提醒)?",
        _set_cap,
    ),
)
