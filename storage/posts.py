"""Who holds which post: changes by date, so that yesterday's holder stays on record."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import PostRole
from storage.tables import Person, Post


@dataclass(slots=True)
class Passing:
    """What the passing of a post changed, so that it can be put back as one."""

    ended: dict[int, tuple[str | None, str]] = field(default_factory=dict)  # row → its last day before, now
    begun: list[int] = field(default_factory=list)  # new rows
    gone: list[dict[str, Any]] = field(default_factory=list)  # rows that had not begun
    former: list[int] = field(default_factory=list)  # persons who held it until then

    def as_facts(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {"ended": [[id_, *days] for id_, days in self.ended.items()], **_rows(self)}


def _rows(passing: Passing) -> dict[str, Any]:
    return {"begun": passing.begun, "gone": passing.gone, "former": passing.former}


@dataclass(frozen=True, slots=True)
class Seat:
    """A post at a unit, whoever holds it."""

    unit_id: int
    role: PostRole


async def posts_in_role(session: AsyncSession, role: PostRole, on: date) -> Sequence[Post]:
    """Everybody's posts of one role in force on a day, whatever the unit."""
    query = select(Post).where(
        Post.role == role,
        col(Post.since_on) <= on,
        sa.or_(col(Post.until_on).is_(None), col(Post.until_on) >= on),
    )
    return (await session.exec(query.order_by(col(Post.id)))).all()


async def change_holder(
    session: AsyncSession, seat: Seat, person_id: int, since_on: date, today: date
) -> Passing:
    """Give a post to one person from a day on. Deputies (stand-ins without days) stay what they are."""
    passing = Passing()
    for post in await _holders_from(session, seat, since_on):
        is_his = post.person_id == person_id
        if (is_his and not post.stand_in) or (post.stand_in and not is_his):
            continue
        if not is_his:
            passing.former.append(post.person_id)
        await _end(session, post, (since_on, today), passing)
    held = await _holders_from(session, seat, since_on)
    if not any(post.person_id == person_id and not post.stand_in for post in held):
        post = Post(unit_id=seat.unit_id, person_id=person_id, role=seat.role, since_on=since_on)
        await _begin(session, post, passing)
    return passing


async def _holders_from(session: AsyncSession, seat: Seat, on: date) -> Sequence[Post]:
    """In force on that day or later: whom an earlier change names for a later day gives way too."""
    query = select(Post).where(
        Post.unit_id == seat.unit_id,
        Post.role == seat.role,
        sa.or_(col(Post.until_on).is_(None), col(Post.until_on) >= on),
    )
    return (await session.exec(query.order_by(col(Post.id)))).all()


async def _end(session: AsyncSession, post: Post, days: tuple[date, date], passing: Passing) -> None:
    """Held until the day before; who would begin only later never held it, who began today once did."""
    since_on, today = days
    if post.since_on >= since_on and post.since_on > today:
        passing.gone.append(post.model_dump(mode="json", exclude={"id"}))
        await session.delete(post)
        return
    last_on = since_on - timedelta(days=1)
    before = post.until_on.isoformat() if post.until_on else None
    passing.ended[post.id or 0] = (before, last_on.isoformat())
    post.until_on = last_on


async def _begin(session: AsyncSession, post: Post, passing: Passing) -> None:
    session.add(post)
    await session.flush()
    passing.begun.append(post.id or 0)


async def let_handle(session: AsyncSession, unit_id: int, person_id: int, since_on: date) -> Passing:
    """He may act on the unit's cases: a post as case officer (承办员) from that day on."""
    passing = Passing()
    post = Post(unit_id=unit_id, person_id=person_id, role=PostRole.CASE_OFFICER, since_on=since_on)
    await _begin(session, post, passing)
    return passing


async def put_back(session: AsyncSession, changes: Mapping[str, Any]) -> bool:
    """Undo a passing; False, and nothing is changed, if somebody changed those posts since."""
    ended = {id_: (before, now) for id_, before, now in changes["ended"]}
    rows = {id_: await session.get(Post, id_) for id_ in (*ended, *changes["begun"])}
    as_left = all(
        row is not None
        and (row.until_on.isoformat() if row.until_on else None) == ended.get(id_, (0, None))[1]
        for id_, row in rows.items()
    )
    if not as_left:
        return False
    for id_, row in rows.items():
        if row is not None and id_ in ended:
            row.until_on = date.fromisoformat(ended[id_][0]) if ended[id_][0] else None
        elif row is not None:
            await session.delete(row)
    for gone in changes["gone"]:
        session.add(_read_post(gone))
    await session.flush()
    return True


def _read_post(row: Mapping[str, Any]) -> Post:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("since_on", "until_on")}
    return Post(**{**row, **days, "role": PostRole(row["role"])})


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
