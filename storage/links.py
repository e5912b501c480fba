"""Pairs of cases found alike: suggested by the program, judged by a person; and what is said of each case."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.names import NAMES
from domain.similarity import Raised
from domain.tables.numbers import say_number
from domain.vocabulary import AssignmentState, LinkKind, ResultClass, Source
from storage.lines import title_for_all
from storage.plain_rows import fetch
from storage.rules import Rules
from storage.tables import Assignment, Case, CaseLink, Unit

_AT_ONCE = 5000  # ids in one statement
ALIKE: Final = (LinkKind.DUPLICATE, LinkKind.YEARLY)
_PUBLIC: Final = sa.and_(
    *(
        col(side).in_(sa.select(col(Case.id)).where(col(Case.secret).is_(False)))
        for side in (CaseLink.case_id, CaseLink.earlier_id)
    )
)


async def links_of(session: AsyncSession, case_ids: Collection[int]) -> Sequence[CaseLink]:
    """Every pair these cases are in, whatever was judged of it, the most alike first."""
    sides = sa.or_(col(CaseLink.case_id).in_(case_ids), col(CaseLink.earlier_id).in_(case_ids))
    query = select(CaseLink).where(sides, col(CaseLink.kind).in_(ALIKE))
    return (await session.exec(query.order_by(col(CaseLink.score).desc(), col(CaseLink.id)))).all()


async def standing_links(session: AsyncSession, case_id: int) -> Sequence[CaseLink]:
    """The pairs of a case that nobody has denied and in which nothing is secret."""
    query = select(CaseLink).where(
        sa.or_(col(CaseLink.case_id) == case_id, col(CaseLink.earlier_id) == case_id),
        col(CaseLink.kind).in_(ALIKE),
        col(CaseLink.undone_at).is_(None),
        _PUBLIC,
    )
    return (await session.exec(query.order_by(col(CaseLink.score).desc(), col(CaseLink.id)))).all()


async def unjudged_links(session: AsyncSession) -> Sequence[CaseLink]:
    """The suggestions nobody has judged yet, the most alike first."""
    query = select(CaseLink).where(
        col(CaseLink.person_id).is_(None),
        col(CaseLink.undone_at).is_(None),
        col(CaseLink.kind).in_(ALIKE),
        _PUBLIC,
    )
    return (await session.exec(query.order_by(col(CaseLink.score).desc(), col(CaseLink.id)))).all()


async def find_link(session: AsyncSession, name: str) -> CaseLink | None:
    """The pair a button names: k12."""
    is_name = name[:1] == "k" and name[1:].isdecimal()
    return await session.get(CaseLink, int(name[1:])) if is_name else None


async def judge_link(session: AsyncSession, link: CaseLink, **judged: Any) -> bool:  # noqa: ANN401 - columns
    """Write what a person judged, if the pair still stands as it was read; False when somebody was first."""
    as_read = [
        col(getattr(CaseLink, name)).is_not_distinct_from(getattr(link, name))
        for name in ("kind", "person_id", "linked_at", "undone_at")
    ]
    statement = (
        sa.update(CaseLink)
        .where(col(CaseLink.id) == link.id, *as_read)
        .values(**judged)
        .execution_options(synchronize_session=False)
    )
    won = (await session.exec(statement)).rowcount == 1
    await session.refresh(link)
    return won


def name_of(link: CaseLink) -> str:
    """What a button calls it: k12."""
    return f"k{link.id}"


@dataclass(frozen=True, slots=True)
class Resembling:
    """A case found alike: what it was about, who had it and when, and what came of it."""

    number: str
    title: str
    assigned_on: date
    units: tuple[str, ...]
    states: tuple[AssignmentState, ...]
    outcome: str  # the result in the words of the case's own scheme, else where it stands

    @property
    def year(self) -> int:
        """The year it was raised in."""
        return self.assigned_on.year


async def describe_cases(session: AsyncSession, ids: Iterable[int], rules: Rules) -> dict[int, Resembling]:
    """What is said of cases that were found alike; a secret one is left out."""
    query = (
        sa.select(Case, Assignment, col(Unit.name))
        .join(Assignment, col(Assignment.case_id) == col(Case.id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(col(Case.id).in_(list(ids)), col(Case.secret).is_(False))
        .order_by(col(Assignment.id))
    )
    parts: dict[int, list[tuple[Case, Assignment, str]]] = {}
    for case, part, unit in (await session.exec(query)).all():  # type: ignore[call-overload]
        parts.setdefault(case.id, []).append((case, part, unit))
    return {
        case_id: Resembling(
            number=say_number(own[0][0].number, Source(own[0][0].source)),
            title=title_for_all(own[0][0], rules.policy.masks),
            assigned_on=own[0][0].assigned_on,
            units=tuple(unit for _, _, unit in own),
            states=tuple(AssignmentState(part.state) for _, part, _ in own),
            outcome=_outcome(own[0][0], [part for _, part, _ in own], rules),
        )
        for case_id, own in parts.items()
    }


def _outcome(case: Case, parts: Sequence[Assignment], rules: Rules) -> str:
    """The first result that was given; without one the state of the first part."""
    given = next((part.result_class for part in parts if part.result_class), "")
    if given in set(ResultClass):
        result = ResultClass(given)
        return rules.pack_of(case).result.name_of(result) or NAMES[result]
    return given or NAMES[AssignmentState(parts[0].state)]


async def raised_of(session: AsyncSession, ids: Iterable[int]) -> dict[int, Raised]:
    """When and by whom each of these cases was raised."""
    listed, found = list(ids), dict[int, Raised]()
    for begin in range(0, len(listed), _AT_ONCE):
        query = sa.select(col(Case.id), col(Case.assigned_on), col(Case.proposers))
        query = query.where(col(Case.id).in_(listed[begin : begin + _AT_ONCE]))
        found |= {id_: Raised(on, frozenset(by)) for id_, on, by in await fetch(session, query)}
    return found


def suggest(pair: tuple[int, int], kind: LinkKind, score: float | None, at: datetime) -> CaseLink:
    """A pair that nobody has judged; the later case is named first."""
    return CaseLink(case_id=pair[0], earlier_id=pair[1], kind=kind, score=score, linked_at=at)
