"""留痕: what was done and by whom, one case's chain as a file, and the deletion of people's data."""

from dataclasses import dataclass
from datetime import date

from domain.intents.intent import CaseRef, Intent

__all__ = [
    "EraseCase",
    "ErasePerson",
    "ExportTrail",
    "SetRetention",
    "ShowActs",
    "ShowSettingChanges",
    "ShowTrail",
    "VerifyLedger",
]


@dataclass(frozen=True, slots=True)
class VerifyLedger(Intent):
    """核验 [b033c79c4cde]: the whole chain, or whether it holds the head that an old digest shows."""

    head: str = ""


@dataclass(frozen=True, slots=True)
class ShowTrail(Intent):
    """谁改了 12: every act on a case, the newest first."""

    refs: tuple[CaseRef, ...] = ()
    page: int = 1


@dataclass(frozen=True, slots=True)
class ExportTrail(Intent):
    """导出留痕 12: one case's chain as a file. `words`: with people's words, for a purpose that is kept."""

    refs: tuple[CaseRef, ...] = ()
    words: bool = False
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class ShowActs(Intent):
    """我今天做了什么, 张三昨天做了什么: no `person` for oneself; until the last day, None for today."""

    person: str
    since: date
    until: date | None = None
    page: int = 1
    as_file: bool = False


@dataclass(frozen=True, slots=True)
class ShowSettingChanges(Intent):
    """9月28日谁改了设置; without days of the last month."""

    since: date | None = None
    until: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class SetRetention(Intent):
    """保留个人信息 3年 after a case is closed; None keeps it for good."""

    years: int | None


@dataclass(frozen=True, slots=True)
class EraseCase(Intent):
    """删除个人信息 12 理由: for good."""

    refs: tuple[CaseRef, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ErasePerson(Intent):
    """删除个人信息 13800000000 理由: of all cases that hold this number or name."""

    who: str
    reason: str = ""
