"""Notices that must not go out after all, or must go to somebody else."""

import sqlalchemy as sa
from sqlmodel import col

from domain.vocabulary import MessageState
from storage.ledger import ROBOT
from storage.tables import Assignment, Notice
from storage.unit_of_work import UnitOfWork

WAITING = (MessageState.PLANNED, MessageState.HELD)


async def drop_notices(work: UnitOfWork, key_prefix: str, because: str) -> None:
    """Drop what is still waiting under keys that begin so; what has been sent stays sent."""
    await work.flush()
    statement = (
        sa.update(Notice)
        .where(col(Notice.key).startswith(key_prefix, autoescape=True), col(Notice.state).in_(WAITING))
        .values(state=MessageState.DROPPED, dropped_because=because)
        .returning(col(Notice.key))
    )
    for key in (await work.session.exec(statement)).scalars():
        work.record("dropped", ROBOT, f"notice:{key}", because=because)


async def redirect_notices(work: UnitOfWork, unit_id: int, old_person: int, new_person: int) -> int:
    """What waits for the old holder of a unit's post goes to the new one; returns how many."""
    mine = sa.select(col(Assignment.id)).where(col(Assignment.unit_id) == unit_id)
    statement = (
        sa.update(Notice)
        .where(
            col(Notice.person_id) == old_person,
            col(Notice.state).in_(WAITING),
            col(Notice.assignment_id).in_(mine),
        )
        .values(person_id=new_person)
    )
    return (await work.session.exec(statement)).rowcount
