"""Reminders by telephone: they count like delivered ones, also while the messenger is down."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import long_text


class PhoneReminder(SQLModel, table=True):
    """One call of the office about one unit's part in a case: 谁、几点、谁接的."""

    __tablename__ = "phone_reminder"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    whom: str = Field(default="", max_length=60)  # who took the call; "" where nobody did
    answered: bool = True
    at: datetime
    text: str = long_text(default="")
    person_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime
    undone_at: datetime | None = None
