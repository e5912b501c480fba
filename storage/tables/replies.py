"""What units hand in: progress notes, answers, co-handling opinions, in versions."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from domain.vocabulary import ReplyKind
from storage.tables.columns import document, long_text, word


class Reply(SQLModel, table=True):
    """One text of a unit on its assignment. It counts from `counts_at`; until then it may be undone."""

    __tablename__ = "reply"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: ReplyKind = word(ReplyKind)
    text: str = long_text(default="")
    percent: int | None = None
    file_ids: list[int] = document(default_factory=list)
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    counts_at: datetime
    undone_at: datetime | None = None
