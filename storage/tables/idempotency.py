"""What upstream systems were told, so that the same request again is told the same."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.tables.columns import document


class IntakeAnswer(SQLModel, table=True):
    """The answer to one intake request, by its Idempotency-Key."""

    __tablename__ = "intake_answer"

    key: str = Field(primary_key=True, max_length=100)
    answer: dict[str, Any] = document()
    given_at: datetime
