"""权限表: acts × posts as a table, with how far each post sees."""

from collections.abc import AsyncIterator, Sequence
from typing import Final

from domain.catalogue.rights import Right, rights
from domain.names import NAMES
from domain.sight import REACH
from domain.tables.sheets import Row
from domain.tables.wanted import TableName, Wanted
from domain.vocabulary import PostRole
from handlers.exporting.export import plain
from storage.exports import Session

HEADER: Final = ("类别", "事项", "怎么说", *(NAMES[role] for role in PostRole))
MAY, MAY_NOT = "✓", ""


def table_of_rights() -> list[Row]:
    """The reach of each post first, then a row for each act."""
    return [("看得到的件", "", "", *(NAMES[REACH[role]] for role in PostRole)), *map(_row, rights())]


def _row(right: Right) -> Row:
    marks = (MAY if role in right.roles else MAY_NOT for role in PostRole)
    return (NAMES[right.chapter], right.act.name, right.act.says[0] if right.act.says else "", *marks)


async def _rows(_session: Session, _wanted: Wanted) -> AsyncIterator[Sequence[Row]]:
    yield table_of_rights()


RIGHTS = plain(TableName.RIGHTS, "权限表", HEADER, _rows)
