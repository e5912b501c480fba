"""What those who sign and review share: the case held for the change, and who was first."""

from typing import Any

from handlers.desk import Desk
from storage.desks import Item, items_by_id
from storage.tables import Reply as Handed


async def held_item(paper: Handed, desk: Desk) -> Item:
    """The assignment a paper is about, held for a change."""
    return (await items_by_id(desk.work.session, [paper.assignment_id], lock=True))[paper.assignment_id]


def decided_on_paper(paper: Handed, desk: Desk) -> dict[str, Any]:
    """Who decided, when, and what: for AlreadyDecided."""
    by = desk.rules.directory.person(paper.reviewed_by).name if paper.reviewed_by else ""
    at = paper.reviewed_at.isoformat() if paper.reviewed_at else ""
    if paper.passed is None:
        return {"by": by, "at": at, "state": "withdrawn_paper"}
    passed = "signed" if paper.signed_on else "passed"
    return {"by": by, "at": at, "state": passed if paper.passed else "sent_back"}
