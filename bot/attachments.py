"""Fetches what people attached, before the transaction that needs it begins."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol

from domain.messages import Attachment, AttachmentKind
from handlers.workbooks.shelf import Shelf
from storage.files import Fetched, safe_name

LARGEST = 20 * 1024 * 1024  # bytes: what the messenger itself lets through
# What an office's cases come with; nothing that a double click would run.
KEPT_TYPES = frozenset(
    {"xlsx", "xls", "ods", "csv", "doc", "docx", "wps", "pdf", "txt", "ppt", "pptx"}
    | {"jpg", "jpeg", "png", "gif", "bmp", "zip", "rar"}
)
_LOG = logging.getLogger(__name__)


class Source(Protocol):
    """Where attachments are fetched from."""

    async def download(self, code: str, limit_bytes: int) -> bytes:
        """The content behind a download code."""
        ...


async def fetch(attachments: Sequence[Attachment], source: Source, shelf: Shelf) -> tuple[Fetched, ...]:
    """Every attachment of one message; voice is not kept, its recognised text is what counts."""
    wanted = [one for one in attachments if one.kind is not AttachmentKind.VOICE]
    return tuple([await _fetch(one, source, shelf) for one in wanted])


async def _fetch(attachment: Attachment, source: Source, shelf: Shelf) -> Fetched:
    name = safe_name(attachment.name or f"{attachment.kind}.{_ENDINGS.get(attachment.kind, 'bin')}")
    if name.rpartition(".")[2].lower() not in KEPT_TYPES:
        return Fetched(name, refused="type")
    try:
        data = await source.download(attachment.download_code, LARGEST)
    except Exception as error:  # noqa: BLE001 - whatever the wire says, the message itself must be settled
        _LOG.warning("attachment not fetched: %s", type(error).__name__)
        return Fetched(name, refused="too_large" if getattr(error, "code", "") == "too_large" else "gone")
    sha256 = await asyncio.to_thread(shelf.store.write, data)
    await shelf.prepare(name, sha256)
    return Fetched(name, sha256, len(data))


_ENDINGS = {AttachmentKind.PICTURE: "jpg", AttachmentKind.VIDEO: "mp4"}
