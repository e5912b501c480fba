"""Open assignments as the plain values that the ladder of reminders is computed from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import DAY
from domain.ladder import NodeKind
from domain.pace import HALF
from domain.planning import day_of
from domain.reminders import Duty
from domain.tables.numbers import say_number
from domain.terms import REVIEW_EVERY_DAYS
from domain.transitions import OPEN
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    DeadlineKind,
    MessageState,
    RequestState,
    Source,
)
from domain.zone import OFFICE_ZONE
from storage.notices import comes_back
from storage.plain_rows import fetch
from storage.replies import counting
from storage.tables import Assignment, Case, ExtensionRequest, Message, Notice, Reply

PAGE = 20_000  # rows between which others get their turn
PENDING = (MessageState.PLANNED, MessageState.HELD, MessageState.SENDING)

# Closed lists are read as text and looked up here: converting per row costs more than the query.
_SOURCES = {source.value: source for source in Source}
_ROLES = {role.value: role for role in AssignmentRole}
_KINDS = {kind.value: kind for kind in DeadlineKind}


async def open_duties(
    session: AsyncSession,
    now: datetime,
    horizon: date | None = None,
    ids: Collection[int] | None = None,
    half_time: date | None = None,
) -> list[Duty]:
    """Every open assignment whose ladder may hold something: due by the horizon, unsigned, or ongoing.

    Without a horizon all open ones. A push that is owed but not sent counts as made when it will be.
    """
    pushes = await _rehearsed_pushes(session) | await _pending_pushes(session, now)
    asked = await _pending_extensions(session)
    reported = await _last_reports(session)
    query = _columns().where(*_relevant(horizon, ids, half_time)).order_by(col(Assignment.id)).limit(PAGE)
    duties, seen = list[Duty](), 0
    while rows := await fetch(session, query.where(col(Assignment.id) > seen)):
        found = [_duty(row, pushes, asked) for row in rows]
        duties += [_with_report(duty, reported.get(duty.assignment_id)) for duty in found]
        seen = duties[-1].assignment_id
    return duties


async def untold_cases(session: AsyncSession) -> list[tuple[int, int, bool]]:
    """Unsigned assignments that nobody was ever told of: id, unit, whether 立办立结."""
    told = sa.exists().where(col(Notice.assignment_id) == col(Assignment.id), col(Notice.kind) == "assigned")
    query = sa.select(
        col(Assignment.id),
        col(Assignment.unit_id),
        col(Assignment.deadline_kind) == DeadlineKind.IMMEDIATE,
    ).where(
        col(Assignment.state) == AssignmentState.ASSIGNED,
        col(Assignment.pushed_at).is_(None),
        ~told,
    )
    rows = await fetch(session, query)
    return [(id_, unit_id, bool(immediate)) for id_, unit_id, immediate in rows]


async def told_nodes(
    session: AsyncSession, horizon: date | None = None, half_time: date | None = None
) -> set[str]:
    """Keys of the ladder's messages that were or will be said to anybody about open assignments.

    What was dropped before it was said is not among them: if the facts call for it again, it is owed again.
    What an administrator decided to skip is as good as said.
    """
    about_open_ones = _told().join(Assignment, col(Assignment.id) == col(Notice.assignment_id))
    return await _keys(session, about_open_ones.where(*_relevant(horizon, None, half_time)))


async def told_about(session: AsyncSession, assignment_ids: Collection[int]) -> set[str]:
    """The same for these assignments."""
    return await _keys(session, _told().where(col(Notice.assignment_id).in_(assignment_ids)))


def _told() -> "sa.Select[str]":
    return sa.select(col(Notice.key)).where(
        col(Notice.kind).in_([kind.value for kind in NodeKind]), ~comes_back()
    )


async def _keys(session: AsyncSession, query: "sa.Select[str]") -> set[str]:
    return {key.rpartition("@")[0] for (key,) in await fetch(session, query)}


def _at_half_time(since: date) -> sa.ColumnElement[bool]:
    """Handed out so long ago that half its term may have passed, and less than half is done."""
    begun = datetime.combine(since + DAY, time(), OFFICE_ZONE)
    percent = col(Assignment.progress_percent)
    return sa.and_(col(Assignment.assigned_at) < begun, sa.or_(percent.is_(None), percent < HALF))


def _relevant(
    horizon: date | None, ids: Collection[int] | None, half_time: date | None = None
) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [col(Assignment.state).in_(OPEN)]
    if horizon is not None:
        conditions.append(
            sa.or_(
                col(Assignment.deadline_on) <= horizon,
                col(Assignment.state) == AssignmentState.ASSIGNED,
                col(Assignment.deadline_kind) == DeadlineKind.ONGOING,
                col(Assignment.review_every_days).is_not(None),
                *([_at_half_time(half_time)] if half_time else []),
            )
        )
    if ids is not None:
        conditions.append(col(Assignment.id).in_(ids))
    return conditions


def _columns() -> "sa.Select[*tuple[Any, ...]]":
    def plain(column: object) -> sa.ColumnElement[str]:
        return sa.type_coerce(col(column), sa.String)

    return sa.select(
        col(Assignment.id),
        col(Case.number),
        plain(Case.source),
        plain(Assignment.role),
        col(Assignment.unit_id),
        plain(Assignment.deadline_kind),
        col(Assignment.deadline_on),
        col(Assignment.assigned_at),
        col(Assignment.pushed_at),
        col(Assignment.limit_granted_on),
        plain(Assignment.state),
        col(Case.key_case),
        col(Case.secret),
        col(Case.pack),
        col(Assignment.review_every_days),
        col(Assignment.progress_percent),
    ).join(Case, col(Case.id) == col(Assignment.case_id))


async def _rehearsed_pushes(session: AsyncSession) -> dict[int, datetime]:
    """A push that was only rehearsed counts as made, so that what would follow it is rehearsed as well."""
    query = (
        sa.select(col(Notice.assignment_id), sa.func.min(col(Message.rehearsed_at)))
        .join(Message, col(Message.id) == col(Notice.message_id))
        .where(col(Notice.kind) == "assigned", col(Notice.state) == MessageState.REHEARSED)
        .group_by(col(Notice.assignment_id))
    )
    return {id_: at for id_, at in await fetch(session, query) if id_ is not None and at is not None}


async def _pending_pushes(session: AsyncSession, now: datetime) -> dict[int, datetime]:
    query = (
        sa.select(col(Notice.assignment_id), sa.func.min(col(Notice.due_at)))
        .where(col(Notice.kind) == "assigned", col(Notice.state).in_(PENDING))
        .group_by(col(Notice.assignment_id))
    )
    rows = await fetch(session, query)
    return {assignment_id: max(due_at, now) for assignment_id, due_at in rows if assignment_id is not None}


async def _pending_extensions(session: AsyncSession) -> set[int]:
    query = sa.select(col(ExtensionRequest.assignment_id)).where(
        col(ExtensionRequest.state) == RequestState.PENDING
    )
    return {id_ for (id_,) in await fetch(session, query)}


async def _last_reports(session: AsyncSession) -> dict[int, datetime]:
    """When the unit last told how far it is, for open assignments that are looked at in a rhythm."""
    query = (
        sa.select(col(Reply.assignment_id), sa.func.max(col(Reply.said_at)))
        .join(Assignment, col(Assignment.id) == col(Reply.assignment_id))
        .where(col(Assignment.state).in_(OPEN), col(Assignment.review_every_days).is_not(None), *counting())
        .group_by(col(Reply.assignment_id))
    )
    return {assignment_id: at for assignment_id, at in await fetch(session, query)}  # noqa: C416 - typed


def _with_report(duty: Duty, said_at: datetime | None) -> Duty:
    return replace(duty, reported_on=day_of(said_at)) if said_at else duty


def _duty(row: Sequence[Any], pushes: Mapping[int, datetime], asked: Collection[int]) -> Duty:
    id_, number, source, role, unit_id, kind, deadline_on, assigned_at, pushed_at, granted, *rest = row
    state, key, secret, pack, every, progress = rest
    if pushed_at is None and id_ in pushes and state == AssignmentState.ASSIGNED:  # else it is never sent
        pushed_at = pushes[id_]
    return Duty(
        assignment_id=id_,
        case_number=say_number(number, _SOURCES[source]),
        source=_SOURCES[source],
        role=_ROLES[role],
        unit_id=unit_id,
        deadline_kind=_KINDS[kind],
        deadline_on=deadline_on,
        assigned_on=day_of(assigned_at),
        pushed_at=pushed_at,
        limit_granted_on=granted,
        review_every_days=every or (REVIEW_EVERY_DAYS if kind == DeadlineKind.ONGOING else None),
        acknowledged=state != AssignmentState.ASSIGNED,
        key=key,
        secret=secret,
        extension_pending=id_ in asked,
        pack=pack,
        reported=state == AssignmentState.REPORTED,
        progress=progress,
    )
