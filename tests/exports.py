"""What is exported, as rows of texts."""

from pathlib import Path

from domain.tables.sheets import Line, Sheet, as_text
from domain.tables.wanted import EVERYTHING, Wanted
from handlers.exporting import EXPORTS
from handlers.exporting.writing import Sheaf, write_export
from storage.engines import Database


async def exported_rows(database: Database, name: str, wanted: Wanted = EVERYTHING) -> list[Line]:
    """Header and rows of a table, sheet below sheet."""
    lines = list[Line]()
    async with database.reader() as session:
        async for part in EXPORTS[name].parts(session, wanted):
            if isinstance(part, Sheet):
                lines += part.lines
                continue
            lines.append(part.header)
            async for page in part.pages:
                lines += [tuple(map(as_text, row)) for row in page]
    return lines


async def exported_sheets(database: Database, name: str) -> list[Sheet]:
    """The sheets of a table that is laid out whole."""
    async with database.reader() as session:
        parts = EXPORTS[name].parts(session, EVERYTHING)
        return [part async for part in parts if isinstance(part, Sheet)]


async def exported_file(database: Database, name: str, ending: str, folder: Path) -> bytes:
    """The file of a table as `duban export` writes it."""
    target = folder / f"{name}{ending}"
    async with database.reader() as session:
        _ = await write_export(EXPORTS[name], session, EVERYTHING, Sheaf(target))
    return target.read_bytes()
