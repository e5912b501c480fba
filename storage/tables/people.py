"""Units, persons, and the posts that persons hold for units."""

from datetime import date

from sqlmodel import Field, SQLModel

from domain.vocabulary import PostRole
from storage.tables.columns import word


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
