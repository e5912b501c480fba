"""Long tables written row by row: inert in office software, and read back as they were written."""

import asyncio
import zipfile
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.tables.sheets import Row, as_text
from handlers.workbooks.books import open_book
from handlers.workbooks.child import _ESCAPED, _read_text, _read_workbook
from handlers.workbooks.opening import open_workbook
from handlers.workbooks.writing import disarm

HEADER = ("编号", "标题", "交办日期", "签收时间")
LIVE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    '"=1',
    "'=1",
    "''+1",
    "  =1",
    "\n-1",
)
# What a person can type: control characters are taken out on the way in.
TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=12)
CELLS = st.one_of(
    st.sampled_from(LIVE), TYPED, st.builds(lambda lead, rest: lead + rest, st.sampled_from(LIVE), TYPED)
)
ROWS = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6)


def written(rows: list[Row], ending: str) -> bytes:
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"表{ending}"
        with open_book(target) as book:
            book.begin("表", HEADER)
            book.add(rows)
        return target.read_bytes()


@given(ROWS)
@example([("0012", "=cmd|' /C calc'!A0"), ("'=1", "''=1"), ("_x000D_", "_x0041_")])
@settings(deadline=None, max_examples=60)
def test_any_text_comes_back_from_either_format(rows: list[Row]) -> None:
    csv_rows = _read_text(written(rows, ".csv"), 1000, 100)[0]["rows"][1:]
    assert [tuple(row) for row in csv_rows] == rows
    xlsx_rows = _read_workbook(written(rows, ".xlsx"), 1000, 100)[0]["rows"][1:]
    padded = [(*row, *[""] * (2 - len(row))) for row in xlsx_rows]
    assert [*padded, *[("", "")] * (len(rows) - len(padded))] == rows


@given(CELLS)
def test_the_guard_is_taken_off_exactly(text: str) -> None:
    assert _ESCAPED.sub("", disarm(text)) == text


@pytest.mark.parametrize("text", LIVE)
def test_live_cells_are_inert_in_both(text: str) -> None:
    rows: list[Row] = [("1", text)]
    line = written(rows, ".csv").decode("utf-8-sig").split("\r\n", 1)[1]
    assert line.removeprefix("1,").lstrip('"').startswith("'")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(written(rows, ".xlsx"))
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b't="inlineStr"' in sheet


async def test_days_are_days_and_numbers_keep_their_zeros() -> None:
    row: Row = ("0012", "标题", date(2026, 9, 22), datetime(2026, 9, 22, 8, 15))  # noqa: DTZ001 - as in a cell
    (grid,) = await open_workbook("a.xlsx", written([row], ".xlsx"))
    assert grid.rows[1] == row
    (grid,) = await open_workbook("a.csv", written([row], ".csv"))
    assert grid.rows[1] == tuple(map(as_text, row))


def test_equal_tables_are_equal_files() -> None:
    row: Row = ("0012", "标题", date(2026, 9, 22), "")
    assert written([row], ".xlsx") == written([row], ".xlsx")
    assert asyncio.run(open_workbook("a.xlsx", written([row], ".xlsx")))[0].sheet == "表"
