"""What lies on a desk: assignments with their case and unit, found the ways people ask for them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.reading import KnownCase
from domain.transitions import OPEN
from domain.vocabulary import AssignmentState, RequestState, Source
from storage.replies import counting_on
from storage.tables import Assignment, Case, ExtensionRequest, Reply, ReturnRequest, Unit


@dataclass(frozen=True, slots=True)
class Item:
    """One assignment on a desk."""

    assignment: Assignment
    case: Case
    unit: Unit

    @property
    def id(self) -> int:
        """The assignment's id (it has been stored)."""
        assert self.assignment.id is not None  # noqa: S101 - for the type checker: rows come from the database
        return self.assignment.id

    @property
    def subject(self) -> str:
        """The ledger's name for it."""
        return f"assignment:{self.id}"


@cache
def _items() -> "sa.Select[Assignment, Case, Unit]":
    return (
        sa.select(Assignment, Case, Unit)
        .join(Case, col(Assignment.case_id) == col(Case.id))
        .join(Unit, col(Assignment.unit_id) == col(Unit.id))
        .order_by(sa.nulls_last(col(Assignment.deadline_on)), col(Assignment.id))
    )


async def _read(session: AsyncSession, query: "sa.Select[Assignment, Case, Unit]") -> list[Item]:
    return [Item(*row) for row in (await session.exec(query)).all()]  # type: ignore[call-overload]


async def _read_settled(
    session: AsyncSession, query: "sa.Select[Assignment, Case, Unit]", pending: Iterable[object]
) -> list[Item]:
    """The same without writing first what waits to be written, unless it may change what is found.

    Many acts share a transaction: what one of them leaves to be written is better written with the others'.
    """
    if any(isinstance(one, Assignment | Case | Unit) for one in pending):
        await session.flush()
    return await _read(session, query.execution_options(autoflush=False))


async def open_items(session: AsyncSession, unit_ids: Collection[int] | None = None) -> list[Item]:
    """Open assignments of some units (None: of all): key cases (R28), then nearest deadline, ongoing last."""
    query = _items().where(col(Assignment.state).in_(OPEN)).order_by(None)
    query = query.order_by(
        col(Case.key_case).desc(), sa.nulls_last(col(Assignment.deadline_on)), col(Assignment.id)
    )
    if unit_ids is not None:
        query = query.where(col(Assignment.unit_id).in_(unit_ids))
    return await _read(session, query)


async def suspended_items(session: AsyncSession, unit_ids: Collection[int]) -> list[Item]:
    """What of some units waits until it is taken up again (中止)."""
    query = _items().where(
        col(Assignment.state) == AssignmentState.SUSPENDED, col(Assignment.unit_id).in_(unit_ids)
    )
    return await _read(session, query)


async def find_items(
    session: AsyncSession,
    ordinal: int,
    source: Source | None = None,
    unit_ids: Collection[int] | None = None,
    *,
    lock: bool = False,
) -> list[Item]:
    """Assignments of the cases with this number, open or not; only those of the given units.

    Locked ones are read anew: nobody else changes them until the transaction ends.
    """
    query = _by_ordinal(of_source=source is not None, of_units=unit_ids is not None, lock=lock)
    asked = {"ordinal": ordinal, "source": source, "unit_ids": list(unit_ids or ())}
    touched = _changed(session, lambda one: unit_ids is None or one.unit_id in unit_ids) if lock else []
    return await _read_settled(session, query.params(asked), [*session.new, *touched])


@cache
def _by_ordinal(*, of_source: bool, of_units: bool, lock: bool) -> "sa.Select[Assignment, Case, Unit]":
    query = _items().where(col(Case.ordinal) == sa.bindparam("ordinal"))
    if of_source:
        query = query.where(col(Case.source) == sa.bindparam("source"))
    if of_units:
        query = query.where(col(Assignment.unit_id).in_(sa.bindparam("unit_ids", expanding=True)))
    return _locked(query) if lock else query


async def items_by_id(session: AsyncSession, ids: Collection[int], *, lock: bool = False) -> dict[int, Item]:
    """Assignments by id. Locked ones are read anew: nobody else changes them until the transaction ends."""
    if not ids:
        return {}
    query = _items().where(col(Assignment.id).in_(ids))
    query = _locked(query) if lock else query
    touched = _changed(session, lambda one: one.id in ids) if lock else []
    return {item.id: item for item in await _read_settled(session, query, [*session.new, *touched])}


def _locked(query: "sa.Select[Assignment, Case, Unit]") -> "sa.Select[Assignment, Case, Unit]":
    return query.with_for_update(of=Assignment).execution_options(populate_existing=True)


def _changed(session: AsyncSession, wanted: Callable[[Assignment], bool]) -> list[Assignment]:
    """What was changed here and is not yet written: reading it anew would lose it."""
    return [one for one in session.dirty if isinstance(one, Assignment) and wanted(one)]


async def items_of_case(session: AsyncSession, case_id: int) -> list[Item]:
    """All assignments of one case."""
    return await _read(session, _items().where(col(Assignment.case_id) == case_id))


async def items_of_cases(session: AsyncSession, case_ids: Collection[int]) -> dict[int, list[Item]]:
    """All assignments of some cases, by case."""
    found: dict[int, list[Item]] = {case_id: [] for case_id in case_ids}
    for item in await _read(session, _items().where(col(Case.id).in_(list(found)))):
        found[item.assignment.case_id].append(item)
    return found


async def replies_of(session: AsyncSession, assignment_id: int) -> Sequence[Reply]:
    """What a unit handed in, oldest first: of each text the version that counts."""
    return (await counting_on(session, assignment_id))[::-1]


async def pending_extensions(session: AsyncSession) -> Sequence[ExtensionRequest]:
    """Extension requests nobody has decided, oldest first."""
    query = select(ExtensionRequest).where(ExtensionRequest.state == RequestState.PENDING)
    return (await session.exec(query.order_by(col(ExtensionRequest.id)))).all()


async def pending_returns(session: AsyncSession) -> Sequence[ReturnRequest]:
    """Return requests nobody has decided, oldest first."""
    query = select(ReturnRequest).where(ReturnRequest.state == RequestState.PENDING)
    return (await session.exec(query.order_by(col(ReturnRequest.id)))).all()


async def known_cases(session: AsyncSession, unit_ids: Collection[int]) -> tuple[KnownCase, ...]:
    """The open cases of some units as the reader of chat messages wants them."""
    if not unit_ids:
        return ()
    query = (
        select(Case.ordinal, Case.source, Case.number, Case.title)
        .join(Assignment, col(Assignment.case_id) == col(Case.id))
        .where(col(Assignment.state).in_(OPEN), col(Assignment.unit_id).in_(unit_ids))
    )
    rows = (await session.exec(query)).all()
    return tuple(
        KnownCase(ordinal, Source(source), number, title)
        for ordinal, source, number, title in rows
        if ordinal is not None
    )


async def all_items(session: AsyncSession) -> list[Item]:
    """Every assignment there ever was, in the order it was made."""
    return await _read(session, _items().order_by(None).order_by(col(Assignment.id)))
