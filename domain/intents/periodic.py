"""What people want of the office's reports (周督查、半月报、月调度 …)."""

from dataclasses import dataclass
from datetime import date

from domain.intents.intent import Intent
from domain.vocabulary import ReportKind, Source

__all__ = [
    "DropDraft",
    "IssueReport",
    "ListReports",
    "MakeReport",
    "RemakeReport",
    "ReturnDraft",
    "ReviewDrafts",
    "SetReportDays",
    "SetReportReaders",
    "ShowReport",
    "ShowReportPlans",
    "SwitchReport",
]


@dataclass(frozen=True, slots=True)
class MakeReport(Intent):
    """出半月报; 出报告 8月1日到9月15日 建议 区住建局. Without `kind` it is asked which.

    Without days: the last stretch that has ended; `running`: the present one as far as it goes.
    """

    kind: ReportKind | None
    first_on: date | None = None
    last_on: date | None = None
    running: bool = False
    sources: tuple[Source, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RemakeReport(Intent):
    """重编 报告3: the same days and scope with today's figures; the old one stays as it is."""

    number: int


@dataclass(frozen=True, slots=True)
class ShowReport(Intent):
    """半月报, 半月报 8月下半月, 报告 3: one that exists, with its files, unchanged."""

    number: int = 0
    kind: ReportKind | None = None
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class ListReports(Intent):
    """历次半月报, 历次报告."""

    kind: ReportKind | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ReviewDrafts(Intent):
    """审报告: what waits for approval."""


@dataclass(frozen=True, slots=True)
class IssueReport(Intent):
    """发出 报告3, 发出半月报; without a number the only draft (of the kind) is meant."""

    number: int = 0
    kind: ReportKind | None = None


@dataclass(frozen=True, slots=True)
class ReturnDraft(Intent):
    """退回 报告3 数字不对."""

    number: int = 0
    kind: ReportKind | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DropDraft(Intent):
    """不发 报告3."""

    number: int = 0
    kind: ReportKind | None = None


@dataclass(frozen=True, slots=True)
class SetReportReaders(Intent):
    """半月报 发给 王主任; 半月报 抄送 纪工委监察组; `add` and `remove` change the list there is."""

    kind: ReportKind
    names: tuple[str, ...]
    copies: bool = False
    add: bool = False
    remove: bool = False


@dataclass(frozen=True, slots=True)
class SetReportDays(Intent):
    """半月报 每月1日16日, 周督查 每周五 (0 is Monday)."""

    kind: ReportKind
    days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SwitchReport(Intent):
    """打开半月报, 关闭周督查."""

    kind: ReportKind
    on: bool


@dataclass(frozen=True, slots=True)
class ShowReportPlans(Intent):
    """报告设置: which reports are made when, and who gets them."""
