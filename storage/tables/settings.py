"""What administrators changed by chat; whatever stands in no row has its default in `domain.policy`."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.tables.columns import document


class Setting(SQLModel, table=True):
    """One value, for one scope (a case source, or empty for all)."""

    __tablename__ = "setting"
    __table_args__ = (sa.UniqueConstraint("name", "scope"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=60)
    scope: str = Field(default="", max_length=60)
    value: dict[str, Any] = document()
    changed_by: int | None = Field(default=None, foreign_key="person.id")
    changed_at: datetime
