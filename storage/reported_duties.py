"""Dated duties, acts of supervision and inspections as reports list them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import DAY
from domain.masking import mask
from domain.planning import day_of
from domain.reports.duties import ReportedAct, ReportedDuty, ReportedLook
from domain.supervision import number_of
from domain.tables.numbers import say_number
from domain.transitions import LEFT
from domain.vocabulary import FollowUpState
from domain.zone import OFFICE_ZONE
from storage.plain_rows import fetch
from storage.tables import Assignment, Case, FollowUp, Inspection, Supervision, Unit


async def reported_duties(
    session: AsyncSession, by: date, unit_ids: Sequence[int] = ()
) -> list[ReportedDuty]:
    """Open follow-ups due by that day, the soonest first."""
    query: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            col(Case.number), col(Case.source), col(Case.secret), col(Unit.name).label("unit"),
            col(FollowUp.title), col(FollowUp.kind), col(FollowUp.due_on),
        )
        .join(Case, col(Case.id) == col(FollowUp.case_id))
        .outerjoin(Assignment, col(Assignment.id) == col(FollowUp.assignment_id))
        .outerjoin(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(
            col(FollowUp.state) == FollowUpState.OPEN,
            col(FollowUp.due_on) <= by,
            sa.or_(col(Assignment.id).is_(None), col(Assignment.state).not_in(LEFT)),
        )
        .order_by(col(FollowUp.due_on), col(FollowUp.id))
    )  # fmt: skip
    query = query.where(col(Assignment.unit_id).in_(unit_ids)) if unit_ids else query
    return [
        ReportedDuty(
            say_number(row.number, row.source),
            "" if row.secret else mask(row.title),
            row.unit or "",
            row.kind,
            row.due_on,
        )
        for row in await fetch(session, query)
    ]


async def reported_acts(session: AsyncSession, first_on: date, last_on: date) -> list[ReportedAct]:
    """Acts of supervision that were issued on these days, in their order."""
    begins, ends = _moments(first_on, last_on)
    query: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            col(Supervision.level), col(Supervision.year), col(Supervision.serial), col(Supervision.state),
            col(Supervision.decided_at), col(Supervision.rectify_by_on), col(Case.number), col(Case.source),
            col(Unit.name).label("unit"),
        )
        .join(Case, col(Case.id) == col(Supervision.case_id))
        .join(Assignment, col(Assignment.id) == col(Supervision.assignment_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(col(Supervision.serial).is_not(None), col(Supervision.decided_at).between(begins, ends))
        .order_by(col(Supervision.decided_at), col(Supervision.id))
    )  # fmt: skip
    return [
        ReportedAct(
            number_of(row.level, row.year, row.serial),
            row.level,
            say_number(row.number, row.source),
            row.unit,
            day_of(row.decided_at),
            row.rectify_by_on,
            row.state,
        )
        for row in await fetch(session, query)
    ]


async def reported_looks(session: AsyncSession, first_on: date, last_on: date) -> list[ReportedLook]:
    """The office's own looks on these days, in their order."""
    query: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            col(Inspection.on), col(Inspection.way), col(Inspection.finding), col(Case.number),
            col(Case.source), col(Case.secret), col(Unit.name).label("unit"),
        )
        .outerjoin(Case, col(Case.id) == col(Inspection.case_id))
        .outerjoin(Unit, col(Unit.id) == col(Inspection.unit_id))
        .where(col(Inspection.undone_at).is_(None), col(Inspection.on).between(first_on, last_on))
        .order_by(col(Inspection.on), col(Inspection.id))
    )  # fmt: skip
    return [
        ReportedLook(
            row.on,
            row.way,
            say_number(row.number, row.source) if row.number else row.unit or "",
            "" if row.secret else mask(row.finding),
        )
        for row in await fetch(session, query)
    ]


def _moments(first_on: date, last_on: date) -> tuple[datetime, datetime]:
    begins, ends = (datetime.combine(on, time(), OFFICE_ZONE) for on in (first_on, last_on + DAY))
    return begins, ends
