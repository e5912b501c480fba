"""What units hand in: progress notes, answers, co-handling opinions, in versions."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from domain.vocabulary import AssignmentState, ContactKind, ContactPhase, ReplyKind, ResultClass
from storage.tables.columns import OLD_ROWS_EMPTY, document, long_text, word


class Reply(SQLModel, table=True):
    """One text of a unit on its assignment. It counts from `counts_at`; until then it may be undone.

    A corrected text is a row of its own: `replaces_id` leads back to the version before, which was
    `superseded_at` that moment. The version that counts is neither undone nor superseded. `state_before` is
    the assignment's state that undoing it gives back.
    """

    __tablename__ = "reply"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: ReplyKind = word(ReplyKind)
    text: str = long_text(default="")
    percent: int | None = None
    quantity: float | None = None  # what is done in all by then, in the case's measure
    quantity_before: float | None = None  # what undoing it gives back
    result: ResultClass | None = word(ResultClass, default=None)
    file_ids: list[int] = document(default_factory=list)
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    counts_at: datetime
    undone_at: datetime | None = None
    state_before: AssignmentState | None = word(AssignmentState, default=None)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    replaces_id: int | None = Field(default=None, foreign_key="reply.id")
    superseded_at: datetime | None = None
    signer: str = Field(default="", max_length=60, sa_column_kwargs=OLD_ROWS_EMPTY)  # 签发人
    signed_on: date | None = None
    contact: str = Field(default="", max_length=60, sa_column_kwargs=OLD_ROWS_EMPTY)  # 联系人
    contact_phone: str = Field(default="", max_length=30, sa_column_kwargs=OLD_ROWS_EMPTY)
    public: bool | None = None  # 主动公开、不予公开; None: not said
    public_reason: str = long_text(default="", sa_column_kwargs=OLD_ROWS_EMPTY)
    passed: bool | None = None  # what the office's review came to; None: not reviewed
    reviewed_by: int | None = Field(default=None, foreign_key="person.id")
    reviewed_at: datetime | None = None
    review_note: str = long_text(default="", sa_column_kwargs=OLD_ROWS_EMPTY)


class Contact(SQLModel, table=True):
    """One contact of a unit with whoever raised the case (三见面、面商): how, when, in the unit's words."""

    __tablename__ = "contact"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: ContactKind = word(ContactKind)
    phase: ContactPhase | None = word(ContactPhase, default=None)
    with_whom: str = Field(default="", max_length=60, sa_column_kwargs=OLD_ROWS_EMPTY)
    on: date
    text: str = long_text(default="")
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    undone_at: datetime | None = None
