"""How many of the platform's scarce API calls each day took."""

from datetime import date

from sqlmodel import Field, SQLModel


class ApiUsage(SQLModel, table=True):
    """Calls of one API on one day."""

    __tablename__ = "api_usage"

    on: date = Field(primary_key=True)
    api: str = Field(primary_key=True, max_length=80)
    calls: int = 0
