"""Dated things that somebody has to do besides a case's own deadline (跟踪事项)."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.vocabulary import FollowUpKind, FollowUpState
from storage.tables.columns import document, long_text, word


class FollowUp(SQLModel, table=True):
    """A plan node, milestone, promise, look-back, rectification date, meeting or coordination.

    `assignment_id` names the unit that owes it; without one the office does. `origin` says what it came
    from (`reply:7`, `supervision:3`) and, with kind and title, makes it one of a kind.
    """

    __tablename__ = "follow_up"
    __table_args__ = (sa.Index("ix_follow_up_open", "state", "due_on"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: FollowUpKind = word(FollowUpKind)
    state: FollowUpState = word(FollowUpState, default=FollowUpState.OPEN)
    case_id: int = Field(foreign_key="case.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    title: str = long_text(default="")
    due_on: date | None = None  # None: it is owed, and no day is set
    told_on: date | None = None  # the day it was set or last moved; no reminder on or before it
    origin: str = Field(default="", max_length=60, index=True)
    quantity: float | None = None  # what a milestone wants done by then, in the case's measure
    opened_by: int | None = Field(default=None, foreign_key="person.id")
    opened_at: datetime
    settled_by: int | None = Field(default=None, foreign_key="person.id")
    settled_at: datetime | None = None
    settled_on: date | None = None  # the day it really happened, as told
    outcome: str = long_text(default="")
    absent: list[str] = document(default_factory=list)  # units that did not come to a joint meeting
