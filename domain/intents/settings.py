"""What administrators want of what can be set: words, masks, sources, approvers; and who set what."""

from dataclasses import dataclass
from enum import StrEnum

from domain.intents.intent import Intent
from domain.masking import Masked
from domain.vocabulary import FollowUpKind, Source


@dataclass(frozen=True, slots=True)
class SetLater(Intent):
    """下周把静默改到晚上九点: a setting that is to hold from another day on; `sought` is the rest of it."""

    when: str
    sought: str


@dataclass(frozen=True, slots=True)
class SetFollowUpDays(Intent):
    """承诺事项提前20、5天提醒: how far ahead follow-ups of one kind are announced; without days as usual."""

    followed: FollowUpKind
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowApprovers(Intent):
    """谁审批."""


@dataclass(frozen=True, slots=True)
class SetApprover(Intent):
    """审批人 加上 张三; 张三不再审批."""

    person: str
    on: bool


@dataclass(frozen=True, slots=True)
class ShowSources(Intent):
    """来源: every source with its rules and what is open of it."""


@dataclass(frozen=True, slots=True)
class SwitchSource(Intent):
    """停用来源 网民留言; 启用来源 网民留言."""

    source: Source
    on: bool


@dataclass(frozen=True, slots=True)
class ShowMasks(Intent):
    """掩码: what of people's data is hidden."""


@dataclass(frozen=True, slots=True)
class SetMask(Intent):
    """掩码 手机号 关."""

    data: Masked
    on: bool


class WordsWish(StrEnum):
    """What is wanted of the words of one message."""

    EDIT = "edit"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class ShowWordings(Intent):
    """话术: which messages have words that can be edited."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowWording(Intent):
    """看话术 超期提醒: `name` is the message as it was called."""

    name: str


@dataclass(frozen=True, slots=True)
class Wording(Intent):
    """改话术 超期提醒 …, 恢复话术 超期提醒: `name` is the message as it was called."""

    wish: WordsWish
    name: str
    text: str = ""


__all__ = [
    "SetApprover", "SetFollowUpDays", "SetLater", "SetMask", "ShowApprovers", "ShowMasks",
    "ShowSources", "ShowWording", "ShowWordings", "SwitchSource", "Wording", "WordsWish",
]  # fmt: skip
