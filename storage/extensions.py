"""Extensions on record: how many were granted, the newest request, and who is told of what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import AssignmentRole, MessageState, RequestState
from storage.tables import Assignment, ExtensionRequest, Notice

_OUT = (MessageState.SENT, MessageState.DELIVERED, MessageState.READ)


@dataclass(frozen=True, slots=True)
class Hearer:
    """Who is told, in which part of the case, and whether the message is out."""

    person_id: int
    role: AssignmentRole
    unit_id: int
    sent: bool


async def count_granted(session: AsyncSession, assignment_id: int) -> int:
    """How often this unit was given more time for this case."""
    query = (
        select(func.count())
        .select_from(ExtensionRequest)
        .where(
            ExtensionRequest.assignment_id == assignment_id, ExtensionRequest.state == RequestState.APPROVED
        )
    )
    return (await session.exec(query)).one()


async def newest_extension(session: AsyncSession, assignment_id: int) -> ExtensionRequest | None:
    """The request made last that was not withdrawn."""
    query = select(ExtensionRequest).where(
        ExtensionRequest.assignment_id == assignment_id, ExtensionRequest.state != RequestState.WITHDRAWN
    )
    return (await session.exec(query.order_by(col(ExtensionRequest.id).desc()).limit(1))).first()


async def hearers(session: AsyncSession, key_prefixes: Sequence[str]) -> list[Hearer]:
    """Everybody who is or will be told under keys that begin so, in the order in which it was owed."""
    found = list[Hearer]()
    for prefix in key_prefixes:
        query = (
            select(Notice.person_id, Assignment.role, Assignment.unit_id, Notice.state)
            .join(Assignment, col(Assignment.id) == col(Notice.assignment_id))
            .where(
                col(Notice.key).startswith(prefix, autoescape=True),
                col(Notice.state) != MessageState.DROPPED,
            )
            .order_by(col(Notice.id))
        )
        rows = (await session.exec(query)).all()
        found += [
            Hearer(person_id, AssignmentRole(role), unit_id, sent=state in _OUT)
            for person_id, role, unit_id, state in rows
        ]
    return found
