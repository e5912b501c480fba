"""A report as a Word document: headings, paragraphs, tables whose head repeats, charts as pictures."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Opened
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import _Cell, _Row

from domain.reports.contents import Cell, Chart, ReportContent, Section, Table
from message_templates.papers.official_style import (
    FANG,
    HEI,
    KAI,
    SMALL,
    TABLE,
    TEXT_WIDTH,
    TITLE,
    set_page,
    write_paragraph,
    write_run,
)
from message_templates.papers.plain_text import clean, shown, width
from message_templates.rendering import render, unescape

MOST_ROWS: Final = 300  # of one table on paper; the workbook has them all
_NARROWEST, _SHORT, _WIDEST = 4, 12, 40  # half-width characters of a column
_LINE_HOLDS: Final = 98  # half-width characters of 小五 beside each other
_PADDING: Final = 5  # of each cell
_PICTURE: Final = Cm(13)
Draw = Callable[[Chart], bytes]


def write_document(content: ReportContent, draw: Draw) -> bytes:
    """The .docx; `draw` makes a PNG of a chart. Equal contents give equal bytes."""
    document = Document()
    set_page(document, clean(content.title))
    _write_head(document, content)
    for section in content.sections:
        _write_section(document, section, draw)
    if content.foot:
        foot = write_paragraph(document, "", indented=False)
        foot.paragraph_format.space_before = Pt(14)
        write_run(foot, clean(content.foot), KAI, TABLE)
    kept = BytesIO()
    document.save(kept)
    return _without_clock(kept.getvalue())


def _without_clock(data: bytes) -> bytes:
    """The same package without the moment at which it was packed."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(out, "w", ZIP_DEFLATED) as repacked:
        for name in packed.namelist():
            repacked.writestr(ZipInfo(name), packed.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _write_head(document: Opened, content: ReportContent) -> None:
    title = write_paragraph(document, "", indented=False)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write_run(title, clean(content.title), HEI, TITLE)
    period = write_paragraph(document, "", indented=False)
    period.alignment = WD_ALIGN_PARAGRAPH.CENTER
    period.paragraph_format.space_after = Pt(14)
    write_run(period, clean(content.period), KAI)


def _write_section(document: Opened, section: Section, draw: Draw) -> None:
    heading = write_paragraph(document, clean(section.heading), HEI)
    heading.paragraph_format.keep_with_next = True
    for text in section.paragraphs:
        write_paragraph(document, clean(text))
    for chart in section.charts:
        place = document.add_paragraph()
        place.alignment = WD_ALIGN_PARAGRAPH.CENTER
        place.add_run().add_picture(BytesIO(draw(chart)), width=_PICTURE)
    for table in section.tables:
        _write_table(document, table)


def _write_table(document: Opened, table: Table) -> None:
    title = write_paragraph(document, "", indented=False)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    write_run(title, clean(table.title), HEI, Pt(12))
    rows = table.rows[:MOST_ROWS]
    grid = document.add_table(rows=1 + len(rows), cols=len(table.head), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths(table.head, rows)
    for column, size in zip(grid.columns, widths, strict=True):
        column.width = Emu(size)
    for line, cells in zip(grid.rows, (table.head, *rows), strict=True):
        _fill(line, cells, widths, head=cells is table.head)
    _repeat(grid.rows[0])
    for note in filter(None, (table.note, _cut_note(table))):
        below = write_paragraph(document, "", indented=False)
        below.paragraph_format.line_spacing = Pt(16)
        write_run(below, clean(note), FANG, SMALL)


def _fill(line: _Row, cells: Sequence[Cell], widths: Sequence[int], *, head: bool) -> None:
    """One row; it is not torn apart by the end of a page."""
    line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - the library has no such property
    for cell, value, size in zip(line.cells, cells, widths, strict=True):
        cell.width = Emu(size)
        _write_cell(cell, value, head=head)


def _write_cell(cell: _Cell, value: Cell, *, head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    is_word = isinstance(value, str) and not head
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if is_word else WD_ALIGN_PARAGRAPH.CENTER
    write_run(paragraph, shown(value), HEI if head else FANG, SMALL)


def _repeat(line: _Row) -> None:
    """The head stands on every page that the table runs over."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    line._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - see above


def _cut_note(table: Table) -> str:
    if len(table.rows) <= MOST_ROWS:
        return ""
    return unescape(render("reports/cut.j2", shown=MOST_ROWS, total=len(table.rows)))


def _widths(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """In EMU: numbers and days get what they need on one line, texts share the rest."""
    wanted = []
    for place, name in enumerate(head):
        longest = max((width(shown(row[place])) for row in rows), default=0)
        wanted.append(min(_WIDEST, max(_NARROWEST, min(width(name), _SHORT), longest)) + _PADDING)
    short = sum(one for one in wanted if one <= _SHORT + _PADDING)
    long = sum(wanted) - short
    squeeze = min(1, max(0.2, (_LINE_HOLDS - short) / long)) if long else 1
    kept = [one if one <= _SHORT + _PADDING else one * squeeze for one in wanted]
    return [int(TEXT_WIDTH * one / sum(kept)) for one in kept]
