"""Files people hand in, honest and hostile, built byte by byte."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_RELATION = (
    '<Relationship Id="{}" Target="{}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = (
    f'<workbook xmlns="{_MAIN}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>'
)


def sheet_xml(rows: str, before: str = "") -> str:
    return f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def shared_strings(text: str) -> str:
    return f'<sst xmlns="{_MAIN}"><si><t>{text}</t></si></sst>'


def archive(members: Mapping[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as written:
        for name, content in members.items():
            written.writestr(name, content)
    return out.getvalue()


def workbook(sheet: str, more: Mapping[str, str] | None = None) -> bytes:
    """An xlsx file with one sheet, given as XML."""
    inner = _RELATION.format("a", "worksheets/sheet1.xml", "worksheet")
    inner += _RELATION.format("b", "sharedStrings.xml", "sharedStrings")
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(_RELATION.format("a", "xl/workbook.xml", "officeDocument")),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(inner),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": shared_strings(""),
    }
    return archive({**members, **(more or {})})


def open_document(row_attributes: str = "", cell_attributes: str = "") -> bytes:
    """An ods file with one cell, perhaps repeated."""
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{mime}"/>'
    line = (
        f'<table:table-row {row_attributes}><table:table-cell {cell_attributes} office:value-type="string">'
        "<text:p>编号</text:p></table:table-cell></table:table-row>"
    )
    sheet = f'<table:table table:name="表">{line}</table:table>'
    spaces = " ".join(f'xmlns:{word}="{_ODF}:{word}:1.0"' for word in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    return archive(
        {
            "mimetype": mime,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_ODF}:manifest:1.0">{entry}</m:manifest>',
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
        }
    )
