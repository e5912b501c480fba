"""What follows an answer: satisfaction, redoing, visits, and who accepted the result."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.minus_items import MinusKind
from domain.vocabulary import AssignmentState, Party, Satisfaction, VisitWay
from storage.tables.columns import document, long_text, word


class Rating(SQLModel, table=True):
    """What one proposer said of one unit's result. The newest of a person counts; all are kept."""

    __tablename__ = "rating"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    satisfaction: Satisfaction = word(Satisfaction)
    who: str = Field(default="", max_length=60)  # which proposer; "" where the case has one
    text: str = long_text(default="")
    on: date
    round: int = 0  # the assignment's redo round it speaks of
    suspicions: list[str] = document(default_factory=list)  # codes of 被满意 signals
    votes: dict[str, int] = document(default_factory=dict)  # of a vote of many (测评): how many said what
    visit_id: int | None = Field(default=None, foreign_key="visit.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    undone_at: datetime | None = None


class RedoOrder(SQLModel, table=True):
    """The office has a unit handle a case anew (重新办理), with its own limit."""

    __tablename__ = "redo_order"
    __table_args__ = (sa.UniqueConstraint("assignment_id", "round"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    round: int
    reason: str = long_text()
    deadline_before_on: date | None = None
    deadline_on: date
    state_before: AssignmentState = word(AssignmentState)
    person_id: int = Field(foreign_key="person.id", index=True)
    ordered_at: datetime
    ended_at: datetime | None = None  # answered anew, or formally ended
    ended_because: str = long_text(default="")
    ended_by: int | None = Field(default=None, foreign_key="person.id")  # who ended it formally (正式了结)
    kept: dict[str, Any] = document(default_factory=dict)  # what the order changed, as it was


class Visit(SQLModel, table=True):
    """A follow-up visit of the office to whoever raised the case (回访)."""

    __tablename__ = "visit"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    way: VisitWay = word(VisitWay)
    on: date
    satisfaction: Satisfaction | None = word(Satisfaction, default=None)
    who: str = Field(default="", max_length=60)
    text: str = long_text(default="")
    promise_kept: bool | None = None
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    undone_at: datetime | None = None


class Acceptance(SQLModel, table=True):
    """One required party accepts a case's result, or is waived for a reason (销号三方认可)."""

    __tablename__ = "acceptance"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    party: Party = word(Party)
    by: str = Field(default="", max_length=60)  # who accepted, by name
    on: date
    waived_because: str = long_text(default="")
    round: int = 0  # a redo makes what was accepted before it void
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    undone_at: datetime | None = None


class MinusWaiver(SQLModel, table=True):
    """The office found that one fact does not count against a unit (免扣). `origin` names the fact."""

    __tablename__ = "minus_waiver"

    id: int | None = Field(default=None, primary_key=True)
    origin: str = Field(max_length=60, index=True)
    kind: MinusKind = word(MinusKind)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    reason: str = long_text()
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    undone_at: datetime | None = None
