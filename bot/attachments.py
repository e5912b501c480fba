"""Fetches what people attached, before the transaction that needs it begins."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol

from bot.file_types import is_as_named, is_kept, picture_ending
from domain.messages import Attachment, AttachmentKind
from handlers.workbooks.shelf import Shelf
from storage.files import Fetched, safe_name

LARGEST = 20 * 1024 * 1024  # bytes: what the messenger itself lets through
MOST = 20  # of one message
_LOG = logging.getLogger(__name__)
_NAMELESS = {
    AttachmentKind.PICTURE: "图片",
    AttachmentKind.VIDEO: "视频.mp4",
    AttachmentKind.RECORD: "聊天记录.txt",
}


class Source(Protocol):
    """Where attachments are fetched from."""

    async def download(self, code: str, limit_bytes: int) -> bytes:
        """The content behind a download code."""
        ...


async def fetch(attachments: Sequence[Attachment], source: Source, shelf: Shelf) -> tuple[Fetched, ...]:
    """Every attachment of one message; voice is not kept, its recognised text is what counts."""
    wanted = [one for one in attachments if one.kind is not AttachmentKind.VOICE]
    taken = [await _fetch(one, source, shelf) for one in wanted[:MOST]]
    return (*taken, *(Fetched(_name(one), refused="too_many") for one in wanted[MOST:]))


async def _fetch(attachment: Attachment, source: Source, shelf: Shelf) -> Fetched:
    name = _name(attachment)
    if attachment.kind is AttachmentKind.RECORD:
        data = attachment.words.encode()
        return Fetched(name, await asyncio.to_thread(shelf.store.write, data), len(data))
    nameless_picture = attachment.kind is AttachmentKind.PICTURE and not attachment.name
    if not nameless_picture and not is_kept(name):
        return Fetched(name, refused="type")
    try:
        data = await source.download(attachment.download_code, LARGEST)
    except Exception as error:  # noqa: BLE001 - whatever the wire says, the message itself must be settled
        _LOG.warning("attachment not fetched: %s", type(error).__name__)
        return Fetched(name, refused="too_large" if getattr(error, "code", "") == "too_large" else "gone")
    name = f"{name}.{picture_ending(data)}" if nameless_picture else name
    if not is_kept(name) or not is_as_named(name, data):
        return Fetched(name.rstrip("."), refused="content")
    sha256 = await asyncio.to_thread(shelf.store.write, data)
    await shelf.prepare(name, sha256)
    return Fetched(name, sha256, len(data))


def _name(attachment: Attachment) -> str:
    return safe_name(attachment.name or _NAMELESS.get(attachment.kind, ""))
