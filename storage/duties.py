"""Open assignments as the plain values that the ladder of reminders is computed from."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import DAY
from domain.ladder import NodeKind
from domain.pace import HALF
from domain.planning import HalfTimes, day_of
from domain.reminders import Duty, Limit
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
_SILENT: Final = (AssignmentState.ASSIGNED, AssignmentState.ACKNOWLEDGED)


async def open_duties(
    session: AsyncSession,
    now: datetime,
    horizon: date | None = None,
    ids: Collection[int] | None = None,
    half_times: Sequence[HalfTimes] = (),
) -> list[Duty]:
    """Every open assignment whose ladder may hold something: due soon, half-way, unsigned, ongoing.

    Without a horizon all open ones. A push that is owed but not sent counts as made when it will be.
    """
    found = [page async for page in duty_pages(session, now, horizon, ids, half_times)]
    return [duty for page in found for duty in page]


async def duty_pages(
    session: AsyncSession,
    now: datetime,
    horizon: date | None = None,
    ids: Collection[int] | None = None,
    half_times: Sequence[HalfTimes] = (),
) -> AsyncIterator[list[Duty]]:
    """The same page by page, in the order of their ids: memory holds one page."""
    beside = _Beside(
        await _rehearsed_pushes(session) | await _pending_pushes(session, now),
        await _pending_extensions(session),
        await _granted_extensions(session),
        await _last_reports(session),
    )
    query = _columns().where(*_relevant(horizon, ids, half_times)).order_by(col(Assignment.id)).limit(PAGE)
    seen, more = 0, True
    while more and (rows := await fetch(session, query.where(col(Assignment.id) > seen))):
        duties = [_duty(row, beside) for row in rows]
        yield duties
        seen, more = duties[-1].assignment_id, len(rows) == PAGE


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
    session: AsyncSession, horizon: date | None = None, half_times: Sequence[HalfTimes] = ()
) -> set[str]:
    """Keys of the ladder's messages that were or will be said to anybody about open assignments.

    What was dropped before it was said is not among them: if the facts call for it again, it is owed again.
    What an administrator decided to skip is as good as said.
    """
    about_open_ones = _told().join(Assignment, col(Assignment.id) == col(Notice.assignment_id))
    return await _keys(session, about_open_ones.where(*_relevant(horizon, None, half_times)))


async def told_of_page(session: AsyncSession, first_id: int, last_id: int) -> set[str]:
    """The same for the open assignments from one id to another."""
    about_open_ones = _told().join(Assignment, col(Assignment.id) == col(Notice.assignment_id))
    of_page = col(Notice.assignment_id).between(first_id, last_id), col(Assignment.state).in_(OPEN)
    return await _keys(session, about_open_ones.where(*of_page))


async def told_about(session: AsyncSession, assignment_ids: Collection[int]) -> set[str]:
    """The same for these assignments."""
    return await _keys(session, _told().where(col(Notice.assignment_id).in_(assignment_ids)))


def _told() -> "sa.Select[str]":
    return sa.select(col(Notice.key)).where(
        col(Notice.kind).in_([kind.value for kind in NodeKind]), ~comes_back()
    )


async def _keys(session: AsyncSession, query: "sa.Select[str]") -> set[str]:
    return {key.rpartition("@")[0] for (key,) in await fetch(session, query)}


def _at_half_time(band: HalfTimes) -> sa.ColumnElement[bool]:
    """Half of its term may have passed, and less than half is done, as far as is known of this round."""
    percent, assigned_at = col(Assignment.progress_percent), col(Assignment.assigned_at)
    conditions = [
        assigned_at < datetime.combine(band.last_on + DAY, time(), OFFICE_ZONE),
        sa.or_(percent.is_(None), percent < HALF, col(Assignment.redo_round) > 0),
    ]
    if band.first_on:
        conditions.append(assigned_at >= datetime.combine(band.first_on, time(), OFFICE_ZONE))
    if band.deadline_by:
        conditions.append(col(Assignment.deadline_on) <= band.deadline_by)
    return sa.and_(*conditions)


def _relevant(
    horizon: date | None, ids: Collection[int] | None, half_times: Sequence[HalfTimes] = ()
) -> list[sa.ColumnElement[bool]]:
    # Past the index on the state: what it finds would have to be sorted by id anew for every page.
    state = sa.func.coalesce(col(Assignment.state), "")
    conditions: list[sa.ColumnElement[bool]] = [state.in_(OPEN)]
    if horizon is not None:
        conditions.append(
            sa.or_(
                col(Assignment.deadline_on) <= horizon,
                col(Assignment.state) == AssignmentState.ASSIGNED,
                col(Assignment.deadline_kind) == DeadlineKind.ONGOING,
                col(Assignment.review_every_days).is_not(None),
                *map(_at_half_time, half_times),
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
        col(Assignment.redo_round),
        col(Assignment.second_deadline_on),
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


async def _granted_extensions(session: AsyncSession) -> dict[int, int]:
    """How often more time was given, for open assignments that were given any."""
    query = (
        sa.select(col(ExtensionRequest.assignment_id), sa.func.count())
        .join(Assignment, col(Assignment.id) == col(ExtensionRequest.assignment_id))
        .where(col(Assignment.state).in_(OPEN), col(ExtensionRequest.state) == RequestState.APPROVED)
        .group_by(col(ExtensionRequest.assignment_id))
    )
    return {assignment_id: times for assignment_id, times in await fetch(session, query)}  # noqa: C416 - typed


async def _last_reports(session: AsyncSession) -> dict[int, datetime]:
    """When the unit last told how far it is, for open assignments looked at in a rhythm, or redone."""
    query = (
        sa.select(col(Reply.assignment_id), sa.func.max(col(Reply.said_at)))
        .join(Assignment, col(Assignment.id) == col(Reply.assignment_id))
        .where(
            col(Assignment.state).in_(OPEN),
            sa.or_(col(Assignment.review_every_days).is_not(None), col(Assignment.redo_round) > 0),
            *counting(),
        )
        .group_by(col(Reply.assignment_id))
    )
    return {assignment_id: at for assignment_id, at in await fetch(session, query)}  # noqa: C416 - typed


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside open assignments in other tables, by their ids."""

    pushes: Mapping[int, datetime]
    asked: Collection[int]
    granted: Mapping[int, int]
    reported: Mapping[int, datetime]


def _duty(row: Sequence[Any], beside: _Beside) -> Duty:
    id_, number, source, role, unit_id, kind, deadline_on, assigned_at, pushed_at, granted, *rest = row
    state, key, secret, pack, every, progress, redo, second = rest
    if (
        pushed_at is None and id_ in beside.pushes and state == AssignmentState.ASSIGNED
    ):  # else it is never sent
        pushed_at = beside.pushes[id_]
    reported_at = beside.reported.get(id_)
    reported_on = day_of(reported_at) if reported_at else None
    spoken = state not in _SILENT
    if redo:  # what was said in the round before says nothing of this one
        spoken = bool(reported_on and granted and reported_on >= granted)
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
        reported_on=reported_on,
        acknowledged=state != AssignmentState.ASSIGNED,
        key=key,
        secret=secret,
        extension_pending=id_ in beside.asked,
        pack=pack,
        reported=state == AssignmentState.REPORTED,
        progress=progress if spoken or not redo else None,
        spoken=spoken or (progress is not None and not redo),
        extensions=beside.granted.get(id_, 0),
        round=redo,
        limit=Limit.REDO if redo else Limit.SECOND if second else Limit.FIRST,
    )
