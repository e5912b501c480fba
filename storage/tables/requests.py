"""Requests that somebody else decides: more time, and handing a case back."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from domain.vocabulary import RequestState
from storage.tables.columns import OLD_ROWS_EMPTY, long_text, word


class ExtensionRequest(SQLModel, table=True):
    """A unit asks for a second time limit (延期申请)."""

    __tablename__ = "extension_request"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    asked_until_on: date
    deadline_before_on: date
    reason: str = long_text()
    person_id: int = Field(foreign_key="person.id", index=True)
    asked_at: datetime
    state: RequestState = word(RequestState, default=RequestState.PENDING, index=True)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    second_deadline_on: date | None = None
    refusal: str = long_text(default="")


class ReturnRequest(SQLModel, table=True):
    """A unit says a case is not its own (退回、撤回申请、改办)."""

    __tablename__ = "return_request"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    reason: str = long_text()
    basis: str = long_text(default="", sa_column_kwargs=OLD_ROWS_EMPTY)  # 依据: 三定方案、条例第几条
    proposed_unit_id: int | None = Field(default=None, foreign_key="unit.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    asked_at: datetime
    state: RequestState = word(RequestState, default=RequestState.PENDING, index=True)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    new_unit_id: int | None = Field(default=None, foreign_key="unit.id")
    refusal: str = long_text(default="")
