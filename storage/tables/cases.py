"""Cases and the assignments of units to them."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.tables.numbers import say_number
from domain.vocabulary import AppealKind, AssignmentRole, AssignmentState, DeadlineKind, LinkKind, Source
from storage.tables.columns import (
    OLD_ROWS_EMPTY,
    OLD_ROWS_NO,
    OLD_ROWS_NOTHING,
    OLD_ROWS_ZERO,
    document,
    long_text,
    word,
)


class Case(SQLModel, table=True):
    """One matter (件) handed to one or more units. `identity` is the normalised number."""

    __tablename__ = "case"
    __table_args__ = (
        sa.UniqueConstraint("source", "year", "identity"),
        sa.UniqueConstraint("register_year", "register_number"),
    )

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
    columns: dict[str, Any] = document(default_factory=dict, sa_column_kwargs=OLD_ROWS_NOTHING)
    pack: str = Field(
        default="", max_length=60, sa_column_kwargs=OLD_ROWS_EMPTY
    )  # chosen for this case alone
    pack_reason: str = long_text(default="", sa_column_kwargs=OLD_ROWS_EMPTY)
    leader_case: bool = Field(default=False, sa_column_kwargs=OLD_ROWS_NO)  # 区领导领办件
    leader: str = Field(default="", max_length=60, sa_column_kwargs=OLD_ROWS_EMPTY)  # 分管或领办的区领导
    supervising_leader: str = Field(default="", max_length=60, sa_column_kwargs=OLD_ROWS_EMPTY)  # 督办领导
    superior: str = Field(default="", max_length=100, sa_column_kwargs=OLD_ROWS_EMPTY)  # 交来此件的上级部门
    anonymous: bool = Field(default=False, sa_column_kwargs=OLD_ROWS_NO)
    closing_by: int | None = Field(default=None, foreign_key="person.id")  # who wants it closed: two have to
    closing_at: datetime | None = None
    merged_into_id: int | None = Field(default=None, foreign_key="case.id")
    closed_at: datetime | None = None
    register_year: int | None = None  # 另册: the year it was struck off
    register_number: int | None = None  # 另册编号, from 1 in each year
    erased_at: datetime | None = None  # citizens' names, numbers and words on it were deleted

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
    handed_over_at: datetime | None = None  # when its window for returning opens: 交办 counts from then
    redo_round: int = Field(default=0, sa_column_kwargs=OLD_ROWS_ZERO)
    reported_at: datetime | None = None  # the signed report reached the office
    reviewed_at: datetime | None = None  # the office passed the answer
    opinion_late_at: datetime | None = None  # a co-handler's opinion was marked late, the lead goes on
    rated_at: datetime | None = None
    closed_at: datetime | None = None
    looked_back_at: datetime | None = None
    suspended_at: datetime | None = None
    suspended_because: str = long_text(default="", sa_column_kwargs=OLD_ROWS_EMPTY)
    listed_at: datetime | None = None  # 挂牌督办 since


class CaseLink(SQLModel, table=True):
    """Two cases that belong together: the older is `earlier_id`. `score` is their likeness, 0 to 1."""

    __tablename__ = "case_link"
    __table_args__ = (sa.UniqueConstraint("case_id", "earlier_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    earlier_id: int = Field(foreign_key="case.id", index=True)
    kind: LinkKind = word(LinkKind)
    score: float | None = None
    person_id: int | None = Field(default=None, foreign_key="person.id")  # None: found by the program
    linked_at: datetime
    undone_at: datetime | None = None


class SecretReader(SQLModel, table=True):
    """Who of the office has to know a secret case's content (知悉范围)."""

    __tablename__ = "secret_reader"

    case_id: int = Field(primary_key=True, foreign_key="case.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    granted_by: int | None = Field(default=None, foreign_key="person.id")
    granted_at: datetime
