"""Rules as this or that document has them, for one town."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from storage.tables import Assignment, Case, Reply
from storage.unit_of_work import UnitOfWork
from tests.scenarios.roster import CITY, HOUSING, case, suggestions
from tests.scenarios.town import Town

POINTS = "一、增设路灯，方便老人夜间出行；二、在小区北门划出停车位；三、定期清理楼道杂物"
ONE = (suggestions(case("建议012", "关于老旧小区改造的建议", HOUSING, "2026-09-30", content=POINTS)),)
TWO = (
    suggestions(
        case("建议012", "关于老旧小区改造的建议", HOUSING, "2026-09-30", content=POINTS, co=CITY),
        case("建议030", "关于夜间施工扰民的建议", CITY, "2026-10-20"),
    ),
)
GOOD = "已装路灯20盏，北门划了停车位12个，楼道杂物每月15日清理"


def rule(town: Town, section: str, **parts: Any) -> None:  # noqa: ANN401 - fields of a section
    """From now on every pack has these parts in one of its sections."""
    packs = {
        name: replace(pack, **{section: replace(getattr(pack, section), **parts)})
        for name, pack in town.database.packs.items()
    }
    town.database.packs, town.database.rules = packs, None


async def assignment_of(town: Town, number: str) -> Assignment:
    """One case's first assignment as it stands."""
    of_case = (
        select(Assignment).join(Case, col(Case.id) == col(Assignment.case_id)).where(Case.number == number)
    )
    async with UnitOfWork(town.database, town.clock.now()) as work:
        return (await work.session.exec(of_case.order_by(col(Assignment.id)))).all()[0]


async def papers(town: Town) -> list[Reply]:
    """Everything that units handed in, in order."""
    async with UnitOfWork(town.database, town.clock.now()) as work:
        return list((await work.session.exec(select(Reply).order_by(col(Reply.id)))).all())
