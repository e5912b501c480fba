"""One winner per request: a decision is a compare-and-set on its row."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import RequestState, SupervisionState
from storage.supervision import find_supervision, last_judged, pending_supervision
from storage.tables import ExtensionRequest, ReturnRequest, Supervision

Request = ExtensionRequest | ReturnRequest
Matter = Request | Supervision  # what an approver decides: a unit's request, or a step of the office itself
TABLES: dict[str, type[ExtensionRequest] | type[ReturnRequest]] = {"e": ExtensionRequest, "r": ReturnRequest}


async def find_request(session: AsyncSession, name: str) -> Request | None:
    """The request a button names: e12 is an extension, r7 a return."""
    table, number = TABLES.get(name[:1]), name[1:]
    if table is None or not number.isdecimal():
        return None
    return await session.get(table, int(number))


async def find_matter(session: AsyncSession, name: str) -> Matter | None:
    """What a button names: e12, r7, or s5, an act of supervision."""
    return await find_supervision(session, name) or await find_request(session, name)


async def matters_about(session: AsyncSession, assignment_ids: Sequence[int]) -> list[Matter]:
    """Whatever waits for an approver about some assignments, the units' requests first."""
    requests = await requests_about(session, assignment_ids)
    return [*requests, *await pending_supervision(session, assignment_ids)]


async def last_decided_matter(
    session: AsyncSession, assignment_ids: Sequence[int] | None, by: int | None = None
) -> Matter | None:
    """Whatever was decided last about some assignments (None: about any), perhaps by one person."""
    both = (await last_decided(session, assignment_ids, by), await last_judged(session, assignment_ids, by))
    found: list[Matter] = [one for one in both if one is not None]
    return max(found, key=lambda one: str(one.decided_at), default=None)


_SAID_OF = {
    SupervisionState.PROPOSED: RequestState.PENDING,
    SupervisionState.REFUSED: RequestState.REFUSED,
    SupervisionState.WITHDRAWN: RequestState.WITHDRAWN,
}


def state_of(matter: Matter) -> RequestState:
    """Whether it waits, and else what was decided."""
    if isinstance(matter, Supervision):
        return _SAID_OF.get(matter.state, RequestState.APPROVED)
    return matter.state


async def requests_about(session: AsyncSession, assignment_ids: Sequence[int]) -> list[Request]:
    """Undecided requests about some assignments, extensions first."""
    extensions = select(ExtensionRequest).where(
        col(ExtensionRequest.assignment_id).in_(assignment_ids),
        ExtensionRequest.state == RequestState.PENDING,
    )
    returns = select(ReturnRequest).where(
        col(ReturnRequest.assignment_id).in_(assignment_ids), ReturnRequest.state == RequestState.PENDING
    )
    return [*(await session.exec(extensions)).all(), *(await session.exec(returns)).all()]


async def decide(session: AsyncSession, request: Request, **decision: Any) -> bool:  # noqa: ANN401 - columns
    """Write the decision if nobody has decided yet; False when somebody was first."""
    table = type(request)
    statement = (
        sa.update(table)
        .where(col(table.id) == request.id, col(table.state) == RequestState.PENDING)
        .values(**decision)
        .execution_options(synchronize_session=False)
    )
    won = (await session.exec(statement)).rowcount == 1
    await session.refresh(request)
    return won


async def reopen(session: AsyncSession, request: Request) -> bool:
    """Undecide it again if it still stands as it was decided; False when somebody was first."""
    table = type(request)
    outcome = "second_deadline_on" if isinstance(request, ExtensionRequest) else "new_unit_id"
    undecided = {"state": RequestState.PENDING, "decided_by": None, "decided_at": None, "refusal": ""}
    statement = (
        sa.update(table)
        .where(
            col(table.id) == request.id,
            col(table.state) == request.state,
            col(table.decided_by) == request.decided_by,
            col(table.decided_at) == request.decided_at,
        )
        .values({**undecided, outcome: None})
        .execution_options(synchronize_session=False)
    )
    won = (await session.exec(statement)).rowcount == 1
    await session.refresh(request)
    return won


async def last_decided(
    session: AsyncSession, assignment_ids: Sequence[int] | None, by: int | None = None
) -> Request | None:
    """The request about some assignments (None: about any) that was decided last, perhaps by one person."""
    found: list[Request] = []
    for table in TABLES.values():
        query = select(table).where(
            col(table.state).in_((RequestState.APPROVED, RequestState.REFUSED)),
        )
        if assignment_ids is not None:
            query = query.where(col(table.assignment_id).in_(assignment_ids))
        query = query.where(col(table.decided_by) == by) if by is not None else query
        newest = (await session.exec(query.order_by(col(table.decided_at).desc()).limit(1))).first()
        found += [newest] if isinstance(newest, ExtensionRequest | ReturnRequest) else []
    return max(found, key=lambda one: (one.decided_at, one.id), default=None)


def name_of(request: Matter) -> str:
    """e12, r7 or s5."""
    if isinstance(request, Supervision):
        return f"s{request.id}"
    return f"{'e' if isinstance(request, ExtensionRequest) else 'r'}{request.id}"


def asked_until(request: Matter) -> date | None:
    """The day an extension asks for, or the day something is to be put right by; None for a return."""
    if isinstance(request, Supervision):
        return request.rectify_by_on
    return request.asked_until_on if isinstance(request, ExtensionRequest) else None
