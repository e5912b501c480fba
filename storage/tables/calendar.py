"""Days off and make-up working days, as published or as an administrator entered them."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from domain.vocabulary import YearSource
from storage.tables.columns import OLD_ROWS_EMPTY, word


class CalendarDay(SQLModel, table=True):
    """A day that deviates from the plain week, or a named holiday."""

    __tablename__ = "calendar_day"

    on: date = Field(primary_key=True)
    is_working: bool
    name: str = Field(default="", max_length=40)
    by_admin: bool = False


class CalendarYear(SQLModel, table=True):
    """A year whose State Council notice has been loaded; all others are provisional (暂定)."""

    __tablename__ = "calendar_year"

    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    official: bool = True
    source: YearSource = word(YearSource, sa_column_kwargs={"server_default": "bundled"})
    paper: str = Field(default="", max_length=150, sa_column_kwargs=OLD_ROWS_EMPTY)  # 文号, or a file's name
    loaded_by: int | None = Field(default=None, foreign_key="person.id")
    loaded_at: datetime | None = None
