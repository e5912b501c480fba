"""One table that can be written to a file: its name on the command line, and where its rows come from."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field

from domain.tables.sheets import Line, Row, Sheet
from domain.tables.wanted import TableName, Wanted
from storage.exports import Session

Pages = AsyncIterator[Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet: what stands above its header, the header, and its rows page by page."""

    sheet: str
    header: Line
    pages: Pages
    title: str = ""


Parts = Callable[[Session, Wanted], AsyncIterator[Part | Sheet]]


@dataclass(frozen=True, slots=True)
class Export:
    """`title` is what people call it.

    Texts are typed as texts (nothing in them runs in a spreadsheet), names and numbers of citizens are masked
    unless the full table is wanted, and what a secret case says is left out.
    """

    name: TableName
    title: str
    parts: Parts = field(repr=False)
    merges: bool = False  # has merged cells


def plain(name: TableName, title: str, header: Line, pages: Callable[[Session, Wanted], Pages]) -> Export:
    """A table of one header row and its rows, on one sheet."""

    async def parts(session: Session, wanted: Wanted) -> AsyncIterator[Part | Sheet]:
        yield Part(title, header, pages(session, wanted))

    return Export(name, title, parts)
