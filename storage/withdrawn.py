"""Cases whose hand-out is taken back: who has acted on them, who was told, and what is left of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import AssignmentState, MessageState, RequestState
from storage.cases import WITHDRAWN
from storage.ledger import ROBOT
from storage.replies import counting
from storage.retractions import UNSAID, WAITING
from storage.tables import (
    Assignment,
    Case,
    CaseLink,
    Contact,
    ExtensionRequest,
    LedgerEntry,
    Notice,
    Reply,
    ReturnRequest,
    Supervision,
)
from storage.unit_of_work import UnitOfWork

CHUNK = 500  # ids of one query
LONGEST = 60  # characters of an identity


@dataclass(frozen=True, slots=True)
class Acted:
    """Somebody has done something with a part since: what, who, when."""

    assignment_id: int
    what: str
    person_id: int | None
    at: datetime | None


async def acted_on(session: AsyncSession, assignment_ids: Collection[int]) -> dict[int, Acted]:
    """The first act on each of these parts, of those on which somebody acted."""
    found: dict[int, Acted] = {}
    for ids in _chunks(assignment_ids):
        for query in _acts(ids):
            for row in (await session.exec(query)).all():
                acted = Acted(*row)
                found.setdefault(acted.assignment_id, acted)
    return found


def _acts(ids: Sequence[int]) -> Iterator[Any]:
    """Queries for rows of part, what, who and when; the weightier acts first."""
    yield _what(Reply, "reply", Reply.said_at, ids, *counting())
    for request, what in ((ExtensionRequest, "extension"), (ReturnRequest, "return")):
        standing = col(request.state) != RequestState.WITHDRAWN
        yield _what(request, what, request.asked_at, ids, standing)
    yield _what(Contact, "contact", Contact.said_at, ids, col(Contact.undone_at).is_(None))
    yield sa.select(col(Supervision.assignment_id), sa.literal("supervision"), sa.null(), sa.null()).where(
        col(Supervision.assignment_id).in_(ids)
    )
    moved = sa.or_(
        col(Assignment.state) != AssignmentState.ASSIGNED, col(Assignment.second_deadline_on).is_not(None)
    )
    yield sa.select(
        col(Assignment.id),
        sa.case((col(Assignment.acknowledged_at).is_not(None), "acknowledge"), else_="moved"),
        col(Assignment.acknowledged_by),
        col(Assignment.acknowledged_at),
    ).where(col(Assignment.id).in_(ids), moved)


def _what(table: Any, what: str, at: Any, ids: Sequence[int], *conditions: Any) -> Any:  # noqa: ANN401 - columns
    return (
        sa.select(table.assignment_id, sa.literal(what), table.person_id, at)
        .where(table.assignment_id.in_(ids), *conditions)
        .order_by(at)
    )


async def people_told(session: AsyncSession, assignment_ids: Collection[int]) -> list[tuple[int, int]]:
    """Who was told anything of which of these parts, or is just being told."""
    told: set[tuple[int, int]] = set()
    for ids in _chunks(assignment_ids):
        query = sa.select(col(Notice.person_id), col(Notice.assignment_id)).where(
            col(Notice.assignment_id).in_(ids), col(Notice.state).not_in(UNSAID)
        )
        told |= {(person, part) for person, part in (await session.exec(query)).all()}  # type: ignore[call-overload]
    return sorted(told)


async def retire_all_news(work: UnitOfWork, assignment_ids: Collection[int]) -> None:
    """What waits about these parts is dropped; their keys are never used again, as the parts are not."""
    await work.flush()
    for ids in _chunks(assignment_ids):
        waiting = sa.update(Notice).where(col(Notice.assignment_id).in_(ids), col(Notice.state).in_(WAITING))
        dropped = waiting.values(state=MessageState.DROPPED, dropped_because="undone")
        for key in (await work.session.exec(dropped.returning(col(Notice.key)))).scalars():
            work.record("dropped", ROBOT, f"notice:{key}", because="undone")


async def withdraw(work: UnitOfWork, cases: Iterable[Case]) -> None:
    """Nobody finds them by their numbers any more, which are free for another import; the rows stay."""
    ids = []
    for case in cases:
        mark = f"{WITHDRAWN}{case.id}"
        case.identity, case.ordinal = case.identity[: LONGEST - len(mark)] + mark, None
        ids.append(case.id or 0)
    await work.session.flush()
    for some in _chunks(ids):
        about = sa.or_(col(CaseLink.case_id).in_(some), col(CaseLink.earlier_id).in_(some))
        parted = (
            sa.update(CaseLink).where(about, col(CaseLink.undone_at).is_(None)).values(undone_at=work.now)
        )
        await work.session.exec(parted.execution_options(synchronize_session=False))


async def cases_by_id(session: AsyncSession, case_ids: Collection[int]) -> dict[int, Case]:
    """Cases by id."""
    found: dict[int, Case] = {}
    for ids in _chunks(case_ids):
        rows = (await session.exec(select(Case).where(col(Case.id).in_(ids)))).all()
        found |= {case.id or 0: case for case in rows}
    return found


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))


async def last_import_by(session: AsyncSession, actor: str, act: str) -> LedgerEntry | None:
    """What somebody imported or handed out last."""
    query = select(LedgerEntry).where(col(LedgerEntry.act) == act, col(LedgerEntry.actor) == actor)
    return (await session.exec(query.order_by(col(LedgerEntry.seq).desc()).limit(1))).first()
