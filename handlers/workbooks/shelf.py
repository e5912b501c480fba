"""Tables people handed in, parsed once: before the transaction that asks about them begins."""

import asyncio
from collections import OrderedDict
from pathlib import Path

from domain.tables.errors import FileRefused
from domain.tables.grid import Grid
from handlers.workbooks.opening import open_workbook
from storage.files import FileStore

KEPT = 8  # tables; between a file and its 确认 seldom more are handed in
ENDINGS = (".xlsx", ".xls", ".ods", ".csv")


class Shelf:
    """Opens stored files by their hash and remembers the last few, refusals too."""

    def __init__(self, store: FileStore, documents: Path | None = None) -> None:
        self.store = store
        self.documents = documents  # the folder of the office's own letter templates
        self._opened: OrderedDict[str, list[Grid] | FileRefused] = OrderedDict()

    async def open(self, name: str, sha256: str) -> list[Grid]:
        """The sheets of a stored file. Raises FileRefused."""
        if sha256 not in self._opened:
            self._opened[sha256] = await self._parse(name, sha256)
            if len(self._opened) > KEPT:
                self._opened.popitem(last=False)
        found = self._opened[sha256]
        if isinstance(found, FileRefused):
            raise found
        return found

    async def prepare(self, name: str, sha256: str) -> None:
        """Parse a table ahead of time; whatever stands against it is said when it is opened."""
        if name.lower().endswith(ENDINGS) and sha256 not in self._opened:
            self._opened[sha256] = await self._parse(name, sha256)

    async def _parse(self, name: str, sha256: str) -> list[Grid] | FileRefused:
        data = await asyncio.to_thread(self.store.read, sha256)
        try:
            return await open_workbook(name, data)
        except FileRefused as refused:
            return refused
