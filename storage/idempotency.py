"""Remembers what an upstream system was told under a key."""

from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import IntakeAnswer


async def find_answer(session: AsyncSession, key: str) -> dict[str, Any] | None:
    """What was answered under this key before."""
    known = await session.get(IntakeAnswer, key)
    return known.answer if known else None


def keep_answer(session: AsyncSession, key: str, answer: dict[str, Any], now: datetime) -> None:
    """Keep the answer; it commits together with what the request brought about."""
    session.add(IntakeAnswer(key=key, answer=answer, given_at=now))
