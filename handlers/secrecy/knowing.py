"""知悉范围: whom the office lets in on a secret case besides its units, and who has looked at it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import BadInput, WrongState
from domain.intents import LetIn, ShowReaders, ShowViews, ShutOut
from handlers.desk import Desk
from handlers.people import person_called
from handlers.replying import Question, Reply
from handlers.returning.parts import live_parts
from handlers.router import Router
from storage.desks import Item, items_by_id, items_of_case
from storage.people import Someone
from storage.secrets import let_in, shut_out, views_of
from storage.tables import LedgerEntry, SecretReader

router = Router()
SHOWN = 8
_BETWEEN = re.compile(r"[、,，;；和与及\s]+")


@dataclass(frozen=True, slots=True)
class View:
    """One look at a case: whose, when, how much he saw, and what for."""

    name: str
    at: str
    part: str  # "" for the card
    content: bool
    reason: str


@router.on(LetIn)
async def admit(intent: LetIn, desk: Desk) -> Reply:
    """Put people on the list: they may read the case from now on."""
    return await _change(intent, desk, plus=True)


@router.on(ShutOut)
async def dismiss(intent: ShutOut, desk: Desk) -> Reply:
    """Take people off the list."""
    return await _change(intent, desk, plus=False)


async def _change(intent: LetIn | ShutOut, desk: Desk, *, plus: bool) -> Reply:
    item = (await live_parts(intent.refs, desk))[0]
    people, known = _find(intent.people, desk), _readers(item, desk)
    if not item.case.secret:
        raise WrongState("secret_not", number=item.case.spoken)
    changed = [one for one in people if (one.id in known) is not plus]
    facts = {
        "case": desk.line(item),
        "plus": plus,
        "people": [one.name for one in changed],
        "same": [one.name for one in people if one not in changed],
    }
    if not changed:
        return Reply("replies/readers_unchanged.md.j2", facts, about=item.id)
    if not desk.confirmed:
        return Reply("questions/readers.md.j2", facts, Question((intent,)), about=item.id)
    ids = [one.id for one in changed]
    await change_readers(item, ids, desk, plus=plus)
    desk.remember("readers", assignments=[item.id], people=ids, plus=plus)
    return Reply("replies/readers.md.j2", facts, about=item.id)


async def change_readers(item: Item, people: Sequence[int], desk: Desk, *, plus: bool) -> None:
    """The list changes, everybody reads the rules anew, and the ledger keeps it."""
    session, case_id = desk.work.session, item.case.id or 0
    for person_id in people:
        if plus:
            by = desk.who.id
            await let_in(
                session,
                SecretReader(case_id=case_id, person_id=person_id, granted_by=by, granted_at=desk.now),
            )
        else:
            await shut_out(session, case_id, person_id)
    desk.work.record("let_in" if plus else "shut_out", desk.actor, f"case:{case_id}", people=list(people))
    await desk.work.change_rules()


async def undo_readers(act: dict[str, Any], desk: Desk) -> Item:
    """Whoever was let in is out again, and the other way round."""
    item = next(iter((await items_by_id(desk.work.session, act["assignments"])).values()))
    await change_readers(item, act["people"], desk, plus=not act["plus"])
    return item


def _find(written: str, desk: Desk) -> list[Someone]:
    """The people named, by name or user id; raises BadInput for one unknown or a name of several."""
    found = [person_called(name, desk) for name in filter(None, _BETWEEN.split(written))]
    if not found:
        raise BadInput("no_such_person", name=written)
    return found


def _readers(item: Item, desk: Desk) -> frozenset[int]:
    return desk.rules.secret_readers.get(item.case.id or 0, frozenset())


@router.on(ShowReaders)
async def show_readers(intent: ShowReaders, desk: Desk) -> Reply:
    """Who may read it: its units' people, and who was let in."""
    parts = await live_parts(intent.refs, desk)
    people = [desk.rules.directory.person(one).name for one in sorted(_readers(parts[0], desk))]
    facts = {"case": desk.line(parts[0]), "units": [part.unit.name for part in parts], "people": people}
    return Reply("cards/readers.md.j2", facts, about=parts[0].id)


@router.on(ShowViews)
async def show_views(intent: ShowViews, desk: Desk) -> Reply:
    """Who looked at the case or had something revealed, the newest first."""
    item = (await desk.visible(intent.refs))[0]
    case_id = item.case.id or 0
    parts = await items_of_case(desk.work.session, case_id)
    entries = await views_of(desk.work.session, [f"case:{case_id}", *(part.subject for part in parts)])
    facts = {
        "case": desk.line(item),
        "views": [_view(entry, desk) for entry in entries[:SHOWN]],
        "count": len(entries),
    }
    return Reply("cards/views.md.j2", facts, about=item.id)


def _view(entry: LedgerEntry, desk: Desk) -> View:
    someone = desk.rules.directory.by_user(entry.actor)
    facts = entry.told
    return View(
        name=someone.name if someone else entry.actor,
        at=entry.at.isoformat(),
        part=facts.get("part", ""),
        content=bool(facts.get("content", True)),
        reason=facts.get("reason", ""),
    )
