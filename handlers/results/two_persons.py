"""Closing a secret case takes two: one wants it closed, another who may know of it agrees (R40)."""

from typing import Any, Final

from domain.errors import NotAllowed
from domain.notice_kinds import NoticeKind
from domain.permissions import KEEPERS, SUPERVISING
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.results.telling import News, tell, untell
from storage.desks import Item
from storage.lines import needs_to_know
from storage.people import Someone
from storage.retractions import drop_notices
from storage.tables import Case

_NAMED: Final = 3


def ask_second(item: Item, desk: Desk) -> dict[str, Any]:
    """Who has to agree, and who has wanted it; nobody where one person is enough.

    Raises NotAllowed if he has wanted it himself, may not know of it, or there is nobody else.
    """
    case = item.case
    if not case.secret:
        return {"seconds": [], "proposed_by": "", "proposed_at": ""}
    others = [one.name for one in _who_may(item, desk) if one.id != desk.who.id]
    if case.closing_by is None:
        if not others:
            raise NotAllowed("no_second", number=case.spoken)
        return {"seconds": others[:_NAMED], "proposed_by": "", "proposed_at": ""}
    at = case.closing_at.isoformat() if case.closing_at else ""
    if case.closing_by == desk.who.id:
        raise NotAllowed("own_closing", number=case.spoken, at=at, who=others[:_NAMED])
    if desk.who.id not in {one.id for one in _who_may(item, desk)}:
        raise NotAllowed("second_must_know", number=case.spoken, who=others[:_NAMED])
    return {"seconds": [], "proposed_by": _name(case.closing_by, desk), "proposed_at": at}


def propose(item: Item, facts: dict[str, Any], desk: Desk) -> Reply:
    """The first word: noted, and the others are asked."""
    case = item.case
    case.closing_by, case.closing_at = desk.who.id, desk.now
    desk.work.session.add(case)
    desk.work.record("closing_proposed", desk.actor, f"case:{case.id}", number=case.spoken)
    seconds = {one.id for one in _who_may(item, desk)} - {desk.who.id}
    tell(_news(case, {"by": desk.who.name}), item, desk, seconds, desk.push_time())
    desk.remember("closing_proposed", case=case.id, assignments=[item.id])
    return Reply("replies/closing_proposed.md.j2", {**facts, **desk.push_facts()}, about=item.id)


async def refuse(item: Item, reason: str, desk: Desk) -> Reply:
    """It stays open; whoever wanted it closed learns why."""
    case, first = item.case, item.case.closing_by
    await settle_proposal(case, desk)
    desk.work.record("closing_refused", desk.actor, f"case:{case.id}", proposed_by=first, reason=reason)
    news = News("closing_refused", f"{case.id}:{desk.now.isoformat()}", {"by": desk.who.name, "text": reason})
    tell(news, item, desk, [first] if first else [], desk.push_time())
    facts = {"case": desk.line(item), "who": _name(first, desk), **desk.push_facts()}
    return Reply("replies/closing_refused.md.j2", facts, about=item.id)


async def settle_proposal(case: Case, desk: Desk) -> int | None:
    """Whatever came of it, nobody is asked any more; returns who had wanted it."""
    first = case.closing_by
    if first is not None:
        await drop_notices(desk.work, _news(case, {}).prefix, "decided")
        case.closing_by = case.closing_at = None
        desk.work.session.add(case)
    return first


async def take_back_proposal(item: Item, desk: Desk) -> None:
    """He does not want it closed after all; who was asked learns that."""
    news = _news(item.case, {})
    await untell(news.kind, news.fact, item, desk)
    item.case.closing_by = item.case.closing_at = None
    desk.work.session.add(item.case)
    desk.work.record("closing_proposal_undone", desk.actor, f"case:{item.case.id}")


def _news(case: Case, facts: dict[str, Any]) -> News:
    at = int(case.closing_at.timestamp()) if case.closing_at else 0  # read back it has another zone
    return News(NoticeKind.CLOSING_PROPOSED, f"{case.id}:{at}", facts)


def _who_may(item: Item, desk: Desk) -> list[Someone]:
    """Those of the office who may know of the case: keepers of secrets, and who was let in."""
    office = desk.rules.directory.office(*SUPERVISING)
    return [one for one in office if one.roles & KEEPERS or needs_to_know(one, item, desk.rules)]


def _name(person_id: int | None, desk: Desk) -> str:
    person = desk.rules.directory.find(person_id) if person_id is not None else None
    return person.name if person else ""
