"""What goes another way than the chat: to-do items in people's own lists, and steps of the second channel."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.second_channel import Channel, News
from storage.tables.columns import word


class ToDoState(StrEnum):
    """How a to-do item is to be, and how the wire says it is."""

    OPEN = "open"  # 待办
    DONE = "done"  # 已勾
    REMOVED = "removed"  # 已删


class StepState(StrEnum):
    """What became of one step of the second channel."""

    PLANNED = "planned"
    TAKEN = "taken"
    UNCERTAIN = "uncertain"  # the wire took it and its answer was lost: never taken twice
    FAILED = "failed"


class ToDoItem(SQLModel, table=True):
    """One assignment in one person's to-do list. `wanted` is ours, `known` is what the wire has said.

    `pending`: the two differ, and somebody has to tell the wire.
    """

    __tablename__ = "todo_item"
    __table_args__ = (
        sa.UniqueConstraint("assignment_id", "person_id", "round"),
        sa.Index("ix_todo_item_pending", "pending", "next_try_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    round: int  # from 1: a case that comes back has an item of its own
    user_id: str = Field(max_length=100)  # in whose list it stands
    subject: str = Field(max_length=300)
    due_on: date | None = None
    secret: bool = False  # whether the subject leaves the title out
    wanted: ToDoState = word(ToDoState, default=ToDoState.OPEN)
    known: ToDoState | None = word(ToDoState, default=None)
    pending: bool = True
    task_id: str | None = Field(default=None, max_length=200)
    attempts: int = 0
    next_try_at: datetime
    lease_owner: str | None = Field(default=None, max_length=40)
    lease_until: datetime | None = None
    trouble: str = Field(default="", max_length=300)
    created_at: datetime
    put_at: datetime | None = None
    done_at: datetime | None = None
    removed_at: datetime | None = None
    given_up_at: datetime | None = None

    @property
    def key(self) -> str:
        """Our own name for it, by which the platform knows a repetition."""
        return f"duban-{self.assignment_id}-{self.person_id}-{self.round}"


class ChannelStep(SQLModel, table=True):
    """One way taken with one fact, for one person: owed once, ever."""

    __tablename__ = "channel_step"
    __table_args__ = (
        sa.UniqueConstraint("news", "assignment_id", "person_id", "channel"),
        sa.Index("ix_channel_step_state", "state", "next_try_at"),
        sa.Index("ix_channel_step_open", "ended_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    news: News = word(News)
    channel: Channel = word(Channel)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    since: datetime  # when the news went out, or should have
    state: StepState = word(StepState, default=StepState.PLANNED)
    receipt: str | None = Field(default=None, max_length=200)
    attempts: int = 0
    next_try_at: datetime
    lease_owner: str | None = Field(default=None, max_length=40)
    lease_until: datetime | None = None
    trouble: str = Field(default="", max_length=300)
    created_at: datetime
    taken_at: datetime | None = None
    ended_at: datetime | None = None  # nothing more is to be done about it
    ended_because: str = Field(default="", max_length=20)  # read, signed, closed, phoned, off
