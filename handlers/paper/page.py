"""Draws plain office pages with python-docx: a heading, lines of words, tables with borders."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TITLE_FONT, TEXT_FONT, LATIN_FONT = "黑体", "仿宋", "Times New Roman"
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = Pt(20), Pt(12), Pt(10.5)
GAP = Pt(2.5)  # above and below each line of a table
MARGIN, WIDTH = Cm(1.8), 17.4  # centimetres of an A4 page between its margins
_CONTROL: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


class Pages:
    """An A4 document that is written from top to bottom."""

    def __init__(self, written_at: datetime) -> None:
        self._document = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = LATIN_FONT, TEXT_SIZE
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TEXT_FONT)
        style.paragraph_format.space_after = Pt(0)
        core = self._document.core_properties
        core.created = core.modified = written_at.replace(tzinfo=None)
        core.author = ""

    def head(self, words: str) -> None:
        """The title in the middle."""
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(6)
        run = paragraph.add_run(_clean(words))
        run.font.size, run.bold = TITLE_SIZE, True
        _set_font(run)

    def say(self, words: str, *, right: bool = False) -> None:
        """One paragraph for each line."""
        for line in words.splitlines():
            paragraph = self._document.add_paragraph(_clean(line))
            paragraph.paragraph_format.space_after = Pt(3)
            if right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, heads: int = 0, label: bool = False
    ) -> None:
        """A table with borders, widths in centimetres; `heads` rows are repeated on each page.

        `label`: the first cell of each row says what stands beside it.
        """
        table = self._document.add_table(len(rows), len(widths), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                cell = table.cell(place, column)
                cell.width = Cm(widths[column])
                _fill(cell, words, bold=place < heads or (label and column == 0), small=not label)
            _keep_whole(table, place, repeated=place < heads)

    def turn(self) -> None:
        """The next page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def read(self) -> bytes:
        """The document as a file."""
        kept = BytesIO()
        self._document.save(kept)
        return kept.getvalue()


def _fill(cell: _Cell, words: str, *, bold: bool, small: bool) -> None:
    first, *further = words.split("\n")
    _say(cell.paragraphs[0], first, bold=bold, small=small)
    for line in further:
        _say(cell.add_paragraph(), line, bold=bold, small=small)


def _say(paragraph: Paragraph, line: str, *, bold: bool, small: bool) -> None:
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = GAP
    run = paragraph.add_run(_clean(line))
    run.bold = bold
    run.font.size = SMALL_SIZE if small else TEXT_SIZE
    if bold:
        _set_font(run)


def _set_font(run: Run) -> None:
    """The Chinese font of headings, which is apart from the Latin one."""
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TITLE_FONT)  # noqa: SLF001


def _keep_whole(table: Table, place: int, *, repeated: bool) -> None:
    """No row is torn in two by the end of a page."""
    properties = table.rows[place]._tr.get_or_add_trPr()  # noqa: SLF001 - no public way
    properties.append(OxmlElement("w:cantSplit"))
    if repeated:
        properties.append(OxmlElement("w:tblHeader"))


def _clean(words: str) -> str:
    """Without what XML cannot hold."""
    return "".join(sign for sign in words.translate(_CONTROL) if not "\ud800" <= sign <= "\udfff")
