"""What comes in by itself: answers to upstream systems, every item that ever came, addresses looked at."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.intake.vocabulary import ItemState, PullState
from storage.tables.columns import OLD_ROWS_EMPTY, document, word


class IntakeAnswer(SQLModel, table=True):
    """The answer to one intake request, by its Idempotency-Key. `fingerprint` is of the request's body."""

    __tablename__ = "intake_answer"

    key: str = Field(primary_key=True, max_length=100)
    answer: dict[str, Any] = document()
    given_at: datetime
    fingerprint: str = Field(default="", max_length=64, sa_column_kwargs=OLD_ROWS_EMPTY)


class IntakeItem(SQLModel, table=True):
    """One item of an upstream system or an address, as it came: known again by `key` whenever it comes."""

    __tablename__ = "intake_item"
    __table_args__ = (sa.Index("ix_intake_item_state", "state", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=64, unique=True)
    origin: str = Field(max_length=20)  # intake, or pull:3
    batch: str = Field(default="", max_length=60, index=True)  # with which request or pull it was handed out
    source: str = Field(default="", max_length=60)  # as written
    number: str = Field(default="", max_length=60)
    title: str = Field(default="", max_length=200)
    item: dict[str, Any] = document(default_factory=dict)
    fingerprint: str = Field(max_length=64)
    state: ItemState = word(ItemState)
    case_id: int | None = Field(default=None, foreign_key="case.id", index=True)
    came_at: datetime
    settled_at: datetime | None = None
    settled_by: int | None = Field(default=None, foreign_key="person.id")


class Pull(SQLModel, table=True):
    """An address that is looked at regularly, and how the last looks went."""

    __tablename__ = "pull"
    __table_args__ = (sa.Index("ix_pull_due", "next_try_at"),)

    id: int | None = Field(default=None, primary_key=True)
    address: str = Field(max_length=500)
    source: str = Field(max_length=60)
    rhythm: dict[str, Any] = document()
    state: PullState = word(PullState)
    asked_by: int = Field(foreign_key="person.id")
    created_at: datetime
    next_try_at: datetime | None = None  # none: it is not looked at
    wanted_by: int | None = Field(default=None, foreign_key="person.id")  # who said 现在拉取
    attempts: int = 0  # that failed since the last good one
    lease_owner: str | None = Field(default=None, max_length=40)
    lease_until: datetime | None = None
    etag: str = Field(default="", max_length=300)
    modified: str = Field(default="", max_length=100)
    looked_at: datetime | None = None
    good_at: datetime | None = None
    result: dict[str, Any] = document(default_factory=dict)  # of the last look: counts, or why it failed
