"""The body of an answer as items: a JSON list, a CSV table, RSS or Atom; nothing in it is followed or run."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from domain.intake.feeds import BadFeed, read_feed
from domain.intake.fields import column_of
from domain.intake.items import Item, Laid, lay_out
from domain.intake.looking import LookFailed
from domain.tables.cells import text_of
from domain.tables.errors import FileRefused
from domain.tables.grid import Grid
from handlers.workbooks.opening import open_workbook

MOST_ITEMS: Final = 1000
FEWEST_NAMES: Final = 2
_JSON: Final = ("application/json", "text/json")
_CSV: Final = ("text/csv", "application/csv", "application/vnd.ms-excel")
_XML: Final = (
    "application/xml",
    "text/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
)
_ANY: Final = ("text/plain", "application/octet-stream")
_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Body:
    """What an address answered."""

    data: bytes
    kind: str
    etag: str = ""
    modified: str = ""


async def read_items(body: Body, source: str) -> Sequence[Laid]:
    """All items; those that name no source are of this one. Raises LookFailed."""
    kind = body.kind.lower()
    opens = body.data.removeprefix(_MARK).lstrip()[:1]
    if kind in _JSON or kind.endswith("+json") or (kind in _ANY and opens in (b"[", b"{")):
        items = await asyncio.to_thread(_read_json, body.data)
    elif kind in _XML or kind.endswith("+xml") or (kind in _ANY and opens == b"<"):
        items = await asyncio.to_thread(_read_xml, body.data)
    elif kind in _CSV:
        items = await _read_csv(body.data)
    else:
        raise LookFailed("unknown_type")
    if len(items) > MOST_ITEMS:
        raise LookFailed("too_many")
    return lay_out(items, source)


def _read_json(data: bytes) -> list[Item]:
    """A list of objects, or an object in which exactly one list of objects stands (data, items …)."""
    try:
        found: Any = json.loads(data.removeprefix(_MARK))
    except (ValueError, RecursionError):
        raise LookFailed("unreadable") from None
    for _ in range(3):  # {"data": {"list": [...]}}
        if not isinstance(found, Mapping):
            break
        inner = [one for one in found.values() if isinstance(one, list | dict) and one]
        if len(inner) != 1:
            break
        found = inner[0]
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise LookFailed("unreadable")
    return found


def _read_xml(data: bytes) -> list[Item]:
    try:
        return read_feed(data, MOST_ITEMS)
    except BadFeed:
        raise LookFailed("unreadable") from None


async def _read_csv(data: bytes) -> list[Item]:
    try:
        grids = await open_workbook("pull.csv", data)
    except FileRefused:
        raise LookFailed("unreadable") from None
    tables = [rows for grid in grids if (rows := _rows(grid)) is not None]
    if not tables:
        raise LookFailed("no_columns")
    return [item for rows in tables for item in rows]


def _rows(grid: Grid) -> list[Item] | None:
    """Each filled row under the first line of known names; None where no line is one."""
    lines = [[text_of(cell) for cell in row] for row in grid.filled()]
    known = (place for place, line in enumerate(lines) if sum(map(_is_known, line)) >= FEWEST_NAMES)
    header = next(known, None)
    if header is None:
        return None
    named = [dict(zip(lines[header], line, strict=False)) for line in lines[header + 1 :]]
    rows = [{name: text for name, text in row.items() if name and text} for row in named]
    return [row for row in rows if row]


def _is_known(name: str) -> bool:
    return column_of(name) is not None
