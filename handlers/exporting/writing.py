"""Writes one table to a file, page by page."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from domain.tables.sheets import Sheet
from domain.tables.wanted import Wanted
from handlers.exporting.export import Export, Part
from handlers.workbooks.books import CsvBook, XlsxBook, open_book
from storage.exports import Session


class TooLong(Exception):
    """There are more rows than were asked for."""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The file to write, .xlsx or .csv, the foot of its printed pages, and its most rows (0: any number)."""

    target: Path
    foot: str = ""
    most: int = 0


async def write_export(export: Export, session: Session, wanted: Wanted, sheaf: Sheaf) -> int:
    """Write what is wanted; returns how many rows of data it has.

    Raises TooLong beyond the most rows. What was written by then is of no use.
    """
    rows, most = 0, sheaf.most
    with open_book(sheaf.target, sheaf.foot, merges=export.merges) as book:
        async for part in export.parts(session, wanted):
            if isinstance(part, Sheet):
                await asyncio.to_thread(book.put, part)
                rows += len(part.lines) - part.heads
                continue
            book.begin(part.sheet, part.header, part.title)
            rows += await _add_pages(part, book, most - rows if most else 0)
    return rows


async def _add_pages(part: Part, book: XlsxBook | CsvBook, most: int) -> int:
    rows = 0
    async for page in part.pages:
        await asyncio.to_thread(book.add, page)
        rows += len(page)
        if most and rows > most:
            raise TooLong
    return rows
