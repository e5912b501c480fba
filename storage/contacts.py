"""The log of contacts between units and those who raised the cases (三见面、面商)."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import ContactKind
from storage.plain_rows import fetch
from storage.tables import Contact


async def count_contacts(session: AsyncSession, assignment_id: int) -> dict[ContactKind, int]:
    """How many contacts of each kind a unit has logged for its part, without what was taken back."""
    query = select(Contact.kind).where(
        Contact.assignment_id == assignment_id, col(Contact.undone_at).is_(None)
    )
    counted = Counter(ContactKind(kind) for kind in (await session.exec(query)).all())
    return {kind: counted[kind] for kind in ContactKind if counted[kind]}


async def met_face_to_face(session: AsyncSession) -> set[int]:
    """The assignments with at least one contact face to face."""
    query = select(Contact.assignment_id).where(
        Contact.kind == ContactKind.FACE, col(Contact.undone_at).is_(None)
    )
    return {id_ for (id_,) in await fetch(session, query)}


async def take_back_contact(session: AsyncSession, contact_id: int, at: datetime) -> Contact | None:
    """Mark one contact as taken back; None if it is not there or was taken back before."""
    contact = await session.get(Contact, contact_id)
    if contact is None or contact.undone_at is not None:
        return None
    contact.undone_at = at
    return contact


async def contacts_of(session: AsyncSession, assignment_id: int) -> Sequence[Contact]:
    """What a unit has logged for its part and not taken back, in the order of the days."""
    query = select(Contact).where(Contact.assignment_id == assignment_id, col(Contact.undone_at).is_(None))
    return (await session.exec(query.order_by(col(Contact.on), col(Contact.id)))).all()
