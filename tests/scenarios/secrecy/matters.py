"""A secret case and a netizen's message with his data in it, and where either might come out."""

from collections.abc import Iterator

from domain.tables.grid import Grid
from handlers.exporting import EXPORTS
from tests.exports import exported_rows
from tests.scenarios.roster import CASES_HEADER, CITY, HOUSING, case, suggestions
from tests.scenarios.town import Town, on_screen

TITLE, CONTENT = "关于某厂改制遗留问题的建议", "改制时欠缴的款项去向不明"
SECRET = "建议077"
TABLES = (
    suggestions(
        case(SECRET, TITLE, HOUSING, "2026-09-24", content=CONTENT, note="敏感件"),
        case("建议030", "关于夜间施工扰民的建议", CITY, "2026-10-20"),
        case("建议031", "关于厂区绿化的建议", HOUSING, "2026-10-20"),
    ),
)

NAME, PHONE, IDENTITY = "王小明", "13812345678", "410105199001011234"
MESSAGE = "留言66001"
MESSAGES = (
    Grid(
        "网民留言",
        (
            ("留言编号", "标题", "内容", "留言人", "主办单位", "交办日期", "办结时限"),
            (
                "66001",
                f"{NAME}反映楼上漏水",
                f"我是{NAME}，身份证{IDENTITY}，电话{PHONE}，楼上漏水三个月",
                NAME,
                HOUSING,
                "2026-09-22",
                "2026-09-30",
            ),
        ),
    ),
)
HEADER = CASES_HEADER


def said_to(t: Town, *whom: str) -> str:
    """Everything some of the town were ever shown, titles too."""
    bubbles = [bubble for who in whom for bubble in getattr(t, who).chat]
    return "\n".join(f"{bubble.draft.title}\n{on_screen(bubble)}" for bubble in bubbles)


def said_to_all(t: Town) -> str:
    """The same for everybody."""
    return "\n".join(
        f"{bubble.draft.title}\n{on_screen(bubble)}" for bubble in t.bubbles if bubble.sender == "bot"
    )


def wire(t: Town) -> str:
    """What `/sim/log` and the drawer show."""
    return repr(t.messenger.log.since(0))


async def exported(t: Town) -> str:
    """Every table as it is exported."""
    return repr([await exported_rows(t.database, name) for name in EXPORTS])


def traces(text: str, *words: str) -> Iterator[str]:
    """Which of these words stand in the text."""
    yield from (word for word in words if word in text)
