"""A report as files: an official paper that prints well, and a workbook in which nothing runs."""

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from domain.reports.contents import Chart, ChartKind, ReportContent, Section, Series, Table
from message_templates.papers import write_document, write_workbook
from message_templates.papers.documents import MOST_ROWS
from message_templates.pictures import draw_chart

HOSTILE = '=HYPERLINK("http://evil","点我")'
CHART = Chart(ChartKind.LINES, "近期变化", ("9.1—9.15", "9.16—9.30"), (Series("新交办", (3, 5)),))
UNITS, COUNTS = ("区住建局", "区教育局"), (Series("未到期", (3, 5)), Series("超期", (1, 0)))
BARS = Chart(ChartKind.STACKED, "各单位", UNITS, COUNTS)
ROWS = (("建议001", HOSTILE, 3), ("建议002", "\x00电梯", None))
TABLE = Table("未办结清单", ("编号", "事项", "天数"), ROWS, "按自然日。")
CONTENT = ReportContent(
    "督办工作半月报",
    "2026年9月1日至9月15日",
    ("累计 2 件",),
    (Section("一、总体台账", ("累计 2 件。",), (TABLE,), (CHART, BARS)),),
    "留痕校验码 abc",
)


def document(content: ReportContent = CONTENT) -> Opened:
    return Document(BytesIO(write_document(content, draw_chart)))


def test_a_paper_is_a4_with_the_fonts_and_page_numbers_of_an_official_one() -> None:
    paper = document()
    section = paper.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert [paragraph.text for paragraph in paper.paragraphs][:3] == [
        "督办工作半月报",
        "2026年9月1日至9月15日",
        "一、总体台账",
    ]
    fonts = {
        run._element.rPr.rFonts.get(qn("w:eastAsia"))
        for paragraph in paper.paragraphs
        for run in paragraph.runs
        if run._element.rPr is not None and run._element.rPr.rFonts is not None
    }
    assert {"黑体", "仿宋"} <= fonts
    assert "PAGE" in section.footer._element.xml
    assert len(paper.inline_shapes) == 2


def test_the_head_of_a_table_repeats_and_no_row_is_torn() -> None:
    (grid,) = document().tables
    assert [cell.text for cell in grid.rows[0].cells] == ["编号", "事项", "天数"]
    assert [cell.text for cell in grid.rows[2].cells] == ["建议002", "电梯", ""]
    head = grid.rows[0]._tr.trPr
    assert head is not None
    assert head.find(qn("w:tblHeader")) is not None
    assert grid._tbl.xml.count("<w:cantSplit/>") == len(grid.rows)


def test_a_long_table_is_cut_on_paper_and_says_so_while_the_workbook_has_it_whole() -> None:
    rows = tuple((f"建议{number}", "电梯", number) for number in range(MOST_ROWS + 50))
    content = ReportContent("长", "九月", (), (Section("一", (), (Table("清单", TABLE.head, rows),)),))
    paper = document(content)
    assert len(paper.tables[0].rows) == MOST_ROWS + 1
    assert any(f"前 {MOST_ROWS} 行，共 {MOST_ROWS + 50} 行" in one.text for one in paper.paragraphs)
    book = CalamineWorkbook.from_filelike(BytesIO(write_workbook(content)))
    assert len(book.get_sheet_by_name("清单").to_python()) == len(rows) + 3


def test_words_are_text_and_numbers_numbers_in_a_workbook() -> None:
    data = write_workbook(CONTENT)
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    assert book.sheet_names == ["督办工作半月报", "未办结清单", "近期变化", "各单位"]
    rows = book.get_sheet_by_name("未办结清单").to_python()
    assert rows[2:] == [["编号", "事项", "天数"], ["建议001", HOSTILE, 3.0], ["建议002", "电梯", ""]]
    assert b"<f>" not in b"".join(parts(data, "worksheets").values())


def test_charts_of_a_workbook_are_its_own() -> None:
    charts = parts(write_workbook(CONTENT), "charts/chart")
    assert len(charts) == 2
    assert any(b"lineChart" in one for one in charts.values())
    assert any(b"stacked" in one for one in charts.values())


def test_equal_contents_are_equal_files() -> None:
    assert write_document(CONTENT, draw_chart) == write_document(CONTENT, draw_chart)
    assert write_workbook(CONTENT) == write_workbook(CONTENT)


def parts(data: bytes, place: str) -> dict[str, bytes]:
    """The parts of a package whose names hold these words."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if place in name}
