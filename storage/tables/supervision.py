"""What the office does about a unit that lags: numbered acts of supervision, and what it saw for itself."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.vocabulary import InspectionWay, SupervisionLevel, SupervisionState
from storage.tables.columns import document, long_text, word


class Supervision(SQLModel, table=True):
    """One act of supervision on a unit (督办函、约谈、通报批评 …): decided once, and numbered then."""

    __tablename__ = "supervision"
    __table_args__ = (sa.UniqueConstraint("level", "year", "serial"),)

    id: int | None = Field(default=None, primary_key=True)
    level: SupervisionLevel = word(SupervisionLevel)
    state: SupervisionState = word(SupervisionState, default=SupervisionState.PROPOSED, index=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    year: int | None = None
    serial: int | None = None  # given when it is issued: 督〔2026〕3号
    reason: str = long_text()
    skipped: list[str] = document(default_factory=list)  # the steps before it that were left out
    skipped_because: str = long_text(default="")  # and why
    rectify_by_on: date | None = None
    person_id: int = Field(foreign_key="person.id", index=True)
    asked_at: datetime
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    refusal: str = long_text(default="")
    file_id: int | None = Field(default=None, foreign_key="stored_file.id")
    signed_by: int | None = Field(default=None, foreign_key="person.id")
    signed_at: datetime | None = None
    rectification: str = long_text(default="")  # what the unit reported
    rectified_at: datetime | None = None
    ended_by: int | None = Field(default=None, foreign_key="person.id")
    ended_at: datetime | None = None


class Inspection(SQLModel, table=True):
    """A look of the office's own (电话问询、实地走访、调阅资料、听取汇报、走访群众) and what was found."""

    __tablename__ = "inspection"

    id: int | None = Field(default=None, primary_key=True)
    way: InspectionWay = word(InspectionWay)
    case_id: int | None = Field(default=None, foreign_key="case.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    on: date
    finding: str = long_text(default="")
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    undone_at: datetime | None = None
