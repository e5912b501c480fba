"""Facts grouped and counted, or one by one with the case each is about."""

from collections.abc import Callable, Mapping, Sequence
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
Values = tuple[Any, ...]  # of one group, in the order of the columns


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which facts are listed: of a kind, in a scope, that pass a test; so many after the first ones."""

    grain: Grain
    scope: Scope
    belongs: Callable[[Counted], bool]
    skip: int = 0
    most: int = 100


@dataclass(frozen=True, slots=True)
class Located:
    """The case that a fact is about; `assignment_id` where it is about one unit's part."""

    case_id: int
    assignment_id: int | None = None


async def count(session: AsyncSession, grain: Grain, scope: Scope, rules: Rules) -> list[Counted]:
    """Everything of a kind in the scope, alike ones together; the database groups and counts."""
    facts = facts_of(grain, scope, rules.on).subquery()
    return [counted for _, counted in await _groups(session, facts, rules)]


async def locate(session: AsyncSession, wanted: Wanted, rules: Rules) -> list[Located]:
    """Those that pass, in the order in which the cases came: the test is asked once for each group."""
    facts = facts_of(wanted.grain, wanted.scope, rules.on).subquery()
    groups = await _groups(session, facts, rules)
    passing = [values for values, counted in groups if wanted.belongs(counted)]
    if not passing:
        return []
    places = [column for column in facts.c if column.name in WHERE_IT_IS]
    query = sa.select(*places).where(sa.tuple_(*_columns(facts)).in_(passing)).order_by(*places)
    rows = await fetch(session, query.offset(wanted.skip).limit(wanted.most))
    return [Located(*row) for row in rows]


async def _groups(
    session: AsyncSession, facts: "sa.Subquery", rules: Rules
) -> Sequence[tuple[Values, Counted]]:
    columns = _columns(facts)
    query = sa.select(*columns, sa.func.count()).group_by(*columns).order_by(*columns)
    names = [column.name for column in columns]
    return [
        (tuple(values), _counted(dict(zip(names, values, strict=True)), number, rules))
        for *values, number in await fetch(session, query)
    ]


def _columns(facts: "sa.Subquery") -> "list[sa.ColumnElement[Any]]":
    return [column for column in facts.c if column.name not in WHERE_IT_IS]


def _counted(row: Mapping[str, Any], number: int, rules: Rules) -> Counted:
    source = Source(row["source"])
    return Counted(
        source,
        rules.packs.of(source, row["pack"]),
        number,
        result=RESULTS.get(row.get("result", 0)),
        due=Due(row.get("due", Due.NOT_YET)),
        satisfaction=SATISFACTIONS.get(row.get("satisfaction", 0)),
        **{flag: bool(row.get(flag, False)) for flag in _FLAGS},
    )
