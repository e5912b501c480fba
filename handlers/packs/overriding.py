"""12 用 重庆 规则 因为…: another pack for a case alone, by whom, and why."""

from dataclasses import replace

from domain.errors import WrongState
from domain.intents import OverrideRules
from domain.packs import Pack
from domain.packs.comparing import differing
from domain.transitions import OPEN
from handlers.desk import Desk
from handlers.packs.choosing import SHOWN
from handlers.packs.finding import USUAL, ask_which, find_packs
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item
from storage.lines import EdgeDays, edge_days
from storage.tables import Case
from storage.unit_of_work import Owed, UnitOfWork

router = Router()
SHORTEST_REASON = 2  # characters


@router.on(OverrideRules)
async def override_rules(intent: OverrideRules, desk: Desk, work: UnitOfWork) -> Reply:
    """Limits that were told stay; what is counted from them is counted anew. The units are told."""
    items = await _open_parts(intent, desk)
    usual = intent.pack in USUAL
    found = () if usual else find_packs(intent.pack, desk)
    if len(found) > 1:
        return ask_which(intent.pack, found, lambda name: replace(intent, pack=name))
    cases = list({item.case.id: item.case for item in items}.values())
    name = "" if usual else found[0].name
    pack = desk.rules.packs.of(cases[0].source, name)
    if all(case.pack == name for case in cases):
        return Reply("replies/rules_unchanged.md.j2", {"source": None, "pack": pack}, about=items[0].id)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        question = Question((replace(intent, reason=""),), wants_words_for="reason")
        facts = {"case": desk.line(items[0]), "pack": pack}
        return Reply("questions/rules_reason.md.j2", facts, question, about=items[0].id)
    facts = _facts(items, pack, name, desk) | {"reason": intent.reason}
    if not desk.confirmed:
        settled = intent if usual else replace(intent, pack=name)
        return Reply("questions/override_rules.md.j2", facts, Question((settled,)), about=items[0].id)
    before = [[case.id, case.pack, case.pack_reason] for case in cases]
    for case in cases:
        _set(case, name, intent.reason, desk)
    for item in items:
        _tell(item, desk)
    ids = [item.id for item in items]
    desk.remember("rules", assignments=ids, before=before, after=name, at=work.now.isoformat())
    return Reply("replies/rules_overridden.md.j2", facts, about=items[0].id)


async def _open_parts(intent: OverrideRules, desk: Desk) -> list[Item]:
    items = await desk.hold(await desk.visible(intent.refs))
    still = [item for item in items if item.assignment.state in OPEN]
    if not still:
        raise WrongState(items[0].assignment.state, number=items[0].case.spoken)
    return still


def _facts(items: list[Item], pack: Pack, name: str, desk: Desk) -> dict[str, object]:
    """What differs, and the last day for asking more time before and after."""
    first = items[0]
    present = desk.rules.pack_of(first.case)
    sections = differing(present, pack)
    return {
        "cases": desk.lines({item.case.id: item for item in items}.values()),
        "case": desk.line(first),
        "present": present,
        "pack": pack,
        "usual": not name,
        "edge": edge_days(first, desk.rules),
        "edge_then": _edge_under(name, first, desk),
        "sections": sections[:SHOWN],
        "more": max(0, len(sections) - SHOWN),
    }


def _edge_under(name: str, item: Item, desk: Desk) -> EdgeDays | None:
    alike = Case(**{**item.case.model_dump(), "pack": name})
    return edge_days(Item(item.assignment, alike, item.unit), desk.rules)


def _set(case: Case, name: str, reason: str, desk: Desk) -> None:
    before = {"pack": case.pack, "reason": case.pack_reason}
    case.pack, case.pack_reason = name, reason
    desk.work.session.add(case)
    subject = f"case:{case.id}"
    desk.work.record("rules_overridden", desk.actor, subject, before=before, pack=name, reason=reason)


def notices_of(item_id: int, at: str) -> str:
    """How the keys of the news of one change begin."""
    return f"rules_changed:{item_id}:{at}@"


def _tell(item: Item, desk: Desk) -> None:
    for person in desk.rules.directory.liaisons(item.assignment.unit_id, item.id):
        key = f"{notices_of(item.id, desk.now.isoformat())}{person.id}"
        facts = {"by": desk.who.name}
        desk.work.owe(Owed(key, "rules_changed", person.id, desk.push_time(), item.id, facts=facts))
