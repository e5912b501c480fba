"""The roster as it stands today: everybody with posts, mobiles and user ids, and how much each unit has."""

from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.rosters import Member, Seat, Standing
from domain.transitions import OPEN
from storage.people import Directory
from storage.plain_rows import fetch
from storage.tables import Assignment, Person


async def load_standing(session: AsyncSession, directory: Directory) -> Standing:
    """Everybody on record, with the posts the directory's day gives them."""
    rows = (await session.exec(select(Person).order_by(col(Person.id)))).all()
    return Standing(
        tuple(directory.units.values()),
        tuple(_member(row, directory) for row in rows),
        await _open_cases(session, directory.units),
    )


def _member(row: Person, directory: Directory) -> Member:
    someone = directory.find(row.id or 0)
    posts = someone.posts if someone else ()
    seats = tuple(Seat(post.unit_name, post.role, post.stand_in) for post in posts)
    return Member(row.id or 0, row.name, row.user_id or "", row.mobile, row.reachable, seats)


async def _open_cases(session: AsyncSession, units: dict[int, str]) -> dict[str, int]:
    query = (
        sa.select(col(Assignment.unit_id), sa.func.count())
        .where(col(Assignment.state).in_(OPEN))
        .group_by(col(Assignment.unit_id))
    )
    return {units[unit_id]: count for unit_id, count in await fetch(session, query) if unit_id in units}


def by_unit(members: Iterable[Member]) -> dict[str, list[Member]]:
    """The people of each unit, each once."""
    found: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        for unit in dict.fromkeys(seat.unit for seat in member.seats):
            found[unit].append(member)
    return found
