"""What duban and a person are in the middle of."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.tables.columns import document


class Conversation(SQLModel, table=True):
    """The open question to one person and the card he saw last; survives a restart."""

    __tablename__ = "conversation"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    question: dict[str, Any] | None = document(default=None, nullable=True)
    question_expires_at: datetime | None = None
    last_act: dict[str, Any] | None = document(default=None, nullable=True)  # what 撤回 takes back
    last_assignment_id: int | None = Field(default=None, foreign_key="assignment.id")
