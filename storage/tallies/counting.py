"""Facts grouped and counted, or one by one with the case each is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.rates import Counted, Due, Grain, Scope
from domain.vocabulary import Source
from storage.plain_rows import fetch
from storage.rules import Rules
from storage.tallies.facts import WHERE_IT_IS, facts_of
from storage.tallies.words import RESULTS, SATISFACTIONS

_FLAGS = ("answered", "second", "met", "signed", "kept", "come_due")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which facts are listed: those of some groups that were counted; so many after the first ones."""

    grain: Grain
    scope: Scope
    groups: Sequence[Counted]
    skip: int = 0
    most: int = 100


@dataclass(frozen=True, slots=True)
class Located:
    """The case that a fact is about; `assignment_id` where it is about one unit's part."""

    case_id: int
    assignment_id: int | None = None


async def count(session: AsyncSession, grain: Grain, scope: Scope, rules: Rules) -> list[Counted]:
    """Everything of a kind in the scope, alike ones together; the database groups and counts."""
    columns = _columns(facts_of(grain, scope, rules.on).subquery())
    query = sa.select(*columns, sa.func.count()).group_by(*columns).order_by(*columns)
    names = [column.name for column in columns]
    return [_counted(names, tuple(key), number, rules) for *key, number in await fetch(session, query)]


async def locate(session: AsyncSession, wanted: Wanted, rules: Rules) -> list[Located]:
    """The cases of these groups, in the order in which they came."""
    if not wanted.groups:
        return []
    facts = facts_of(wanted.grain, wanted.scope, rules.on).subquery()
    places = [column for column in facts.c if column.name in WHERE_IT_IS]
    alike = sa.tuple_(*_columns(facts)).in_([group.key for group in wanted.groups])
    query = sa.select(*places).where(alike).order_by(*places).offset(wanted.skip).limit(wanted.most)
    return [Located(*row) for row in await fetch(session, query)]


def _columns(facts: "sa.Subquery") -> "list[sa.ColumnElement[Any]]":
    return [column for column in facts.c if column.name not in WHERE_IT_IS]


def _counted(names: Sequence[str], key: tuple[Any, ...], number: int, rules: Rules) -> Counted:
    row = dict(zip(names, key, strict=True))
    source = Source(row["source"])
    return Counted(
        source,
        rules.packs.of(source, row["pack"]),
        number,
        result=RESULTS.get(row.get("result", 0)),
        due=Due(row.get("due", Due.NOT_YET)),
        satisfaction=SATISFACTIONS.get(row.get("satisfaction", 0)),
        key=key,
        **{flag: bool(row.get(flag, False)) for flag in _FLAGS},
    )
