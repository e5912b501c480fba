"""Tells every open chat page what just happened, as Server-Sent Events."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

BACKLOG: Final = 5_000


class Feed:
    """Fans news out to its readers; one that falls behind by `BACKLOG` is cut off and may come again."""

    def __init__(self) -> None:
        self._readers: set[asyncio.Queue[bytes | None]] = set()

    @property
    def is_read(self) -> bool:
        """Whether anybody listens; composing news for nobody can be left out."""
        return bool(self._readers)

    def tell(self, event: str, data: object) -> None:
        """Send `data` to every reader."""
        news = format_event(event, data)
        for reader in list(self._readers):
            self._hand(reader, news)

    @contextmanager
    def open(self) -> Iterator[asyncio.Queue[bytes | None]]:
        """A reader's queue of ready-made events; None says that the feed is over."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(BACKLOG)
        self._readers.add(queue)
        try:
            yield queue
        finally:
            self._readers.discard(queue)

    def close(self) -> None:
        """End every reader's stream."""
        for reader in list(self._readers):
            self._cut_off(reader)

    def _hand(self, reader: asyncio.Queue[bytes | None], news: bytes) -> None:
        if reader.full():
            self._cut_off(reader)
        else:
            reader.put_nowait(news)

    def _cut_off(self, reader: asyncio.Queue[bytes | None]) -> None:
        self._readers.discard(reader)
        while not reader.empty():
            reader.get_nowait()
        reader.put_nowait(None)


def format_event(event: str, data: object) -> bytes:
    """One event as it goes over the wire."""
    return f"event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
