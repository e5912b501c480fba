"""谁改了 12: every act on a case, the newest first; a unit sees its own part."""

from collections.abc import Sequence

from domain.acts import KEPT_ACTS, SHARED_ACTS
from domain.errors import NotAllowed
from domain.intents import CaseRef, ShowTrail
from domain.permissions import KEEPERS, OFFICE, SUPERVISING
from handlers.desk import Desk
from handlers.references import Unclear
from handlers.replying import Reply
from handlers.router import Router
from handlers.trust.lines import lines_of
from handlers.trust.pages import turn_to
from storage.desks import Item, items_of_case
from storage.secrets import VIEWED
from storage.tables import LedgerEntry
from storage.trails import about_of, told_about, trail_of

router = Router()


@router.on(ShowTrail)
async def show_trail(intent: ShowTrail, desk: Desk) -> Reply:
    """Who did what to it and when, and how many messages told of it."""
    item = await one_readable(intent.refs, desk)
    parts = await items_of_case(desk.work.session, item.case.id or 0)
    own = (
        parts
        if _is_of_office(desk)
        else [part for part in parts if part.assignment.unit_id in desk.who.unit_ids]
    )
    subjects = [f"case:{item.case.id}", *(part.subject for part in own)]
    entries = _seen_by(await trail_of(desk.work.session, subjects), desk)
    page = turn_to(intent.page, entries, desk)
    facts = {
        "case": desk.line(item),
        "shown": lines_of(page.rows, await about_of(desk.work.session, subjects), desk),
        "page": page,
        "several": len(own) > 1,
        "told": await told_about(desk.work.session, [part.id for part in own]),
        "may_export": not desk.who.roles.isdisjoint(SUPERVISING),
    }
    if item.case.secret:
        desk.work.record(VIEWED, desk.actor, item.subject, content=True)
    return Reply("cards/trail.md.j2", facts, about=item.id)


async def one_readable(refs: tuple[CaseRef, ...], desk: Desk) -> Item:
    """The one case that is meant, his own part first. Raises Unclear, or NotAllowed for a secret one."""
    items = await desk.visible(refs)
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    item = min(items, key=lambda one: one.assignment.unit_id not in desk.who.unit_ids)
    if not desk.knows(item):
        raise NotAllowed("secret", number=item.case.spoken)
    return item


def _is_of_office(desk: Desk) -> bool:
    return not desk.who.roles.isdisjoint(OFFICE)


def _seen_by(entries: Sequence[LedgerEntry], desk: Desk) -> list[LedgerEntry]:
    """Who looked is for keepers; of the case as a whole units see what concerns each of them."""
    keeps, office = not desk.who.roles.isdisjoint(KEEPERS), _is_of_office(desk)
    return [
        entry
        for entry in entries
        if (keeps or entry.act not in KEPT_ACTS)
        and (office or not entry.subject.startswith("case:") or entry.act in SHARED_ACTS)
    ]
