"""Remembers what an upstream system was told under a key, and for which request."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from storage.tables import IntakeAnswer
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Known:
    """What was answered under a key before. `same`: to this very request."""

    answer: dict[str, Any]
    same: bool


async def claim_key(work: UnitOfWork, key: str, fingerprint: str) -> Known | None:
    """Take the key for this request; what is known of it if it is taken already.

    Whoever claims the same key at the same time waits here until this unit of work ends, and then finds
    its answer (or takes the key himself, if it was rolled back).
    """
    dialect = sqlite if work.database.is_sqlite else postgresql
    row = {"key": key, "answer": {}, "given_at": work.now, "fingerprint": fingerprint}
    claim = dialect.insert(IntakeAnswer).values(row).on_conflict_do_nothing(index_elements=["key"])
    connection = await work.session.connection()
    taken = await connection.execute(claim.returning(col(IntakeAnswer.key)))
    if taken.first() is not None:
        return None
    known = await work.session.get_one(IntakeAnswer, key)
    return Known(known.answer, known.fingerprint in ("", fingerprint))


async def keep_answer(work: UnitOfWork, key: str, answer: dict[str, Any]) -> None:
    """Keep the answer; it commits together with what the request brought about."""
    statement = sa.update(IntakeAnswer).where(col(IntakeAnswer.key) == key).values(answer=answer)
    await work.session.exec(statement)
