"""Files people handed in: content by hash on disk, original names only as text."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class StoredFile(SQLModel, table=True):
    """One received file."""

    __tablename__ = "stored_file"

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(max_length=64, index=True)
    name: str = Field(max_length=200)
    size_bytes: int
    person_id: int = Field(foreign_key="person.id")
    received_at: datetime
    erased_at: datetime | None = None  # its content goes, and with it its name
