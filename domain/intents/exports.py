"""Tables and papers the office takes out: 导出台账, 交办单 12, 打印今日."""

from dataclasses import dataclass
from datetime import date

from domain.intents.intent import CaseRef, Intent
from domain.tables.wanted import TableName
from domain.vocabulary import Source

__all__ = ["ExportTable", "PrintSlip", "PrintToday"]


@dataclass(frozen=True, slots=True)
class ExportTable(Intent):
    """导出台账 建议 区住建局: sent as a file. `full`: unmasked, for a purpose that is kept."""

    table: TableName
    source: Source | None = None
    unit: str = ""
    since: date | None = None
    until: date | None = None
    full: bool = False
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class PrintSlip(Intent):
    """交办单 12: what was handed over to whom, by when and with which papers, on one page."""

    refs: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintToday(Intent):
    """打印今日: whom to telephone today, and what to say."""
