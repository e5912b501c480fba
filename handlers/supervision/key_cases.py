"""列为重点: a leader supervises a key case, and its unit's head answers for it (R28, 双督办)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from domain.errors import NothingThere, WrongState
from domain.intents import MarkKey, UnmarkKey
from domain.transitions import LEFT
from domain.vocabulary import PostRole, Source
from handlers.desk import Desk
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.retraction import Act, Undone
from handlers.router import Router
from handlers.supervision.news import HEARD, TOLD
from storage.desks import Item, items_by_id
from storage.people import Someone
from storage.retractions import drop_notices
from storage.unit_of_work import Owed

router = Router()
SHORTEST = 2  # characters of a reason
PARTNER = {
    Source.DEPUTY_SUGGESTION: PostRole.CONGRESS_PARTNER,
    Source.CPPCC_PROPOSAL: PostRole.CPPCC_PARTNER,
}
_UNIT_POSTS = (PostRole.LIAISON, PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD)


@router.on(MarkKey)
async def mark_key(intent: MarkKey, desk: Desk) -> Reply:
    """The case sorts first from now on; its units' heads and the partner of its source are told."""
    items = await _parts(intent.refs, desk)
    case = items[0].case
    if case.key_case and intent.leader in ("", case.supervising_leader):
        raise WrongState("key_already", number=case.spoken)
    if not desk.confirmed:
        facts = _facts(items, desk) | {"leader": intent.leader, "known": case.key_case}
        settled = replace(intent, refs=(ref_to(items[0]),))
        return Reply("questions/mark_key.md.j2", facts, Question((settled,)), about=items[0].id)
    before = {"key": case.key_case, "leader": case.supervising_leader}
    case.key_case, case.supervising_leader = True, intent.leader or case.supervising_leader
    return _done("key", items, before, desk, leader=case.supervising_leader)


@router.on(UnmarkKey)
async def unmark_key(intent: UnmarkKey, desk: Desk) -> Reply:
    """It is a case like others again, for a reason."""
    items = await _parts(intent.refs, desk)
    case = items[0].case
    intent = replace(intent, refs=(ref_to(items[0]),))
    if not case.key_case:
        raise WrongState("no_key_case", number=case.spoken)
    facts = _facts(items, desk)
    if len(intent.reason.strip()) < SHORTEST:
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/unmark_reason.md.j2", facts, question, about=items[0].id)
    if not desk.confirmed:
        facts["reason"] = intent.reason
        return Reply("questions/unmark_key.md.j2", facts, Question((intent,)), about=items[0].id)
    before = {"key": True, "leader": case.supervising_leader}
    case.key_case, case.supervising_leader = False, ""
    return _done("unkey", items, before, desk, because=intent.reason)


async def _parts(refs: Any, desk: Desk) -> list[Item]:  # noqa: ANN401 - references
    items = [item for item in await desk.visible(refs) if item.assignment.state not in LEFT]
    if not items:
        raise NothingThere("case")
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    return items


def _facts(items: list[Item], desk: Desk) -> dict[str, Any]:
    return {"case": desk.line(items[0]), "units": [item.unit.name for item in items]}


def _done(what: str, items: list[Item], before: dict[str, Any], desk: Desk, **facts: Any) -> Reply:  # noqa: ANN401
    """Noted, remembered, and told."""
    case = items[0].case
    act = "key_marked" if what == "key" else "key_unmarked"
    desk.work.session.add(case)
    desk.work.record(act, desk.actor, f"case:{case.id}", before=before, **facts)
    desk.remember("key_case", what=what, before=before, assignments=[item.id for item in items])
    for person, item, kind, role in _addressees(items, desk):
        told = {"what": what, "by": desk.who.name, "post": role, "letter": "", **facts}
        key = f"{kind}:{what}:{case.id}:{desk.now.isoformat(timespec='seconds')}@{person.id}"
        desk.work.owe(Owed(key, kind, person.id, desk.push_time(), item.id, facts=told))
    shown = _facts(items, desk) | {"what": what, **facts, **desk.push_facts()}
    return Reply("replies/key_case.md.j2", shown, about=items[0].id)


def _addressees(items: Iterable[Item], desk: Desk) -> list[tuple[Someone, Item, str, PostRole]]:
    """The posts of each unit, each person once, and the partner of 人大 or 政协."""
    directory, found = desk.rules.directory, dict[int, tuple[Someone, Item, str, PostRole]]()
    for item in items:
        for role in _UNIT_POSTS:
            for person in directory.told_for(item.assignment.unit_id, role):
                found.setdefault(person.id, (person, item, TOLD, role))
        partner = PARTNER.get(item.case.source)
        for person in directory.office(partner) if partner else ():
            found.setdefault(person.id, (person, item, HEARD, partner or PostRole.CONGRESS_PARTNER))
    return list(found.values())


async def take_back_key(act: Act, desk: Desk) -> Undone:
    """The case is as it was before; what has not gone out does not go out."""
    items = list((await items_by_id(desk.work.session, act["assignments"], lock=True)).values())
    case, before = items[0].case, act["before"]
    case.key_case, case.supervising_leader = before["key"], before["leader"]
    desk.work.session.add(case)
    for kind in (TOLD, HEARD):
        await drop_notices(desk.work, f"{kind}:{act['what']}:{case.id}:", "undone")
    desk.work.record("key_undone", desk.actor, f"case:{case.id}", **before)
    return Undone("key_case", tuple(items[:1]))
