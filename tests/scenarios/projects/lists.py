"""民生实事 and 整改清单 of the scenarios' little town."""

from domain.tables.grid import Grid, Merge, Row
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, WATER

PROJECT_HEADER: Row = ("序号", "任务名称", "年度目标", "单位", "目前进度", "牵头单位", "配合单位", "完成时限")


def projects(*rows: Row, header: Row = PROJECT_HEADER) -> Grid:
    """A sheet of 民生实事."""
    return Grid("民生实事", (("2026年民生实事任务分解表",), header, *rows))


# The district's own figure: 20 children wanted, 27 helped so far.
CHILDREN = (1, "残疾儿童康复救助", 20, "人", 27, EDUCATION, "", "2026-12-31")
ROADS = (2, "新建改建农村公路", 42, "公里", 8, HOUSING, CITY, "2026-12-31")
PARKING = (3, "新增公共停车泊位", 600, "个", "", CITY, "", "2026-12-31")
PROJECTS = (projects(CHILDREN, ROADS, PARKING),)

ANNEX_HEADER: Row = ("主要方面", "重点问题", "意见建议", "整改措施", "责任单位", "整改期限")
ANNEX = Grid(
    "整改清单",
    (
        ("审议意见问题整改清单",),
        ANNEX_HEADER,
        ("一、认识不深", "只抄政策，不解决问题", "压实责任", "逐件会审", EDUCATION, "持续推进"),
        (None, "办法不多", "深入调研", "建立机制", WATER, "持续推进"),
        ("二、合力不够", "牵头牵不动", "专题会商", "=协调", f"{HOUSING} {CITY}", "持续推进"),
    ),
    (Merge(0, 0, 0, 5), Merge(2, 0, 3, 0)),
)
