"""Periodic reports: asked for or due, composed once, decided once, and kept as they were."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from domain.vocabulary import ReportKind, ReportState
from storage.tables.columns import document, long_text, word


class Report(SQLModel, table=True):
    """One report. `key` is made of facts, so that what is due is composed once, by whichever process."""

    __tablename__ = "report"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=300, unique=True)
    kind: ReportKind = word(ReportKind)
    state: ReportState = word(ReportState, index=True)
    first_on: date
    last_on: date
    sources: list[str] = document(default_factory=list)  # none: of all
    unit_ids: list[int] = document(default_factory=list)  # none: of all
    version: int = 0  # how many of the same were sent back or dropped before
    late: bool = False  # made up for after its day
    wanted_by: int | None = Field(default=None, foreign_key="person.id")  # None: it was due
    wanted_at: datetime
    content: dict[str, Any] = document(default_factory=dict)
    summary: str = long_text(default="")  # as the message says it
    name: str = Field(default="", max_length=150)  # of its files, without the ending
    docx_sha256: str = Field(default="", max_length=64)
    xlsx_sha256: str = Field(default="", max_length=64)
    ledger_head: str = Field(default="", max_length=64)  # what the ledger ended with when it was composed
    composed_at: datetime | None = None
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    reason: str = long_text(default="")  # why it was sent back or could not be composed
    readers: list[int] = document(default_factory=list)  # to whom it went, once it was approved
    copies: list[int] = document(default_factory=list)
    goes_out_at: datetime | None = None
