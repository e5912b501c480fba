"""Units, persons, the posts that persons hold for units, who stands in, and who takes over."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from domain.vocabulary import AbsenceState, HandOverState, PostRole
from storage.tables.columns import document, long_text, word


class Unit(SQLModel, table=True):
    """A body that handles cases (承办单位) or supervises them."""

    __tablename__ = "unit"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=100, unique=True)
    kind: str = Field(default="", max_length=40)


class Person(SQLModel, table=True):
    """A human being. `user_id` is the messenger's id; without one nobody can be reached."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    user_id: str | None = Field(default=None, max_length=100, unique=True)
    name: str = Field(max_length=60)
    mobile: str = Field(default="", max_length=30)
    reachable: bool = True


class Post(SQLModel, table=True):
    """A post (岗位) at a unit, held by a person from a date until a date (both included)."""

    __tablename__ = "post"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: PostRole = word(PostRole)
    stand_in: bool = False
    since_on: date
    until_on: date | None = None


class Absence(SQLModel, table=True):
    """Somebody is away for some days (both included), and a colleague of the unit stands in for him."""

    __tablename__ = "absence"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    stand_in_id: int = Field(foreign_key="person.id", index=True)
    begins_on: date
    ends_on: date
    state: AbsenceState = word(AbsenceState, default=AbsenceState.AGREED, index=True)
    named_by: int = Field(foreign_key="person.id")
    named_at: datetime
    reason: str = long_text(default="")  # why he declined


class HandOver(SQLModel, table=True):
    """The holder of a post names his successor, who takes all of it, some cases, or nothing."""

    __tablename__ = "hand_over"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    role: PostRole = word(PostRole)
    from_id: int = Field(foreign_key="person.id", index=True)
    to_id: int = Field(foreign_key="person.id", index=True)
    since_on: date
    state: HandOverState = word(HandOverState, default=HandOverState.ASKED, index=True)
    asked_at: datetime
    answered_at: datetime | None = None
    reason: str = long_text(default="")  # why he declined
    taken: list[int] = document(default_factory=list)  # assignments, where he took some
    changes: dict[str, Any] = document(default_factory=dict)  # what was done to posts, for 撤回
