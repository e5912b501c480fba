"""Written files open inert, and say the same when they are read again."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tables.sheets import Sheet
from handlers.workbooks.opening import open_workbook
from handlers.workbooks.writing import disarm, write_csv, write_xlsx

LIVE = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", '"=1', "' =1", "  =1"]
SHEET = Sheet(
    "人大代表建议",
    (
        ("2026年交办表",),
        ("编号", "案由", "需要更正"),
        ("建议001", "=HYPERLINK(1)", ""),
        ("002", "http://example.invalid", "长"),
    ),
)


@pytest.mark.parametrize("text", LIVE)
def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe(text: str) -> None:
    assert disarm(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "建议001", "1-2", "a=b", "（1）", "'引号'"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert disarm(text) == text


async def test_an_xlsx_holds_only_text_and_is_read_back_as_written() -> None:
    data = write_xlsx([SHEET])
    with zipfile.ZipFile(BytesIO(data)) as book:
        written = b"".join(book.read(name) for name in book.namelist() if "sheet" in name.lower())
    assert b"<f>" not in written
    assert b"hyperlink" not in written.replace(b"=HYPERLINK(1)", b"").lower()
    (grid,) = await open_workbook("更正.xlsx", data)
    assert grid.sheet == SHEET.sheet
    assert [[cell or "" for cell in row if cell] for row in grid.rows] == [
        [cell for cell in line if cell] for line in SHEET.lines
    ]


async def test_a_csv_is_read_back_as_written() -> None:
    (grid,) = await open_workbook("人大代表建议.csv", write_csv(SHEET))
    assert [[cell for cell in row if cell] for row in grid.rows] == [
        [cell for cell in line if cell] for line in SHEET.lines
    ]


async def test_every_live_text_survives_both_formats() -> None:
    sheet = Sheet("甲", (("编号", "案由"), *(("1", text) for text in LIVE if "\r" not in text)))
    for name, data in (("甲.csv", write_csv(sheet)), ("甲.xlsx", write_xlsx([sheet]))):
        (grid,) = await open_workbook(name, data)
        assert [row[1] for row in grid.rows[1:]] == [line[1] for line in sheet.lines[1:]]


async def test_sheet_names_the_format_forbids_or_repeats_are_made_to_fit() -> None:
    names = ["a/b:c", "长" * 40, "长" * 40, "'", "甲", "甲"]
    data = write_xlsx([Sheet(name, (("编号", "案由"),)) for name in names])
    written = [grid.sheet for grid in await open_workbook("a.xlsx", data)]
    assert written == ["a b c", "长" * 31, f"{'长' * 27} 2", "Sheet", "甲", "甲 2"]


@given(st.lists(st.text(max_size=20), max_size=5).map(tuple))
def test_any_text_can_be_written(line: tuple[str, ...]) -> None:
    sheet = Sheet("甲", (line,))
    assert write_xlsx([sheet]).startswith(b"PK")
    assert write_csv(sheet).startswith(b"\xef\xbb\xbf")
