"""What the messenger pushed, stored before it is acknowledged."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.tables.columns import document, word


class InboxState(StrEnum):
    """New rows are settled in order per sender; a poisoned one is parked for a person."""

    NEW = "new"
    SETTLED = "settled"
    PARKED = "parked"


class InboxRow(SQLModel, table=True):
    """One push. `message_id` is the messenger's own id: a second delivery finds the row."""

    __tablename__ = "inbox"
    __table_args__ = (sa.Index("ix_inbox_open", "state", "sender", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    message_id: str = Field(max_length=200, unique=True)
    kind: str = Field(max_length=10)
    sender: str = Field(max_length=100)
    payload: dict[str, Any] = document()
    received_at: datetime
    state: InboxState = word(InboxState, default=InboxState.NEW)
    attempts: int = 0
    next_try_at: datetime | None = None
    settled_at: datetime | None = None
    trouble: str = Field(default="", max_length=300)
