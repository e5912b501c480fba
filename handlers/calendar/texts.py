"""What was pasted or sent as a notice: its text out of .txt, .docx, .json and .csv."""

import asyncio
from datetime import date
from io import BytesIO
from typing import Final

from docx import Document

from domain.errors import BadInput
from domain.holiday_notices import NoticeReading, read_csv, read_json, read_notice
from handlers.desk import Desk
from handlers.documents.guard import inspect_template
from storage.tables import StoredFile

ENDINGS: Final = (".txt", ".docx", ".json", ".csv")
LARGEST = 300_000  # bytes of plain text: a notice has two thousand
_WIDE = (b"\xff\xfe", b"\xfe\xff")


async def read_file(file: StoredFile, year: int | None, desk: Desk) -> NoticeReading:
    """The notice in a file. Raises BadInput where it is none of these kinds, or broken."""
    name = file.name.lower()
    if not name.endswith(ENDINGS):
        raise BadInput("notice_file", file=file.name)
    data = await asyncio.to_thread(desk.shelf.store.read, file.sha256)
    return await asyncio.to_thread(_read, file.name, data, desk.today, year)


def _read(name: str, data: bytes, today: date, year: int | None) -> NoticeReading:
    if name.lower().endswith(".docx"):
        return read_notice(_docx_text(name, data), today, year)
    text = _decode(name, data)
    if name.lower().endswith(".json"):
        return read_json(text)
    if name.lower().endswith(".csv"):
        return read_csv(text)
    return read_notice(text, today, year)


def _docx_text(name: str, data: bytes) -> str:
    """Every paragraph, those of tables too. Nothing in it may act or reach out."""
    try:
        inspect_template(name, data)
        document = Document(BytesIO(data))
    except Exception as error:  # refused by the guard, or whatever a broken file makes the library say
        raise BadInput("notice_file", file=name) from error
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def _decode(name: str, data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith(_WIDE) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data[:LARGEST].decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("notice_file", file=name)
