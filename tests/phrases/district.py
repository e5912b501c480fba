"""The people and cases of the phrases, on the morning of Tuesday, 2026-09-22."""

from sqlmodel import select

from domain.tables.grid import Grid
from storage.desks import find_items
from storage.tables import LedgerEntry
from storage.unit_of_work import UnitOfWork
from tests.scenarios.roster import (
    CITY,
    EDUCATION,
    HOUSING,
    OFFICE,
    ROSTER_HEADER,
    case,
    proposals,
    suggestions,
)
from tests.scenarios.town import Speaker, Town

NUMBERS, PEOPLE = (9, 12, 13, 15, 45, 88), {"u01", "u11"}
HARMLESS = {"viewed", "denied", "verified", "read", "asked"}
COLLEAGUE = ("u14", "陈晨")
NETIZEN_HEADER = (
    "留言编号",
    "留言主题",
    "留言内容",
    "留言人",
    "责任单位",
    "交办日期",
    "办结时限",
    "诉求类别",
)
TABLES = (
    Grid(
        "花名册",
        (
            ROSTER_HEADER,
            (OFFICE, "督查机构", "秦越", "督查员", "u01", "", ""),
            (OFFICE, "督查机构", "秦越", "审批人", "u01", "", ""),
            (HOUSING, "政府部门", COLLEAGUE[1], "承办员", COLLEAGUE[0], "", ""),
            ("区教育体育局", "政府部门", "何敏", "联络员", "u61", "", ""),
            ("区卫生健康委员会", "政府部门", "沈静", "联络员", "u62", "", ""),
            ("城桥镇", "乡镇", "蒋涛", "联络员", "u63", "", ""),
        ),
    ),
    suggestions(
        case("建议012", "关于老旧住宅加装电梯的建议", HOUSING, "2026-09-30", on="2026-09-01"),
        case(
            "建议013",
            "关于整治餐饮油烟的建议",
            CITY,
            "2026-10-30",
            co=HOUSING,
            co_due="2026-09-28",
            on="2026-09-01",
        ),
        case("建议009", "关于修补人行道的建议", EDUCATION, "2026-10-20", on="2026-09-01"),
        case("建议088", "关于增设公交站的建议", EDUCATION, "2026-10-20", on="2026-09-01"),
    ),
    proposals(
        case("提案045", "关于完善充电设施的提案", HOUSING, "2026-10-30", on="2026-09-01"),
    ),
    Grid(
        "网民留言",
        (
            NETIZEN_HEADER,
            (
                "留言15",
                "反映柳荫街路灯不亮",
                "柳荫街的路灯一个月没亮",
                "街坊",
                HOUSING,
                "2026-09-17",
                "2026-09-24",
                "投诉",
            ),
        ),
    ),
)


async def settle(town: Town) -> None:
    """12 and 45 are signed, and the card of 15 was seen last."""
    await town.liaison.says("签收 12、45")
    await town.time_goes_by(minutes=5)
    await town.liaison.says("查看 15")


def speaker(town: Town, who: str) -> Speaker:
    """Who says it; the office's person holds three of its posts."""
    return town.admin if who == "办公室" else town.liaison


async def footprint(town: Town) -> list[str]:
    """What a wrong act would leave: his entries in the ledger (looking and denials aside), cases changed."""
    async with UnitOfWork(town.database, town.clock.now()) as work:
        entries = (await work.session.exec(select(LedgerEntry.actor, LedgerEntry.act))).all()
        items = [item for number in NUMBERS for item in await find_items(work.session, number)]
    acts = [act for actor, act in entries if actor in PEOPLE and act not in HARMLESS]
    cases = (item.assignment for item in items)
    return [*acts, *(f"{one.id} {one.state} {one.deadline_on} {one.progress_percent}" for one in cases)]
