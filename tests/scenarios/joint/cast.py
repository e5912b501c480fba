"""Seven units that share cases, and how their people are spoken to."""

from domain.tables.grid import Grid, Row
from tests.scenarios.roster import CAST, CITY, EDUCATION, HOUSING, ROSTER_HEADER, WATER, case, suggestions
from tests.scenarios.town import Speaker, Town

FINANCE, PLANNING, POLICE = "区财政局", "区自然资源和规划局", "区公安分局"
MORE = {FINANCE: ("u51", "许岚"), PLANNING: ("u61", "汪洋"), POLICE: ("u71", "石磊")}


def more_units() -> Grid:
    """Three further units, each with a liaison."""
    rows: list[Row] = [
        (unit, "政府部门", name, "联络员", user_id, "", "") for unit, (user_id, name) in MORE.items()
    ]
    return Grid("花名册二", (ROSTER_HEADER, *rows))


def of(unit: str, town: Town) -> Speaker:
    """The liaison of one of them."""
    return town.person(MORE[unit][0])


def shared(*co: str, number: str = "建议012", due: str = "2026-10-30", co_due: str = "2026-09-25") -> Row:
    """A case of 住建局 with co-handlers."""
    return case(number, "关于老旧小区加装电梯的建议", HOUSING, due, co="、".join(co), co_due=co_due)


def tables(*rows: Row) -> tuple[Grid, ...]:
    """The further units, then the cases."""
    return more_units(), suggestions(*rows)


TWO = tables(shared(CITY, FINANCE))
FOUR = tables(shared(CITY, FINANCE, WATER))
FIVE = tables(shared(CITY, FINANCE, WATER, EDUCATION))
SIX = tables(shared(CITY, FINANCE, WATER, EDUCATION, PLANNING))

__all__ = ["CAST", "CITY", "EDUCATION", "FINANCE", "FIVE", "FOUR", "HOUSING", "SIX", "TWO", "WATER", "of"]
