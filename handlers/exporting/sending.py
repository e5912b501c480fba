"""A file made for one person is stored and goes out to him after the answer."""

import asyncio

from domain.messages import Document
from handlers.desk import Desk
from storage.conversations import keep_file
from storage.files import safe_name
from storage.outbox import REPLY_LANE, Address, Label, post_document


async def send_file(name: str, data: bytes, desk: Desk) -> str:
    """Store it and post it; returns the name it bears."""
    sha256 = await asyncio.to_thread(desk.shelf.store.write, data)
    file = await keep_file(desk.work.session, safe_name(name), sha256, len(data), (desk.who.id, desk.now))
    key = f"document:file{file.id}:{desk.who.id}"
    to = Address(desk.who.user_id or "", desk.who.id)
    post_document(desk.work, to, Document(file.name, sha256), Label(key, "document", REPLY_LANE))
    return file.name
