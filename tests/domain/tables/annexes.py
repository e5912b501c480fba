"""整改清单 of the shape that an annex to 审议意见 has: aspects over several rows, a header on each page."""

from collections.abc import Sequence

from domain.tables.grid import Cell, Grid, Merge, Row
from domain.tables.lists import KnownItem
from domain.tables.lists.lines import written
from domain.tables.records import CaseRecord, KnownWorld
from domain.tables.sheets import Sheet
from tests.domain.tables.papers import TODAY, UNITS, world

TITLE = "审议意见问题整改清单"
COLUMNS = ("主要方面", "重点问题", "意见建议", "整改措施", "责任单位", "整改期限")
LONG = "有的承办单位把答复当成办结，" * 20 + "问题年年提、年年办。"
ANNEX = Grid(
    "Sheet1",
    (
        (TITLE, None, None, None, None, None),
        COLUMNS,
        ("一、认识不深", "少数单位只抄政策", "压实责任", "逐件会审", "区大数据管理局 各承办单位", "持续推进"),
        (None, "个别单位办法不多", "深入调研", "=建立机制", "各承办单位", "持续推进"),
        COLUMNS,
        ("二、合力不够", LONG, "+ 会商", "- 专题会", "区大数据管理局各承办单位", "持续推进"),
        ("三、结果不准", "分类把握不严", "核查\n落实", "@培训", "区水利局", "持续推进"),
        (None, "答复完就算完", "回头看", "双跟踪 13800138000", "区水利局", "持续推进"),
        ("填表人：某某", None, None, None, None, None),
    ),
    (Merge(0, 0, 0, 5), Merge(2, 0, 3, 0), Merge(6, 0, 7, 0)),
)


def office(**more: object) -> KnownWorld:
    """The little district, of which three units undertake cases."""
    plain = world()
    known = {"undertaking": UNITS[:3], **more}
    return KnownWorld(plain.units, plain.calendar, TODAY, **known)  # type: ignore[arg-type]


def after(records: Sequence[CaseRecord]) -> KnownWorld:
    """The same once these are on record."""
    items = [
        KnownItem(one.number, one.ordinal, one.row.problem, one.assigned_on, one.secret, one.row)
        for one in records
        if one.row
    ]
    return office(items=items, cases={one.key: one.fingerprint for one in records})


def shown(rows: Sequence[Row]) -> list[list[str]]:
    """The cells as texts, without the empty ones at the end of a row, or rows at the end of the sheet."""
    lines = [[written(cell) for cell in row] for row in rows]
    for line in lines:
        while line and not line[-1]:
            line.pop()
    while lines and not lines[-1]:
        lines.pop()
    return lines


def as_grid(sheet: Sheet) -> Grid:
    """A written sheet as it would be read."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(tuple(cell or None for cell in line) for line in sheet.lines)
    return Grid(sheet.sheet, rows, sheet.merged)
