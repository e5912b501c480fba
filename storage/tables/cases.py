"""Cases and the assignments of units to them."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.tables.numbers import say_number
from domain.vocabulary import AppealKind, AssignmentRole, AssignmentState, DeadlineKind, Source
from storage.tables.columns import document, long_text, word


class Case(SQLModel, table=True):
    """One matter (件) handed to one or more units. `identity` is the normalised number."""

    __tablename__ = "case"
    __table_args__ = (sa.UniqueConstraint("source", "year", "identity"),)

    id: int | None = Field(default=None, primary_key=True)
    source: Source = word(Source, index=True)
    in_session: bool = True
    year: int
    number: str = Field(max_length=60)
    identity: str = Field(max_length=60)
    ordinal: int | None = Field(default=None, sa_type=sa.BigInteger, index=True)
    title: str = Field(max_length=200)
    content: str = long_text(default="")
    proposers: list[str] = document(default_factory=list)
    appeal_kind: AppealKind | None = word(AppealKind, default=None)
    received_at: datetime | None = None
    assigned_on: date
    key_case: bool = False
    secret: bool = False
    designated: bool = False
    remarks: str = long_text(default="")
    target: float | None = None
    measure: str = Field(default="", max_length=20)
    progress: float | None = None
    term: str = Field(default="", max_length=60)
    fingerprint: str = long_text(default="")

    @property
    def spoken(self) -> str:
        """The number as duban says it to people."""
        return say_number(self.number, self.source)


class Assignment(SQLModel, table=True):
    """One unit's part in one case, with its own deadline."""

    __tablename__ = "assignment"
    __table_args__ = (
        sa.UniqueConstraint("case_id", "unit_id"),
        sa.Index("ix_assignment_unit_state", "unit_id", "state"),
        sa.Index("ix_assignment_state_deadline", "state", "deadline_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    unit_id: int = Field(foreign_key="unit.id")
    role: AssignmentRole = word(AssignmentRole)
    state: AssignmentState = word(AssignmentState, default=AssignmentState.ASSIGNED)
    deadline_kind: DeadlineKind = word(DeadlineKind)
    deadline_on: date | None = None  # the one in force: a second limit replaces the first
    first_deadline_on: date | None = None
    second_deadline_on: date | None = None
    provisional: bool = False
    review_every_days: int | None = None
    assigned_at: datetime
    pushed_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: int | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = None
    progress_percent: int | None = None
    result_class: str = Field(default="", max_length=20)
    satisfaction: str = Field(default="", max_length=20)
    urged_on: date | None = None
    return_refused: bool = False
    limit_granted_on: date | None = None  # when the second limit was granted and told
    version: int = 1
