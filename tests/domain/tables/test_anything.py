"""Whatever stands in a grid, reading it does not raise and forgets no row."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tables.correction import lay_out_corrections
from domain.tables.errors import NoHeaderRow
from domain.tables.grid import Grid, Merge
from domain.tables.problems import Verdict
from domain.tables.reading import read_tables
from tests.domain.tables.papers import CASE_COLUMNS, ROSTER_COLUMNS, UNITS, world

WORDS = st.sampled_from(
    [*CASE_COLUMNS, *ROSTER_COLUMNS, *UNITS, "建议12", "合计", "注：", "住建局", "分办：柳湾镇、区水利局",
     "当日", "三个月", "2026年9月31日", "9月3日（周一）", "是", "联络员", "12月底前", "，、；/", "一、", "\n"]
)  # fmt: skip
CELLS = (
    st.none()
    | WORDS
    | st.text(max_size=12)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates(date(1, 1, 1), date(9999, 12, 31))
    | st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))  # noqa: DTZ001  # cells have no zone
)
ROWS = st.lists(st.lists(CELLS, max_size=11).map(tuple), max_size=8).map(tuple)
MERGES = st.lists(st.builds(Merge, *[st.integers(0, 12)] * 4), max_size=4).map(tuple)
HEADERS = st.permutations(CASE_COLUMNS) | st.permutations(ROSTER_COLUMNS)
NAMES = st.text(max_size=10) | st.sampled_from(["人大代表建议", "民生实事", "整改清单", "闭会期间", "花名册"])


@given(NAMES, ROWS, MERGES)
def test_arbitrary_grids_are_read_or_refused_as_a_whole(
    sheet: str, rows: tuple[tuple[object, ...], ...], merged: tuple[Merge, ...]
) -> None:
    with suppress(NoHeaderRow):
        reading = read_tables([Grid(sheet, rows, merged)], world())  # type: ignore[arg-type]  # arbitrary cells
        assert len(reading.verdicts) <= len(rows)


@given(NAMES, HEADERS, ROWS, MERGES)
def test_every_row_under_a_header_gets_one_verdict_or_is_named_as_left_out_or_is_blank(
    sheet: str,
    header: list[str],
    rows: tuple[tuple[object, ...], ...],
    merged: tuple[Merge, ...],
) -> None:
    grid = Grid(sheet, (tuple(header), *rows), merged)  # type: ignore[arg-type]
    reading = read_tables([grid], world())
    judged = [verdict.row for verdict in reading.verdicts]
    left_out = [row.row for row in reading.skipped_rows]
    assert len(set(judged) | set(left_out)) == len(judged) + len(left_out)
    for verdict in reading.verdicts:
        assert (verdict.verdict is Verdict.OK) <= (verdict.record is not None)
        assert (verdict.verdict is Verdict.BAD) <= (verdict.record is None)
        assert (verdict.verdict is Verdict.OK) or verdict.problems
    lay_out_corrections([grid], reading.verdicts, lambda problem: problem.code)


@given(st.lists(CELLS, min_size=2, max_size=10).map(tuple))
def test_a_row_with_a_number_and_more_is_never_left_out(cells: tuple[object, ...]) -> None:
    header = ("编号", "案由", "主办单位", "交办日期", "办结时限", *["某列"] * 5)
    row = ("建议77", "修桥", *cells[2:])
    reading = read_tables([Grid("建议", (header[:10], row))], world())  # type: ignore[arg-type]
    assert [verdict.row for verdict in reading.verdicts] == [2]


def test_empty_files_have_no_header() -> None:
    with pytest.raises(NoHeaderRow):
        read_tables([], world())
