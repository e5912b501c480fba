"""Column types shared by all tables: closed lists as text, JSON that both databases read."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

# Before any table exists: constraints get the same names on both databases and in every migration.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def word(kind: type[StrEnum], **options: Any) -> Any:
    """A column holding one value of a closed list, stored as its text (never as a native enum)."""
    stored = sa.Enum(
        kind,
        native_enum=False,
        length=30,
        create_constraint=False,
        values_callable=lambda members: [member.value for member in members],
    )
    return Field(sa_type=stored, **options)


def document(**options: Any) -> Any:
    """A JSON column (JSONB on PostgreSQL). Reassign the value: changes in place are not saved."""
    stored = sa.JSON().with_variant(JSONB(), "postgresql")
    return Field(sa_type=stored, **options)


def long_text(**options: Any) -> Any:
    """Text of any length."""
    return Field(sa_type=sa.Text, **options)


# What rows hold that are older than a column (the default must be written as the database reports it).
OLD_ROWS_EMPTY, OLD_ROWS_ZERO, OLD_ROWS_NO, OLD_ROWS_NOTHING = (
    {"server_default": default} for default in (sa.text("''"), "0", sa.false(), "{}")
)
