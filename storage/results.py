"""What follows an answer, as it is asked for: ratings, rounds, visits, acceptances, the register."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.sight import EVERYTHING, Sight
from domain.vocabulary import FollowUpKind, FollowUpState, InspectionWay, Party
from storage.sights import seen_by
from storage.tables import (
    Acceptance,
    Assignment,
    Case,
    Contact,
    FollowUp,
    Inspection,
    LedgerHead,
    Rating,
    RedoOrder,
    Reply,
    Visit,
)

ANSWERED = "answered"  # why a round ended, where nobody ended it formally


async def ratings_of(session: AsyncSession, assignment: Assignment) -> list[Rating]:
    """What counts of the present round: the newest of each proposer, in the order they first spoke."""
    query = select(Rating).where(
        Rating.assignment_id == assignment.id,
        Rating.round == assignment.redo_round,
        col(Rating.undone_at).is_(None),
    )
    rows = (await session.exec(query.order_by(col(Rating.id)))).all()
    return list({one.who: one for one in rows}.values())


async def last_rating(session: AsyncSession, assignment_id: int) -> Rating | None:
    """The newest of any round."""
    query = select(Rating).where(Rating.assignment_id == assignment_id, col(Rating.undone_at).is_(None))
    return (await session.exec(query.order_by(col(Rating.id).desc()).limit(1))).first()


async def same_words(session: AsyncSession, text: str, case_id: int) -> Sequence[str]:
    """The numbers of other cases that were rated in exactly these words."""
    query = (
        select(Case.number)
        .join(Assignment, col(Assignment.case_id) == col(Case.id))
        .join(Rating, col(Rating.assignment_id) == col(Assignment.id))
        .where(Rating.text == text, col(Rating.undone_at).is_(None), Case.id != case_id)
    )
    return (await session.exec(query.distinct().order_by(col(Case.number)))).all()


async def suspected(session: AsyncSession) -> Sequence[Rating]:
    """Ratings that something speaks against and nobody has vouched for, newest first."""
    query = select(Rating).where(
        sa.cast(col(Rating.suspicions), sa.String) != "[]", col(Rating.undone_at).is_(None)
    )
    return (await session.exec(query.order_by(col(Rating.id).desc()))).all()


async def count_confirmations(session: AsyncSession, assignment_id: int) -> int:
    """The contacts, visits and walks among the people that lie behind what is said of satisfaction."""
    contacts = select(Contact.id).where(
        Contact.assignment_id == assignment_id, col(Contact.undone_at).is_(None)
    )
    visits = select(Visit.id).where(Visit.assignment_id == assignment_id, col(Visit.undone_at).is_(None))
    walks = select(Inspection.id).where(
        Inspection.assignment_id == assignment_id,
        Inspection.way == InspectionWay.PEOPLE,
        col(Inspection.undone_at).is_(None),
    )
    return sum([len((await session.exec(query)).all()) for query in (contacts, visits, walks)])


async def texts_of(session: AsyncSession, assignment_id: int) -> Sequence[str]:
    """The unit's own words: what it handed in, and what it said of its contacts."""
    replies = select(Reply.text).where(
        Reply.assignment_id == assignment_id,
        col(Reply.undone_at).is_(None),
        col(Reply.superseded_at).is_(None),
    )
    contacts = select(Contact.text).where(
        Contact.assignment_id == assignment_id, col(Contact.undone_at).is_(None)
    )
    return [*(await session.exec(replies)).all(), *(await session.exec(contacts)).all()]


async def last_order(session: AsyncSession, assignment_id: int) -> RedoOrder | None:
    """The newest order to handle it anew."""
    query = select(RedoOrder).where(RedoOrder.assignment_id == assignment_id)
    return (await session.exec(query.order_by(col(RedoOrder.round).desc()).limit(1))).first()


async def is_formally_ended(session: AsyncSession, assignment: Assignment) -> bool:
    """Whether its present round was ended by a decision (正式了结)."""
    order = await last_order(session, assignment.id or 0)
    return order is not None and order.round == assignment.redo_round and order.ended_by is not None


async def end_round(session: AsyncSession, assignment_id: int, at: datetime) -> None:
    """The new answer is in."""
    order = await last_order(session, assignment_id)
    if order is not None and order.ended_by is None:
        order.ended_at, order.ended_because = at, ANSWERED


async def reopen_round(session: AsyncSession, assignment_id: int) -> None:
    """The new answer was taken back."""
    order = await last_order(session, assignment_id)
    if order is not None and order.ended_by is None:
        order.ended_at, order.ended_because = None, ""


async def visits_made(
    session: AsyncSession,
    unit_id: int | None = None,
    begins: date | None = None,
    before: date | None = None,
) -> Sequence[Visit]:
    """Follow-up visits, newest first: of one unit's cases, of some days, or all."""
    query = select(Visit).where(col(Visit.undone_at).is_(None))
    if unit_id is not None:
        query = query.join(Assignment, col(Assignment.id) == col(Visit.assignment_id))
        query = query.where(Assignment.unit_id == unit_id)
    if begins is not None:
        query = query.where(col(Visit.on) >= begins)
    if before is not None:
        query = query.where(col(Visit.on) < before)
    return (await session.exec(query.order_by(col(Visit.on).desc(), col(Visit.id).desc()))).all()


async def acceptances_of(session: AsyncSession, case_id: int, round_: int) -> dict[Party, Acceptance]:
    """Who accepted the result of this round, or was waived; of each party the newest."""
    query = select(Acceptance).where(
        Acceptance.case_id == case_id, Acceptance.round == round_, col(Acceptance.undone_at).is_(None)
    )
    return {one.party: one for one in (await session.exec(query.order_by(col(Acceptance.id)))).all()}


async def acceptances_of_cases(
    session: AsyncSession, rounds: Mapping[int, int]
) -> dict[int, dict[Party, Acceptance]]:
    """The same for several cases, each with its round."""
    query = select(Acceptance).where(
        col(Acceptance.case_id).in_(list(rounds)), col(Acceptance.undone_at).is_(None)
    )
    found: dict[int, dict[Party, Acceptance]] = {case_id: {} for case_id in rounds}
    for one in (await session.exec(query.order_by(col(Acceptance.id)))).all():
        if one.round == rounds[one.case_id]:
            found[one.case_id][one.party] = one
    return found


async def closed_cases(session: AsyncSession, year: int | None = None) -> Sequence[Case]:
    """The separate register (另册), of one year or whole, newest first."""
    query = select(Case).where(col(Case.register_number).is_not(None))
    if year is not None:
        query = query.where(Case.register_year == year)
    order = (col(Case.register_year).desc(), col(Case.register_number).desc())
    return (await session.exec(query.order_by(*order))).all()


async def next_register_number(session: AsyncSession, year: int) -> int:
    """The next number of a year's register; no two closings come by the same.

    The ledger's head orders those who write it: whoever holds it first, numbers first.
    """
    await session.flush()
    await session.exec(select(LedgerHead).with_for_update())
    query = select(sa.func.max(col(Case.register_number))).where(Case.register_year == year)
    return ((await session.exec(query)).first() or 0) + 1


async def promises_made(
    session: AsyncSession,
    sight: Sight = EVERYTHING,
    unit_id: int | None = None,
    states: Collection[FollowUpState] = (),
) -> Sequence[FollowUp]:
    """Promises that somebody may see, soonest first; of one unit, in some states, if any are named."""
    query = select(FollowUp).where(
        FollowUp.kind == FollowUpKind.PROMISE, FollowUp.state != FollowUpState.DROPPED
    )
    wanted = seen_by(sight) + ([col(Assignment.unit_id) == unit_id] if unit_id is not None else [])
    if wanted:
        query = query.join(Assignment, col(Assignment.id) == col(FollowUp.assignment_id))
        query = query.join(Case, col(Case.id) == col(Assignment.case_id)).where(*wanted)
    if states:
        query = query.where(col(FollowUp.state).in_(states))
    return (await session.exec(query.order_by(col(FollowUp.due_on), col(FollowUp.id)))).all()


async def promises_from(session: AsyncSession, origin: str) -> Sequence[FollowUp]:
    """What one answer letter promised, whatever became of it."""
    query = select(FollowUp).where(FollowUp.origin == origin, FollowUp.kind == FollowUpKind.PROMISE)
    return (await session.exec(query.order_by(col(FollowUp.id)))).all()


async def open_look_backs(session: AsyncSession, case_id: int | None = None) -> Sequence[FollowUp]:
    """Cases that are to be looked at again, soonest first."""
    query = select(FollowUp).where(
        FollowUp.kind == FollowUpKind.LOOK_BACK, FollowUp.state == FollowUpState.OPEN
    )
    if case_id is not None:
        query = query.where(FollowUp.case_id == case_id)
    return (await session.exec(query.order_by(col(FollowUp.due_on), col(FollowUp.id)))).all()


async def decide_follow_up(
    session: AsyncSession,
    follow_up: FollowUp,
    expected: Collection[FollowUpState],
    state: FollowUpState,
) -> bool:
    """Move it on if it still is in one of these states; False when somebody was first."""
    await session.flush()
    statement = (
        sa.update(FollowUp)
        .where(col(FollowUp.id) == follow_up.id, col(FollowUp.state).in_(expected))
        .values(state=state)
        .execution_options(synchronize_session=False)
    )
    won = (await session.exec(statement)).rowcount == 1
    await session.refresh(follow_up)
    return won
