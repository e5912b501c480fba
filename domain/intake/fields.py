"""The fields an item of another system may have: those of assignment tables that say what a case is."""

from collections.abc import Mapping
from typing import Final

from domain.tables.cells import compact
from domain.tables.columns import LONGEST, NAMES, Column

SOURCE: Final = "来源"
# What makes a roster stays with people: no token may give anybody a post.
TAKEN: Final = (
    Column.NUMBER, Column.TITLE, Column.CONTENT, Column.LEAD, Column.CO, Column.ASSIGNED_ON, Column.TERM,
    Column.CO_TERM, Column.PROPOSERS, Column.CO_PROPOSERS, Column.ANONYMOUS, Column.APPEAL_KIND,
    Column.RECEIVED_AT, Column.KEY_CASE, Column.REMARKS, Column.SUPERIOR, Column.LEADER,
    Column.SUPERVISING_LEADER, Column.LEADER_CASE, Column.TARGET, Column.MEASURE, Column.PROGRESS,
    Column.NODES, Column.EXTRA,
)  # fmt: skip
LISTS: Final = frozenset({Column.LEAD, Column.CO, Column.PROPOSERS, Column.CO_PROPOSERS})  # of names
_EXTRA: Final = {compact(name).casefold(): name for name in NAMES[Column.EXTRA]}
_BY_NAME: Final[Mapping[str, Column]] = {
    compact(name).casefold(): column for column in reversed(TAKEN) for name in NAMES[column]
}


def column_of(name: str) -> Column | None:
    """What a field of that name holds; None if it is none of ours."""
    return _BY_NAME.get(compact(name).casefold())


def label_of(name: str, column: Column) -> str:
    """What the field is called in the sheet: one name a column, so that items may call it differently."""
    return _EXTRA[compact(name).casefold()] if column is Column.EXTRA else NAMES[column][0]


def longest_of(column: Column) -> int:
    """Characters."""
    return LONGEST[column]
