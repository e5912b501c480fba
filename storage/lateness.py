"""Reminders that came later than planned: for which unit, when they should have come and when they did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.bundles import REMINDERS
from domain.tables.numbers import say_number
from domain.vocabulary import MessageState
from storage.drill import LATE as REHEARSED
from storage.notices import WAITING
from storage.plain_rows import fetch
from storage.tables import Assignment, Case, Message, Notice, Unit


@dataclass(frozen=True, slots=True)
class Late:
    """One late reminder; `sent_at` is None while it has not gone out yet."""

    unit: str
    number: str
    kind: str
    planned_at: datetime
    sent_at: datetime | None
    why: str


async def late_since(session: AsyncSession, since: datetime) -> Sequence[Late]:
    """What should have come since a moment and came late or still waits, by unit, the newest day first."""
    why = col(Notice.facts)["late"].as_string()
    late_messages = sa.or_(
        sa.and_(col(Message.kind) == "late_push", col(Message.state) != MessageState.DROPPED),
        col(Notice.state).in_(WAITING),
    )
    query = (
        sa.select(
            col(Unit.name), col(Case.number), col(Case.source), col(Notice.kind), col(Notice.facts),
            col(Message.sent_at),
        )
        .select_from(Notice)
        .join(Assignment, col(Assignment.id) == col(Notice.assignment_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .outerjoin(Message, col(Message.id) == col(Notice.message_id))
        .where(col(Notice.kind).in_(REMINDERS), why.not_in(("", REHEARSED)), late_messages)
        .where(sa.or_(col(Message.created_at) >= since, col(Message.id).is_(None)))
        .order_by(col(Unit.name), col(Notice.id))
    )  # fmt: skip
    return [
        Late(unit, say_number(number, source), kind, _moment(facts), sent_at, facts["late"])
        for unit, number, source, kind, facts, sent_at in await fetch(session, query)
    ]


def _moment(facts: dict[str, str]) -> datetime:
    return datetime.fromisoformat(facts["planned_at"])
