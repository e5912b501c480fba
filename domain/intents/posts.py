"""What people want of posts: who stands in, who takes over."""

from dataclasses import dataclass
from datetime import date

from domain.intents.intent import CaseRef, Intent

__all__ = [
    "AgreeHandOver",
    "CancelHandOver",
    "DeclineHandOver",
    "DeclineStandIn",
    "EndStandIn",
    "HandOver",
    "ShowStandIns",
    "StandIn",
    "TakeOver",
]


@dataclass(frozen=True, slots=True)
class StandIn(Intent):
    """我28号到10月10号休假，李敏代. A day that was not said is None; `of` is a colleague who is away."""

    person: str
    begins_on: date | None = None
    ends_on: date | None = None
    text: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class DeclineStandIn(Intent):
    """不代 [原因]."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class EndStandIn(Intent):
    """取消代理, 我提前回来了; `of`: 取消周航的代理."""

    of: str = ""


@dataclass(frozen=True, slots=True)
class ShowStandIns(Intent):
    """谁代我, 代理情况."""


@dataclass(frozen=True, slots=True)
class HandOver(Intent):
    """我调走了以后找陈晨; `since` is the day from which on, None: at once."""

    person: str
    text: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class TakeOver(Intent):
    """接下全部, 接下 12、15; `hand_over`: the one that was picked of several."""

    refs: tuple[CaseRef, ...] = ()
    hand_over: int = 0


@dataclass(frozen=True, slots=True)
class DeclineHandOver(Intent):
    """不接 [原因]."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class CancelHandOver(Intent):
    """取消交接 by who handed over; 撤回交接 区住建局 by an administrator."""

    unit: str = ""


@dataclass(frozen=True, slots=True)
class AgreeHandOver(Intent):
    """同意交接 区住建局: an administrator settles it, whatever the successor said."""

    unit: str = ""
