"""Reports and answers that somebody decides on: one winner each, as a compare-and-set on the row."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import AssignmentState, ReplyKind
from storage.replies import counting, counting_on
from storage.tables import Assignment, Reply


async def find_paper(session: AsyncSession, name: str) -> Reply | None:
    """The paper a button names: b12."""
    return await session.get(Reply, int(name[1:])) if name[:1] == "b" and name[1:].isdecimal() else None


async def newest_of(session: AsyncSession, assignment_id: int, kind: ReplyKind) -> Reply | None:
    """The version that counts of a kind of paper; the newest of several."""
    return next((one for one in await counting_on(session, assignment_id) if one.kind is kind), None)


async def decide_paper(
    session: AsyncSession, paper: Reply, by: tuple[int, datetime], note: str = "", *, passed: bool
) -> bool:
    """Write what the review came to if nobody has decided; False when somebody was first."""
    return await _set(session, paper, passed=passed, reviewed_by=by[0], reviewed_at=by[1], review_note=note)


async def sign_paper(
    session: AsyncSession, paper: Reply, signer: str, on: date, by: tuple[int, datetime]
) -> bool:
    """Write the signature if nobody has signed or sent back; False when somebody was first."""
    signed = {"signer": signer, "signed_on": on, "passed": True, "reviewed_by": by[0], "reviewed_at": by[1]}
    return await _set(session, paper, **signed)


async def undecide(session: AsyncSession, paper: Reply, *, unsign: bool) -> bool:
    """Undecide it again if it still stands as this person decided; False when it does not."""
    undecided: dict[str, object] = {
        "passed": None,
        "reviewed_by": None,
        "reviewed_at": None,
        "review_note": "",
    }
    if unsign:
        undecided |= {"signer": "", "signed_on": None}
    statement = (
        sa.update(Reply)
        .where(
            col(Reply.id) == paper.id,
            col(Reply.reviewed_by) == paper.reviewed_by,
            col(Reply.reviewed_at) == paper.reviewed_at,
            *counting(),
        )
        .values(**undecided)
        .execution_options(synchronize_session=False)
    )
    won = (await session.exec(statement)).rowcount == 1
    await session.refresh(paper)
    return won


async def _set(session: AsyncSession, paper: Reply, **decision: object) -> bool:
    statement = (
        sa.update(Reply)
        .where(col(Reply.id) == paper.id, col(Reply.passed).is_(None), *counting())
        .values(**decision)
        .execution_options(synchronize_session=False)
    )
    won = (await session.exec(statement)).rowcount == 1
    await session.refresh(paper)
    return won


async def answers_to_review(
    session: AsyncSession, states: Sequence[AssignmentState], most: int | None = None
) -> Sequence[Reply]:
    """Answers nobody has reviewed, on assignments in these states, those that wait longest first."""
    query = (
        select(Reply)
        .join(Assignment, col(Assignment.id) == col(Reply.assignment_id))
        .where(
            Reply.kind == ReplyKind.ANSWER,
            col(Reply.passed).is_(None),
            col(Assignment.state).in_(states),
            *counting(),
        )
        .order_by(col(Reply.said_at), col(Reply.id))
    )
    return (await session.exec(query.limit(most) if most else query)).all()


async def count_to_review(session: AsyncSession, states: Sequence[AssignmentState]) -> int:
    """How many there are."""
    query = (
        select(sa.func.count())
        .select_from(Reply)
        .join(Assignment, col(Assignment.id) == col(Reply.assignment_id))
        .where(
            Reply.kind == ReplyKind.ANSWER,
            col(Reply.passed).is_(None),
            col(Assignment.state).in_(states),
            *counting(),
        )
    )
    return (await session.exec(query)).one()
