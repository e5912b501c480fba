"""Cases that have a yearly target in numbers, and how far each is."""

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.rates import Scope, round_half_up, say_percent
from domain.rates.formulas import SHARE_DECIMALS
from domain.vocabulary import AssignmentRole
from storage.tables import Assignment, Case
from storage.tallies.facts import cases_in, parts_in


@dataclass(frozen=True, slots=True)
class Target:
    """So much done of so much; it may be more than all (160%)."""

    number: str
    title: str
    done: Decimal
    wanted: Decimal
    measure: str

    @property
    def said(self) -> str:
        """What is done in percent of the target."""
        percent = round_half_up(self.done, self.wanted, SHARE_DECIMALS)
        return "" if percent is None else say_percent(percent)


async def targets_of(session: AsyncSession, scope: Scope) -> list[Target]:
    """Those of the scope that are not secret, furthest first."""
    of_units = sa.exists().where(
        col(Assignment.case_id) == col(Case.id), col(Assignment.role) != AssignmentRole.CO, *parts_in(scope)
    )
    query = (
        sa.select(Case)
        .where(
            col(Case.target).is_not(None),
            col(Case.secret).is_(False),
            *cases_in(scope),
            of_units,
        )
        .order_by(col(Case.id))
    )
    found = [
        Target(
            case.spoken, case.title, Decimal(str(case.progress or 0)), Decimal(str(case.target)), case.measure
        )
        for case in await _cases(session, query)
        if case.target
    ]
    return sorted(found, key=lambda one: -one.done / one.wanted)


def _exact(amount: float | None) -> Decimal:
    return Decimal(str(amount or 0))


async def _cases(session: AsyncSession, query: "sa.Select[Case]") -> list[Case]:
    return [row[0] for row in (await session.exec(query)).all()]  # type: ignore[call-overload]
