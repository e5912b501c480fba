"""The messenger's address book: asked for by an administrator, read once, kept until it is entered."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Field, SQLModel

from storage.tables.columns import document, word


class FetchState(StrEnum):
    """Asked for, read, or not to be had; what was read is entered or forgotten."""

    WANTED = "wanted"
    READ = "read"
    FAILED = "failed"
    ENTERED = "entered"


class ContactFetch(SQLModel, table=True):
    """One reading of the address book. `unseen` are the roster's user ids that it did not show."""

    __tablename__ = "contact_fetch"

    id: int | None = Field(default=None, primary_key=True)
    by_mobile: bool = False
    state: FetchState = word(FetchState, index=True, default=FetchState.WANTED)
    wanted_by: int = Field(foreign_key="person.id")
    wanted_at: datetime
    attempts: int = 0
    next_try_at: datetime
    ended_at: datetime | None = None
    content: dict[str, Any] = document(default_factory=dict)  # emptied once entered or read anew
    unseen: list[str] = document(default_factory=list)
    trouble: str = Field(default="", max_length=100)
    lacks: list[str] = document(default_factory=list)  # permissions that the app was not given
