"""The file to correct: what went wrong comes back with a reason, and can be handed in again as it is."""

from domain.tables.correction import lay_out_corrections
from domain.tables.grid import Grid
from domain.tables.problems import Problem, ProblemCode, Verdict
from domain.tables.sheets import Sheet
from tests.domain.tables.papers import CASE_COLUMNS, cases, codes, post_of, posts, read, table


def explain(problem: Problem) -> str:
    return f"[{problem.code}]"


def as_grid(sheet: Sheet) -> Grid:
    return Grid(sheet.sheet, sheet.lines)


def test_only_doubtful_rows_come_back_under_their_header_with_the_reason() -> None:
    grid = cases({}, {"编号": "建议002", "主办单位": "住建局"}, {"编号": "建议003", "案由": None})
    (sheet,) = lay_out_corrections([grid], read(grid), explain)
    title, header, asked, refused = sheet.lines
    assert (sheet.sheet, title) == ("人大代表建议", ("2026年交办表",))
    assert header == (*CASE_COLUMNS, "需要更正")
    assert (asked[0], asked[-1]) == ("建议002", "[abbreviated_unit]")
    assert (refused[0], refused[1], refused[-1]) == ("建议003", "", "[missing_cell]")


def test_nothing_comes_back_from_a_good_table() -> None:
    grid = cases({}, {"编号": "建议002", "办结时限": "2026-10-04"})
    assert lay_out_corrections([grid], read(grid), explain) == ()


def test_the_file_is_read_again_with_the_same_verdicts_and_its_old_column_replaced() -> None:
    grid = cases({}, {"编号": "建议002", "主办单位": "住建局"}, {"编号": 3.0, "交办日期": "2026-02-30"})
    verdicts = [verdict for verdict in read(grid) if verdict.verdict is not Verdict.OK]
    (sheet,) = lay_out_corrections([grid], read(grid), explain)
    again = read(as_grid(sheet))
    assert [(v.number, codes(v), v.record) for v in again] == [
        (v.number, codes(v), v.record) for v in verdicts
    ]
    (once_more,) = lay_out_corrections([as_grid(sheet)], again, explain)
    assert once_more == sheet


def test_a_corrected_row_is_good() -> None:
    grid = cases({"主办单位": "区水务局"})
    (sheet,) = lay_out_corrections([grid], read(grid), explain)
    mended = tuple(tuple("区水利局" if cell == "区水务局" else cell for cell in line) for line in sheet.lines)
    assert [verdict.verdict for verdict in read(Grid(sheet.sheet, mended))] == [Verdict.OK]


def test_rows_numbered_by_their_place_keep_their_number() -> None:
    header = ("重点问题", "整改措施", "责任单位", "整改期限")
    grid = table(
        header, ("甲", "一", "区水利局", "持续推进"), ("乙", "二", "无此单位", "持续推进"), sheet="整改清单"
    )
    (sheet,) = lay_out_corrections([grid], read(grid), explain)
    assert [verdict.number for verdict in read(as_grid(sheet))] == ["整改02"]


def test_a_person_keeps_the_unit_that_stood_above_him() -> None:
    grid = posts({}, {"单位": None, "姓名": "陆川", "岗位": "承办员", "用户ID": "s02"})
    (sheet,) = lay_out_corrections([grid], read(grid), explain)
    (verdict,) = read(as_grid(sheet))
    assert (verdict.verdict, post_of(verdict).unit) == (Verdict.OK, "区水利局")
    assert sheet.lines[-1][-1] == f"[{ProblemCode.UNIT_FROM_ABOVE}]"
