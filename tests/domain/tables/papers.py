"""Tables as an office writes them, in a few words each, and the little district they speak of."""

from collections.abc import Mapping, Sequence
from datetime import date

from domain.tables.grid import Cell, Grid
from domain.tables.problems import ProblemCode
from domain.tables.reading import read_tables
from domain.tables.records import CaseIdentity, CaseRecord, KnownWorld, RosterRecord, RowVerdict
from domain.tables.units import UnitRegister
from tests.domain.calendars import OFFICIAL

TODAY = date(2026, 9, 22)
UNITS = (
    "区住房和城乡建设局",
    "区城市管理局",
    "区教育体育局",
    "区水利局",
    "区农业农村局",
    "区财政局",
    "区卫生健康委员会",
    "区发展和改革委员会",
    "区残疾人联合会",
    "区文化旅游局",
    "区大数据管理局",
    "区公安分局",
    "东门街道",
    "柳湾镇",
)
CASE_COLUMNS = (
    "编号",
    "案由",
    "领衔代表",
    "主办单位",
    "会办单位",
    "交办日期",
    "办结时限",
    "会办时限",
    "重点",
    "备注",
)
GOOD: Mapping[str, Cell] = {
    "编号": "建议001",
    "案由": "关于给滨河步道加装扶手的建议",
    "领衔代表": "苏禾",
    "主办单位": "区水利局",
    "会办单位": None,
    "交办日期": "2026-09-01",
    "办结时限": "2026-11-30",
    "会办时限": None,
    "重点": None,
    "备注": None,
}
ROSTER_COLUMNS = ("单位", "单位类型", "姓名", "岗位", "用户ID", "手机", "备注")
POST: Mapping[str, Cell] = {
    "单位": "区水利局",
    "单位类型": "区直部门",
    "姓名": "苏禾",
    "岗位": "联络员",
    "用户ID": "s01",
    "手机": "13900000001",
    "备注": None,
}


def world(
    cases: Mapping[CaseIdentity, str] | None = None, units: Sequence[str] = UNITS, today: date = TODAY
) -> KnownWorld:
    register = UnitRegister.of(dict.fromkeys(units, ()))
    return KnownWorld(register, OFFICIAL, today, cases or {})


def table(
    columns: Sequence[Cell], *rows: Sequence[Cell], sheet: str = "人大代表建议", title: str = "交办表"
) -> Grid:
    return Grid(sheet, ((title,), tuple(columns), *map(tuple, rows)))


def cases(*changes: Mapping[str, Cell], sheet: str = "人大代表建议", title: str = "2026年交办表") -> Grid:
    """An assignment table; each row is the good one with some cells changed."""
    rows = [[({**GOOD, **change})[column] for column in CASE_COLUMNS] for change in changes]
    return table(CASE_COLUMNS, *rows, sheet=sheet, title=title)


def posts(*changes: Mapping[str, Cell]) -> Grid:
    """A roster; each row is the good one with some cells changed."""
    rows = [[({**POST, **change})[column] for column in ROSTER_COLUMNS] for change in changes]
    return table(ROSTER_COLUMNS, *rows, sheet="花名册", title="联络员花名册")


def read(*grids: Grid, known: KnownWorld | None = None) -> tuple[RowVerdict, ...]:
    return read_tables(grids, known or world()).verdicts


def read_one(change: Mapping[str, Cell], known: KnownWorld | None = None) -> RowVerdict:
    """The verdict on the good row with some cells changed."""
    (verdict,) = read(cases(change), known=known)
    return verdict


def case_of(verdict: RowVerdict) -> CaseRecord:
    assert isinstance(verdict.record, CaseRecord), verdict.problems
    return verdict.record


def post_of(verdict: RowVerdict) -> RosterRecord:
    assert isinstance(verdict.record, RosterRecord), verdict.problems
    return verdict.record


def codes(verdict: RowVerdict) -> list[ProblemCode]:
    return [problem.code for problem in verdict.problems]
