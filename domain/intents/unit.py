"""What a unit's people want for their own cases."""

from dataclasses import dataclass
from enum import StrEnum

from domain.intents.intent import CaseRef, Intent


@dataclass(frozen=True, slots=True)
class Acknowledge(Intent):
    """签收. No refs: the quoted case, else ask which."""

    refs: tuple[CaseRef, ...] = ()
    everything: bool = False  # 全部签收


@dataclass(frozen=True, slots=True)
class ReportProgress(Intent):
    """进展: free text kept as typed, with a percentage if one was said (may exceed 100)."""

    refs: tuple[CaseRef, ...]
    text: str
    percent: int | None = None
    file_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """回复/答复: the unit's answer, or its 会办意见 where it is a co-handler."""

    refs: tuple[CaseRef, ...]
    text: str
    file_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AskExtension(Intent):
    """延期. `until` is the wording of the date; the handler reads it against the case's deadline."""

    refs: tuple[CaseRef, ...]
    until: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AskReturn(Intent):
    """退回/改办: not ours, because …; perhaps a proposed unit."""

    refs: tuple[CaseRef, ...]
    reason: str = ""
    proposed_unit: str = ""


# What a request asks for, where a person says it: 驳回12延期, 撤回12号延期申请.
class About(StrEnum):
    """The kind of request."""

    EXTENSION = "extension"
    RETURN = "return"


class Which(StrEnum):
    """Which cases a list is about."""

    ALL = "all"
    DUE_SOON = "due_soon"
    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this_week"
    OVERDUE = "overdue"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class ShowMine(Intent):
    """我的: the open cases of the person's own unit."""

    which: Which = Which.ALL
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowCase(Intent):
    """查看 N."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class Undo(Intent):
    """撤回: take back the sender's own last act, or the named request."""

    refs: tuple[CaseRef, ...] = ()
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """帮助."""


@dataclass(frozen=True, slots=True)
class Greet(Intent):
    """你好, 谢谢, 好的 and the like: never an act."""
