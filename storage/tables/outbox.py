"""What duban owes people (notices) and what it sends them (messages)."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.vocabulary import MessageState
from storage.tables.columns import OLD_ROWS_EMPTY, document, long_text, word


class Notice(SQLModel, table=True):
    """One fact that one person must be told. `key` is made of facts, so it is owed once only.

    Notices of one person that fall due together become one `Message`.
    """

    __tablename__ = "notice"
    __table_args__ = (
        sa.Index("ix_notice_due", "state", "due_at"),
        sa.Index("ix_notice_person_state", "person_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=200, unique=True)
    kind: str = Field(max_length=40)
    person_id: int = Field(foreign_key="person.id")
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    facts: dict[str, Any] = document(default_factory=dict)
    urgent: bool = False
    due_at: datetime
    state: MessageState = word(MessageState, default=MessageState.PLANNED)
    message_id: int | None = Field(default=None, foreign_key="message.id", index=True)
    dropped_because: str = Field(default="", max_length=40)
    created_at: datetime


class Message(SQLModel, table=True):
    """One outgoing message to one person or group, and what the wire has said of it."""

    __tablename__ = "message"
    __table_args__ = (
        sa.Index("ix_message_due", "state", "next_try_at"),
        sa.Index("ix_message_receipt", "receipt"),
        sa.Index("ix_message_person_created", "person_id", "created_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=200, unique=True)
    kind: str = Field(max_length=40)
    lane: int  # lower goes first: 0 reply, 1 decision, 2 push, 3 digest
    person_id: int | None = Field(default=None, foreign_key="person.id")
    address: str = Field(max_length=200)  # user id, or conversation id of a group
    to_group: bool = False
    title: str = Field(max_length=200)
    text: str = long_text()
    buttons: list[list[str]] = document(default_factory=list)
    file_name: str = Field(default="", max_length=200, sa_column_kwargs=OLD_ROWS_EMPTY)
    file_sha256: str = Field(
        default="", max_length=64, sa_column_kwargs=OLD_ROWS_EMPTY
    )  # a file and nothing else; with words: a picture below them
    content_hash: str = Field(max_length=64)
    session_webhook: str | None = Field(default=None, max_length=500)
    session_expires_at: datetime | None = None
    assignment_ids: list[int] = document(default_factory=list)
    urgent: bool = False
    state: MessageState = word(MessageState, default=MessageState.PLANNED)
    attempts: int = 0
    next_try_at: datetime
    expires_on: date | None = None  # after this day it is re-evaluated instead of replayed
    lease_owner: str | None = Field(default=None, max_length=40)
    lease_until: datetime | None = None
    receipt: str | None = Field(default=None, max_length=200)
    trouble: str = Field(default="", max_length=300)
    created_at: datetime
    sent_at: datetime | None = None
    asked_at: datetime | None = None  # when the wire was asked whether it arrived
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    recall_wanted_at: datetime | None = None  # it is out of date, and nobody should find it any more
    recalled_at: datetime | None = None
    rehearsed_at: datetime | None = None  # when it would have gone out (演练模式)
    rehearsed_number: int | None = None  # its number in this rehearsal
