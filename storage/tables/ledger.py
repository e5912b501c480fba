"""The append-only ledger (留痕): each entry carries the hash of the one before."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from domain.chain import SEALED
from storage.tables.columns import long_text


class LedgerEntry(SQLModel, table=True):
    """One act, or one state of one outgoing message.

    People's words and data are no part of the chain: `facts` hold their seal, `private` the salt and the
    words themselves, until they are erased.
    """

    __tablename__ = "ledger"
    __table_args__ = (sa.Index("ix_ledger_subject", "subject", "seq"),)

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False}, sa_type=sa.BigInteger)
    at: datetime
    actor: str = long_text()
    act: str = Field(max_length=60)
    subject: str = long_text()  # keys of messages and file names are long
    # Plain JSON on PostgreSQL too: JSONB writes numbers its own way (1e22, -0.0), which changes the hash.
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    private: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON(none_as_null=True))
    previous_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)

    @property
    def told(self) -> dict[str, Any]:
        """All facts, the words included as long as they are there."""
        chained = {name: value for name, value in self.facts.items() if name != SEALED}
        words: dict[str, Any] = (self.private or {}).get("told", {})
        return chained | words


class LedgerHead(SQLModel, table=True):
    """Where the chain ends (one row): the lock that orders writers, and a guard against truncation."""

    __tablename__ = "ledger_head"

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int = Field(default=0, sa_type=sa.BigInteger)
    hash: str = Field(default="", max_length=64)
