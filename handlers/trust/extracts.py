"""导出留痕 12: one case's chain as a file that anybody can check, and the same to be read."""

import asyncio
import io
import zipfile
from dataclasses import dataclass
from typing import Any, Final

from domain.chain_files import as_bytes
from domain.errors import BadInput, NotAllowed
from domain.intents import ExportTrail
from domain.permissions import KEEPERS
from handlers.desk import Desk
from handlers.exporting.sending import send_file
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.trust.lines import lines_of
from handlers.trust.trails import one_readable
from message_templates import render, unescape
from storage.chain_extracts import TooFar, extract_chain
from storage.desks import Item
from storage.trails import about_of, subjects_of, trail_of

router = Router()
MOST_LINKS: Final = 200_000  # a file of about ten megabytes; the command line writes any number
SHORTEST_PURPOSE: Final = 2
CHAIN, READABLE, HOW = "chain.json", "留痕.txt", "怎样核对.txt"


@router.on(ExportTrail)
async def export_trail(intent: ExportTrail, desk: Desk) -> Reply:
    """Send it after the answer; people's words are in it for keepers only, who say what for."""
    item = await one_readable(intent.refs, desk)
    if intent.words and desk.who.roles.isdisjoint(KEEPERS):
        raise NotAllowed("trail_words")
    if intent.words and len(intent.purpose.strip()) < SHORTEST_PURPOSE:
        wish = ExportTrail((ref_to(item),), words=True)
        question = Question((wish,), wants_words_for="purpose")
        return Reply("questions/trail_purpose.md.j2", {"case": desk.line(item)}, question, about=item.id)
    try:
        taken = await take_out(item, desk, words=intent.words, purpose=intent.purpose, most=MOST_LINKS)
    except TooFar as too_far:
        raise BadInput("trail_too_long", number=item.case.spoken) from too_far
    name = await send_file(f"留痕-{item.case.spoken}-{desk.today:%Y%m%d}.zip", taken.data, desk)
    facts = {"case": desk.line(item), "name": name, "count": taken.count, "words": intent.words}
    return Reply("replies/trail_exported.md.j2", facts | {"head": taken.head}, about=item.id)


@dataclass(frozen=True, slots=True)
class Taken:
    """The archive, how many entries of the case are in it, and the head they lead to."""

    data: bytes
    count: int
    head: str


async def take_out(item: Item, desk: Desk, *, words: bool, purpose: str, most: int = 0) -> Taken:
    """One case's chain as an archive; that it was taken stands in the ledger. Raises TooFar."""
    case_id = item.case.id or 0
    async with desk.work.database.reader() as session:
        data = await extract_chain(session, case_id, item.case.spoken, words=words, most=most)
    files = {CHAIN: as_bytes(data), READABLE: await read_trail(item, desk), HOW: _how(data)}
    count, head = len(data["entries"]), data["head"]
    noted = {"purpose": purpose, "words": words, "head_seq": head["seq"], "total": count}
    desk.work.record("trail_exported", desk.actor, f"case:{case_id}", **noted)
    return Taken(await asyncio.to_thread(pack, files), count, head["hash"])


async def read_trail(item: Item, desk: Desk) -> bytes:
    """The case's entries as text, oldest first, with citizens' data masked."""
    subjects = await subjects_of(desk.work.session, item.case.id or 0)
    entries = await trail_of(desk.work.session, subjects)
    lines = lines_of(entries, await about_of(desk.work.session, subjects), desk)
    numbered = list(zip((entry.seq for entry in entries), lines, strict=True))[::-1]
    return _plain(render("documents/trail.j2", case=desk.line(item), lines=numbered))


def _how(data: dict[str, Any]) -> bytes:
    return _plain(render("documents/how_to_check.j2", head=data["head"], format=data["format"]))


def _plain(text: str) -> bytes:
    """With a mark at the front, so that every editor reads it as UTF-8."""
    return ("\ufeff" + unescape(text) + "\n").encode()


def pack(files: dict[str, bytes]) -> bytes:
    """The files as one archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
