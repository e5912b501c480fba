"""One table that can be written to a file: its name on the command line, and where its rows come from."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from domain.tables.sheets import Sheet
from storage.engines import Database

Lines = tuple[tuple[str, ...], ...]
Sheets = Callable[[Database], Awaitable[Sequence[Sheet]]]


@dataclass(frozen=True, slots=True)
class Export:
    """`name` is what `duban export` calls it, `title` what people do.

    Every cell is text (nothing in it runs in a spreadsheet), telephone and identity numbers are masked, and
    what a secret case says is left out.
    """

    name: str
    title: str
    sheets: Sheets


def plain(name: str, title: str, rows: Callable[[Database], Awaitable[Lines]]) -> Export:
    """A table of one header row and its rows, on one sheet."""

    async def sheets(database: Database) -> Sequence[Sheet]:
        return (Sheet(title, await rows(database)),)

    return Export(name, title, sheets)
