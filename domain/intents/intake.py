"""What is wanted of cases that come in one by one or by themselves."""

from dataclasses import dataclass
from datetime import time

from domain.intents.intent import Intent
from domain.vocabulary import Source

__all__ = [
    "AdoptItems",
    "DeclineItem",
    "LookAtItem",
    "PlanPull",
    "PullNow",
    "RegisterCase",
    "SetNetizenCheck",
    "SettleNetizenCheck",
    "ShowPulls",
    "ShowUnassigned",
    "StartPull",
    "StopPull",
    "UndoPull",
]


@dataclass(frozen=True, slots=True)
class RegisterCase(Intent):
    """登记: one case, field by field; every field is as it was typed.

    `answered` are the fields that were said, in that order: 上一步 takes the last one back. `item` came in
    by itself and is put in by this. `step_back`: 上一步 was said. `afresh`: not the half-filled one.
    """

    source: str = ""
    title: str = ""
    content: str = ""
    units: str = ""
    deadline: str = ""
    number: str = ""
    answered: tuple[str, ...] = ()
    item: int = 0
    afresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowUnassigned(Intent):
    """待分办: what came in by itself and waits for somebody."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class LookAtItem(Intent):
    """待分办 r12: one of them, and what may be done with it."""

    item: int


@dataclass(frozen=True, slots=True)
class AdoptItems(Intent):
    """采纳 r12, 采纳 待分办: as the program proposed, one or all that a yes is enough for."""

    item: int = 0


@dataclass(frozen=True, slots=True)
class DeclineItem(Intent):
    """不收 r12 重复反映."""

    item: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlanPull(Intent):
    """拉取 https://… 每天9点 来源 网民留言. `at` is None for every hour."""

    address: str
    source: Source | None = None
    at: time | None = None
    hourly: bool = False
    working_days: bool = False


@dataclass(frozen=True, slots=True)
class ShowPulls(Intent):
    """拉取: which addresses are looked at, and how it went."""


@dataclass(frozen=True, slots=True)
class StartPull(Intent):
    """启用拉取 1: what the trial showed is wanted."""

    pull: int


@dataclass(frozen=True, slots=True)
class StopPull(Intent):
    """停止拉取 1."""

    pull: int


@dataclass(frozen=True, slots=True)
class PullNow(Intent):
    """现在拉取 1."""

    pull: int


@dataclass(frozen=True, slots=True)
class UndoPull(Intent):
    """撤回拉取 1 第2批: what one look brought in is taken back; the newest without a number."""

    pull: int
    batch: int = 0


@dataclass(frozen=True, slots=True)
class SetNetizenCheck(Intent):
    """网民留言 10点半前没导入提醒我; None switches it off."""

    at: time | None


@dataclass(frozen=True, slots=True)
class SettleNetizenCheck(Intent):
    """今天没有留言: somebody has looked, and there was nothing."""
