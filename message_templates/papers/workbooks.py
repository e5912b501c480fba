"""A report as an Excel workbook: one sheet for each table, charts of its own, nothing that runs."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from math import ceil
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from domain.reports.contents import Cell, Chart, ChartKind, ReportContent, Table
from message_templates.papers.official_style import WRITTEN_AT
from message_templates.papers.plain_text import LONGEST_CELL, clean, sheet_name, shown, width

_WIDEST, _NARROWEST, _COVER = 48, 8, 90  # half-width characters of a column
_LINE = 15  # points
_TYPES: Final[Mapping[ChartKind, dict[str, str]]] = {
    ChartKind.BARS: {"type": "column"},
    ChartKind.STACKED: {"type": "bar", "subtype": "stacked"},
    ChartKind.LINES: {"type": "line"},
}
_COLOURS: Final = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
)  # for all eyes
_HEAD_ROW: Final = 2  # a sheet begins with its title and an empty line


def write_workbook(content: ReportContent) -> bytes:
    """The .xlsx; every word is a string cell, every number a number. Equal contents give equal bytes."""
    out, taken = BytesIO(), set[str]()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": clean(content.title), "created": WRITTEN_AT})
        looks = _Looks(book)
        _write_cover(book.add_worksheet(sheet_name(content.title, taken)), content, looks)
        for section in content.sections:
            for table in section.tables:
                name = sheet_name(table.title, taken)
                _write_table(book.add_worksheet(name), table, looks)
            for chart in section.charts:
                name = sheet_name(chart.title, taken)
                _write_chart(book, book.add_worksheet(name), chart, name)
    return out.getvalue()


class _Looks:
    """The few formats there are."""

    def __init__(self, book: Workbook) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format(
            {"bold": True, "border": 1, "bg_color": "#DDE7F0", "text_wrap": True, "align": "center"}
        )
        self.cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})


def _write_cover(page: Worksheet, content: ReportContent, looks: _Looks) -> None:
    """What the document says in words."""
    page.set_column(0, 0, _COVER)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    lines: list[tuple[str, Format]] = [(content.title, looks.title), (content.period, looks.plain)]
    for section in content.sections:
        lines += [("", looks.plain), (section.heading, looks.title)]
        lines += [(text, looks.plain) for text in section.paragraphs]
    lines += [("", looks.plain), (content.foot, looks.plain)]
    for row, (text, look) in enumerate(lines):
        page.set_row(row, _height([text], [_COVER]))
        page.write_string(row, 0, clean(text)[:LONGEST_CELL], look)


def _write_table(page: Worksheet, table: Table, looks: _Looks) -> None:
    page.write_string(0, 0, clean(table.title), looks.title)
    page.write_string(1, 0, clean(table.note)[:LONGEST_CELL])
    widths = [_width(name, [row[place] for row in table.rows]) for place, name in enumerate(table.head)]
    for column, (name, size) in enumerate(zip(table.head, widths, strict=True)):
        page.write_string(_HEAD_ROW, column, clean(name), looks.head)
        page.set_column(column, column, size)
    for number, row in enumerate(table.rows, start=_HEAD_ROW + 1):
        page.set_row(number, _height(row, widths))
        for column, value in enumerate(row):
            _write_cell(page, (number, column), value, looks.cell)
    page.freeze_panes(_HEAD_ROW + 1, 0)
    page.repeat_rows(_HEAD_ROW)
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    last = _HEAD_ROW + len(table.rows)
    page.autofilter(_HEAD_ROW, 0, last, len(table.head) - 1)


def _write_cell(page: Worksheet, place: tuple[int, int], value: Cell, look: Format) -> None:
    """A word stays a word, whatever it begins with."""
    if value is None:
        page.write_blank(*place, None, look)
    elif isinstance(value, str):
        page.write_string(*place, clean(value)[:LONGEST_CELL], look)
    else:
        page.write_number(*place, value, look)


def _write_chart(book: Workbook, page: Worksheet, chart: Chart, name: str) -> None:
    """Its values, and beside them the chart that is drawn from them."""
    for row, label in enumerate(chart.labels, start=1):
        page.write_string(row, 0, clean(label))
    drawn = book.add_chart(_TYPES[chart.kind])
    last = len(chart.labels)
    for column, series in enumerate(chart.series, start=1):
        page.write_string(0, column, clean(series.name))
        for row, value in enumerate(series.values, start=1):
            page.write_number(row, column, value)
        colour = _COLOURS[(column - 1) % len(_COLOURS)]
        drawn.add_series(
            {
                "name": [name, 0, column],
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, column, last, column],
                "fill": {"color": colour},
                "line": {"color": colour, "width": 2.25},
                "marker": {"type": "automatic"},
            }
        )
    drawn.set_title({"name": clean(chart.title)})
    drawn.set_legend({"position": "bottom"})
    drawn.set_size({"width": 720, "height": max(360, 40 * last if chart.kind is ChartKind.STACKED else 0)})
    if chart.kind is ChartKind.STACKED:
        drawn.set_y_axis({"reverse": True})
    page.set_column(0, 0, _width("", chart.labels))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.insert_chart(0, len(chart.series) + 2, drawn)


def _width(name: str, cells: Sequence[Cell]) -> float:
    longest = max((width(shown(cell)) for cell in cells), default=0)
    return min(_WIDEST, max(_NARROWEST, width(name) + 2, longest + 1))


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """As many lines as the longest cell needs: not every program looks for itself."""
    lines = (ceil(width(shown(cell)) / (size - 1)) for cell, size in zip(cells, widths, strict=True))
    return _LINE * max(1, *lines, 1)
