"""Writing long tables row by row: memory does not grow with them, and nothing in them runs."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from unicodedata import east_asian_width

import xlsxwriter

from domain.tables.sheets import Line, Row, Sheet, as_text
from handlers.workbooks.writing import (
    LONGEST_CELL,
    WRITTEN_AT,
    disarm,
    draw,
)
from message_templates.papers.plain_text import sheet_name

NARROWEST, WIDEST = 6, 44  # characters of a column
_DAY, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_WIDTH_OF_DAY, _WIDTH_OF_MOMENT = 11, 16


class XlsxBook:
    """An xlsx file; texts are typed as texts, days as days.

    `foot` stands at the foot of each printed page. A book with merged cells is held in memory until it ends.
    """

    def __init__(self, target: Path, foot: str = "", *, merges: bool = False) -> None:
        options = {"constant_memory": not merges, "tmpdir": str(target.parent)}
        self._book = xlsxwriter.Workbook(str(target), options)
        self._book.set_properties({"created": WRITTEN_AT})
        plain = {"text_wrap": True, "valign": "top"}
        self._plain = self._book.add_format(plain)
        self._day = self._book.add_format({**plain, "num_format": _DAY, "align": "left"})
        self._moment = self._book.add_format({**plain, "num_format": _MOMENT, "align": "left"})
        self._head = self._book.add_format({**plain, "bold": True, "bg_color": "#E8EEF7", "border": 1})
        self._title = self._book.add_format({"bold": True, "font_size": 14})
        self._foot = foot.replace("&", "&&")
        self._taken: set[str] = set()
        self._row, self._header_row = 0, 0
        self._widths: list[int] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_sheet()
        self._book.close()

    def begin(self, name: str, header: Line, title: str = "") -> None:
        """The next sheet, its header repeated on every printed page."""
        self._open(name)
        self._row = 0
        if title:
            self._page.write_string(0, 0, title, self._title)
            self._row = 1
        self._header_row = self._row
        for column, label in enumerate(header):
            self._page.write_string(self._row, column, label, self._head)
        self._widths = [_width(label) for label in header]
        self._row += 1

    def add(self, rows: Iterable[Row]) -> None:
        """Rows below those that stand there; longer cells than the format holds are cut at its limit."""
        for row in rows:
            for column, cell in enumerate(row):
                self._write(column, cell)
            self._row += 1

    def put(self, sheet: Sheet) -> None:
        """A whole sheet with its merged cells."""
        self._open(sheet.sheet)
        draw(self._page, sheet, self._plain)

    def _open(self, name: str) -> None:
        self._end_sheet()
        self._page = self._book.add_worksheet(sheet_name(name, self._taken))
        self._page.set_landscape()
        self._page.set_paper(8)  # A3: a ledger has two dozen columns
        self._page.fit_to_pages(1, 0)
        self._page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self._page.set_footer(f"&L{self._foot}&R&P / &N")

    def _write(self, column: int, cell: str | date) -> None:
        if isinstance(cell, datetime):
            self._page.write_datetime(self._row, column, cell, self._moment)
        elif isinstance(cell, date):
            self._page.write_datetime(self._row, column, cell, self._day)
        else:
            self._page.write_string(self._row, column, cell[:LONGEST_CELL], self._plain)
        if column < len(self._widths):
            self._widths[column] = max(self._widths[column], _width(cell))

    def _end_sheet(self) -> None:
        if not self._widths:
            return
        for column, width in enumerate(self._widths):
            self._page.set_column(column, column, min(WIDEST, max(NARROWEST, width + 2)))
        self._page.repeat_rows(self._header_row)
        self._page.freeze_panes(self._header_row + 1, 1)
        self._page.autofilter(
            self._header_row, 0, max(self._row - 1, self._header_row), len(self._widths) - 1
        )
        self._widths = []


class CsvBook:
    """A csv file that office software opens as UTF-8: sheets stand below each other."""

    def __init__(self, target: Path) -> None:
        self._file = target.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def begin(self, name: str, header: Line, title: str = "") -> None:  # noqa: ARG002 - a csv has no sheets
        """The next table, below its title."""
        self.add([*([(title,)] if title else []), header])

    def add(self, rows: Iterable[Row]) -> None:
        """Rows below those that stand there; an apostrophe leads what office software would run."""
        self._writer.writerows([disarm(as_text(cell)) for cell in row] for row in rows)

    def put(self, sheet: Sheet) -> None:
        """A whole sheet; each cell has the text of its merged range."""
        self.add(sheet.filled())


def _width(cell: str | date) -> int:
    """Half-width characters that the longest of the cell's lines takes."""
    if isinstance(cell, datetime):
        return _WIDTH_OF_MOMENT
    if isinstance(cell, date):
        return _WIDTH_OF_DAY
    head = cell[: WIDEST * 4]
    return max((sum(_cells(sign) for sign in line[:WIDEST]) for line in head.split("\n")), default=0)


def _cells(sign: str) -> int:
    return 2 if east_asian_width(sign) in "WF" else 1


def open_book(target: Path, foot: str = "", *, merges: bool = False) -> XlsxBook | CsvBook:
    """The book for the ending of the file's name."""
    return XlsxBook(target, foot, merges=merges) if target.suffix.lower() == ".xlsx" else CsvBook(target)
