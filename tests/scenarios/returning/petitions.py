"""Petitions, which may be returned for five working days, with a basis (信访工作条例第二十三条)."""

from domain.tables.grid import Grid, Row
from tests.scenarios.roster import CASES_HEADER, CITY, EDUCATION, HOUSING, case
from tests.scenarios.town import Town


def petitions(*rows: Row) -> Grid:
    """A sheet of petitions."""
    return Grid("来信来访", (CASES_HEADER, *rows))


ONE = (
    petitions(case("信访009", "关于河道边违建的来信", HOUSING, "2026-11-13", content="请尽快查处")),
    Grid(
        "人大代表建议",
        (
            CASES_HEADER,
            case("建议044", "关于河道边违建的建议", CITY, "2026-10-30"),
            case("建议045", "关于学校食堂的建议", EDUCATION, "2026-10-30", co=HOUSING, co_due="2026-10-16"),
            case("建议046", "关于停车位的建议", HOUSING, "2026-10-30"),
        ),
    ),
)
NUMBER = "信访009"


async def hands_back(t: Town, number: str = NUMBER, words: str = "依据三定方案第五条不归我们管") -> None:
    """The liaison asks to return a case."""
    await t.liaison.says(f"退回 {number} {words}")
    await t.liaison.taps("确认退回")
