"""The cases a report is about, read as plain columns and put together case by case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.masking import mask_people, names_to_hide
from domain.planning import day_of
from domain.reports.cases import ReportedCase
from domain.tables.numbers import say_number
from domain.transitions import ANSWERED, LEFT
from domain.vocabulary import AssignmentRole, DeadlineKind, ResultClass, Source
from domain.zone import OFFICE_ZONE
from storage.plain_rows import fetch
from storage.replies import counting
from storage.tables import Assignment, Case, Reply, Unit
from storage.tallies.words import RESULTS, rank_of_result

_LONGEST_TEXT = 120


@dataclass(frozen=True, slots=True)
class Handed:
    """Which cases: handed over on these days (both included), of some sources and units if any are named.

    `with_older`: and what was handed over before, unless it was answered before these days began.
    """

    first_on: date
    last_on: date
    sources: tuple[Source, ...] = ()
    unit_ids: tuple[int, ...] = ()
    with_older: bool = False


async def reported_cases(session: AsyncSession, wanted: Handed) -> list[ReportedCase]:
    """Every such case by the parts that owe an answer, in the order of their numbers in the database."""
    rows = await fetch(session, _query(wanted))
    latest = await _latest(session)
    return [_case(list(parts), latest) for _, parts in groupby(rows, key=lambda row: row.case_id)]


def _query(wanted: Handed) -> Any:  # noqa: ANN401 - a select whose columns are named below
    assigned, part = col(Case.assigned_on), col(Assignment.state)
    days: sa.ColumnElement[bool] = assigned.between(wanted.first_on, wanted.last_on)
    if wanted.with_older:
        began = datetime.combine(wanted.first_on, time(), OFFICE_ZONE)
        still = sa.or_(part.not_in(ANSWERED), col(Assignment.answered_at) >= began)
        days = sa.or_(days, sa.and_(assigned < wanted.first_on, col(Case.id).in_(_having(still))))
    query: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            col(Case.id).label("case_id"), col(Case.number), col(Case.source), col(Case.title),
            col(Case.secret), col(Case.key_case), col(Case.proposers), assigned.label("assigned_on"),
            col(Assignment.id).label("assignment_id"), part.label("state"), col(Unit.name).label("unit"),
            col(Assignment.deadline_on), col(Assignment.deadline_kind), col(Assignment.answered_at),
            col(Assignment.provisional),
            rank_of_result(col(Assignment.result_class)).label("result"),
        )
        .join(Assignment, col(Assignment.case_id) == col(Case.id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(days, col(Assignment.role) != AssignmentRole.CO, part.not_in(LEFT))
        .order_by(col(Case.id), col(Assignment.id))
    )  # fmt: skip
    if wanted.sources:
        query = query.where(col(Case.source).in_(wanted.sources))
    return query.where(col(Assignment.unit_id).in_(wanted.unit_ids)) if wanted.unit_ids else query


def _having(condition: sa.ColumnElement[bool]) -> "sa.Select[int]":
    return sa.select(col(Assignment.case_id)).where(condition, col(Assignment.role) != AssignmentRole.CO)


def _case(parts: Sequence[Any], latest: dict[int, str]) -> ReportedCase:
    """One case; it is answered when all its parts are."""
    first, owed = parts[0], [part for part in parts if part.state not in ANSWERED]
    answered = [day_of(part.answered_at) for part in parts if part.answered_at]
    days = [part.deadline_on for part in (owed or parts) if part.deadline_on]
    hidden = names_to_hide(first.source, first.proposers)
    text = next((latest[part.assignment_id] for part in owed if part.assignment_id in latest), "")
    return ReportedCase(
        number=say_number(first.number, first.source),
        source=Source(first.source),
        title="" if first.secret else mask_people(first.title, hidden),
        secret=first.secret,
        key=first.key_case,
        units=tuple(dict.fromkeys(part.unit for part in parts)),
        assigned_on=first.assigned_on,
        deadline_on=(min(days) if owed else max(days)) if days else None,
        kind=DeadlineKind(first.deadline_kind),
        answered_on=None if owed else max(answered, default=first.assigned_on),
        result=_result(parts),
        provisional=any(part.provisional for part in owed),
        latest="" if first.secret else mask_people(text, hidden),
    )


def _result(parts: Sequence[Any]) -> ResultClass | None:
    """As far solved as the part least solved."""
    return RESULTS.get(max(part.result for part in parts))


async def _latest(session: AsyncSession) -> dict[int, str]:
    """The beginning of the newest text that counts on each part that is still owed."""
    owed = sa.select(col(Assignment.id)).where(col(Assignment.state).not_in(ANSWERED))
    newest = (
        sa.select(sa.func.max(col(Reply.id)))
        .where(*counting(), col(Reply.assignment_id).in_(owed))
        .group_by(col(Reply.assignment_id))
    )
    beginning = sa.func.substr(col(Reply.text), 1, _LONGEST_TEXT)
    query = sa.select(col(Reply.assignment_id), beginning).where(col(Reply.id).in_(newest))
    return {number: " ".join(text.split()) for number, text in await fetch(session, query)}
