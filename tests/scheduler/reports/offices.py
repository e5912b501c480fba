"""An office whose half-month report is switched on, and how its reports are looked at."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from python_calamine import CalamineWorkbook
from sqlmodel import col, select

from domain.reports.contents import ReportContent
from domain.vocabulary import ReportKind
from scheduler.reports.composing import CONTENT
from storage.files import FileStore
from storage.tables import Report
from tests.scheduler.worlds import World


def with_files(world: World, folder: Path) -> World:
    """The same world with a place for files."""
    world.files = FileStore(folder)
    world.restart()
    return world


async def switch_on(world: World, kind: ReportKind, since: str, **rhythm: list[int]) -> None:
    """As an administrator does it by chat."""
    await world.set("report", {"since": since, **rhythm}, kind.value)


async def reports(world: World) -> Sequence[Report]:
    """Every report there is, oldest first."""
    async with world.database.reader() as session:
        return (await session.exec(select(Report).order_by(col(Report.id)))).all()


def content_of(report: Report) -> ReportContent:
    """What it consists of."""
    return CONTENT.validate_python(report.content)


def paragraphs(world: World, report: Report) -> list[str]:
    """The document's paragraphs as the library reads them."""
    document = Document(BytesIO(world.files.read(report.docx_sha256)))
    return [one.text for one in document.paragraphs if one.text]


def sheets(world: World, report: Report) -> dict[str, list[list[Any]]]:
    """The workbook's sheets by name."""
    book = CalamineWorkbook.from_filelike(BytesIO(world.files.read(report.xlsx_sha256)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
