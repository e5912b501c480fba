"""The look of an official paper (GB/T 9704): A4, its margins, 黑体 and 仿宋 in their sizes, page numbers."""

from datetime import UTC, datetime
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

HEI, FANG, KAI, LATIN = "黑体", "仿宋", "楷体", "Times New Roman"
TITLE, BODY, TABLE, SMALL = Pt(22), Pt(16), Pt(10.5), Pt(9)  # 二号, 三号, 五号, 小五
LINE: Final = Pt(28)  # 固定值28磅
TEXT_WIDTH: Final = Cm(21 - 2.8 - 2.6)
WRITTEN_AT: Final = datetime(2000, 1, 1, tzinfo=UTC)  # so that equal reports are equal files


def set_page(document: Document, title: str) -> None:
    """A4 with the margins of a 公文, the body's font, a page number in the middle of the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - the library's own template
    normal.font.name, normal.font.size = LATIN, BODY
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FANG)
    _number_pages(section.footer.paragraphs[0])
    facts = document.core_properties
    facts.title, facts.author, facts.comments = title, "", ""
    facts.created = facts.modified = WRITTEN_AT


def write_run(paragraph: Paragraph, text: str, font: str = FANG, size: Pt | None = None) -> Run:
    """A stretch of text in a Chinese font; digits and letters keep the Latin one."""
    run = paragraph.add_run(text)
    run.font.name = LATIN
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001
    if size is not None:
        run.font.size = size
    return run


def write_paragraph(document: Document, text: str, font: str = FANG, *, indented: bool = True) -> Paragraph:
    """One paragraph of the body, two characters in."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing, form.space_after = LINE, Pt(0)
    if indented:
        form.first_line_indent = 2 * BODY
    write_run(paragraph, text, font)
    return paragraph


def _number_pages(paragraph: Paragraph) -> None:
    """— 1 —."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write_run(paragraph, "— ", size=Pt(14))
    field = write_run(paragraph, "", size=Pt(14))
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        field._element.append(element)  # noqa: SLF001 - the library has no fields
    write_run(paragraph, " —", size=Pt(14))
