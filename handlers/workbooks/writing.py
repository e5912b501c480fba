"""Writing tables that are safe to open: every cell is text, nothing becomes a formula or a link."""

import csv
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.tables.grid import Merge
from domain.tables.sheets import Sheet
from message_templates.papers.plain_text import sheet_name

WRITTEN_AT = datetime(2000, 1, 1, tzinfo=UTC)  # so that equal tables are equal files, byte for byte
LONGEST_CELL = 32_767
WIDEST_COLUMN = 60
_RUNS_IN_SPREADSHEETS = re.compile(r"""^["'\s]*[=+\-@\t\r＝＋－＠]""")


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """An xlsx file of typed string cells. Longer cells than the format holds are cut at its limit."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": WRITTEN_AT})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        taken: set[str] = set()
        for sheet in sheets:
            draw(book.add_worksheet(sheet_name(sheet.sheet, taken)), sheet, wrapped)
    return out.getvalue()


def draw(page: Worksheet, sheet: Sheet, wrapped: Format) -> None:
    """Fill a page with a sheet and its merged cells."""
    for row, line in enumerate(sheet.lines):
        for column, text in enumerate(line):
            page.write_string(row, column, text[:LONGEST_CELL], wrapped)
    for merge in sheet.merged:
        _merge(page, sheet, merge, wrapped)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width)


def _merge(page: Worksheet, sheet: Sheet, merge: Merge, wrapped: Format) -> None:
    """One range of cells; a cell that is no range cannot be merged."""
    corners = merge.top, merge.left, merge.bottom, merge.right
    if (merge.top, merge.left) == (merge.bottom, merge.right):
        return
    page.merge_range(*corners, "", wrapped)
    page.write_string(merge.top, merge.left, sheet.lines[merge.top][merge.left][:LONGEST_CELL], wrapped)


def write_csv(sheet: Sheet) -> bytes:
    """A csv file that office software opens as UTF-8; an apostrophe leads what it would run as a formula."""
    out = StringIO(newline="")
    csv.writer(out).writerows([disarm(text) for text in line] for line in sheet.lines)
    return out.getvalue().encode("utf-8-sig")


def disarm(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula (CWE-1236)."""
    return f"'{text}" if _RUNS_IN_SPREADSHEETS.match(text) else text


def _widths(sheet: Sheet) -> list[float]:
    """Column widths by the longest line of text in them; a Chinese character takes two."""
    table = [line for line in sheet.lines if len(line) > 1]
    columns = max(map(len, table), default=0)
    return [
        min(WIDEST_COLUMN, 2 + max((2 * len(line[at]) for line in table if at < len(line)), default=0))
        for at in range(columns)
    ]
