"""What became of messages, and the ways besides the chat."""

from dataclasses import dataclass

from domain.intents.intent import CaseRef, Intent
from domain.second_channel import Channel, News


@dataclass(frozen=True, slots=True)
class ShowDelivery(Intent):
    """送达了吗 12, 送达了吗 区住建局: sent, delivered, read and acted, each with its time."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowUnread(Intent):
    """未读的有哪些: cases handed out that nobody has read or signed for, by unit, never by speed (R65)."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowSecondChannel(Intent):
    """第二渠道: what happens to news nobody reads."""


@dataclass(frozen=True, slots=True)
class SetSecondChannel(Intent):
    """第二渠道 DING (for all classes), 立办立结 30分钟未读 DING (for one, with its limit)."""

    channels: tuple[Channel, ...]
    news: News | None = None
    minutes: int = 0
    half_days: int = 0


@dataclass(frozen=True, slots=True)
class SwitchSecondChannel(Intent):
    """关闭第二渠道, 开启第二渠道."""

    on: bool


@dataclass(frozen=True, slots=True)
class SwitchToDos(Intent):
    """待办 开, 待办 关: whether cases stand in people's own to-do lists."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetCallBudget(Intent):
    """每月额度 10000: how many calls of the platform a month has."""

    calls: int
