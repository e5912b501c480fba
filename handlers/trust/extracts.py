"""导出留痕 12: one case's chain as a file that anybody can check, and the same to be read."""

import asyncio
import io
import zipfile
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
    case_id, number = item.case.id or 0, item.case.spoken
    try:
        async with desk.work.database.reader() as session:
            data = await extract_chain(session, case_id, number, words=intent.words, most=MOST_LINKS)
    except TooFar as too_far:
        raise BadInput("trail_too_long", number=number) from too_far
    files = {CHAIN: as_bytes(data), READABLE: await read_trail(item, desk), HOW: _how(data)}
    name = await send_file(
        f"留痕-{number}-{desk.today:%Y%m%d}.zip", await asyncio.to_thread(pack, files), desk
    )
    noted = {"purpose": intent.purpose, "words": intent.words, "head_seq": data["head"]["seq"]}
    desk.work.record("trail_exported", desk.actor, f"case:{case_id}", total=len(data["entries"]), **noted)
    facts = {"case": desk.line(item), "name": name, "count": len(data["entries"]), "words": intent.words}
    return Reply("replies/trail_exported.md.j2", facts | {"head": data["head"]["hash"]}, about=item.id)


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
