"""Who holds which post: changes by date, so that yesterday's holder stays on record."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import PostRole
from storage.tables import Person, Post


async def holders_on(session: AsyncSession, unit_id: int, role: PostRole, on: date) -> Sequence[Post]:
    """The rows of a post in force on a day."""
    query = select(Post).where(
        Post.unit_id == unit_id,
        Post.role == role,
        col(Post.since_on) <= on,
        sa.or_(col(Post.until_on).is_(None), col(Post.until_on) >= on),
    )
    return (await session.exec(query)).all()


async def posts_in_role(session: AsyncSession, role: PostRole, on: date) -> Sequence[Post]:
    """Everybody's posts of one role in force on a day, whatever the unit."""
    query = select(Post).where(
        Post.role == role,
        col(Post.since_on) <= on,
        sa.or_(col(Post.until_on).is_(None), col(Post.until_on) >= on),
    )
    return (await session.exec(query.order_by(col(Post.id)))).all()


async def change_holder(
    session: AsyncSession, unit_id: int, role: PostRole, person_id: int, since_on: date
) -> list[int]:
    """Give a post to one person from a day on; returns the ids of those who held it until then."""
    former = []
    for post in await holders_on(session, unit_id, role, since_on):
        if post.person_id == person_id:
            continue
        former.append(post.person_id)
        if post.since_on >= since_on:
            await session.delete(post)
        else:
            post.until_on = since_on - timedelta(days=1)
    if not any(p.person_id == person_id for p in await holders_on(session, unit_id, role, since_on)):
        session.add(Post(unit_id=unit_id, person_id=person_id, role=role, since_on=since_on))
    return former


async def people_named(session: AsyncSession, name: str) -> Sequence[Person]:
    """Everybody of that name or with that user id."""
    query = select(Person).where(sa.or_(col(Person.name) == name, col(Person.user_id) == name))
    return (await session.exec(query.order_by(col(Person.id)))).all()


async def person_of(session: AsyncSession, person_id: int) -> Person:
    """The row of a person who is on record."""
    return await session.get_one(Person, person_id)


async def mobiles_of(session: AsyncSession, person_ids: Collection[int]) -> dict[int, str]:
    """The mobile numbers of some people, of those who have one."""
    query = select(Person.id, Person.mobile).where(col(Person.id).in_(person_ids), Person.mobile != "")
    return {person_id or 0: mobile for person_id, mobile in (await session.exec(query)).all()}
