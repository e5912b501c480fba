"""核验, 核验 b033c79c4cde: whether the ledger is as it was written, and holds the head of an old digest."""

from typing import Any

from domain.intents import VerifyLedger
from handlers.desk import Desk
from handlers.people import say_actor
from handlers.replying import Reply
from handlers.router import Router
from storage.heads import find_head
from storage.ledger import verify
from storage.witness import Witness

router = Router()


@router.on(VerifyLedger)
async def verify_ledger(intent: VerifyLedger, desk: Desk) -> Reply:
    """Recompute the chain, compare it with every head that left the house, or name the first broken link."""
    async with desk.work.database.reader() as session:
        found = await verify(session)
        evidence = await Witness(desk.shelf.store.folder).testify(session)
        place = await find_head(session, intent.head) if intent.head else None
    facts: dict[str, Any] = {"found": found, "evidence": evidence, "head": intent.head, "place": place}
    facts["erasers"] = sorted({say_actor(erasure.actor, desk) for erasure in found.erasures})
    return Reply("cards/verification.md.j2", facts)
