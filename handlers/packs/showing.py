"""规则 and 对照: what holds, by clause. Nothing changes."""

from domain.errors import BadInput
from domain.intents import CompareRules, ShowRules
from domain.packs import Pack
from domain.packs.comparing import SECTIONS, differing
from domain.vocabulary import Source
from handlers.desk import Desk
from handlers.packs.finding import ask_which, find_packs
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item
from storage.packs_in_use import cases_apart
from storage.unit_of_work import UnitOfWork

router = Router()
COMPARED = 4  # sections that fit a phone screen with both sides
APART_SHOWN = 5


@router.on(ShowRules)
async def show_rules(intent: ShowRules, desk: Desk, work: UnitOfWork) -> Reply:
    """Which pack each source has; the one of a case; or one pack, section by section."""
    if intent.refs:
        item = (await desk.visible(intent.refs))[0]
        return _card(desk.rules.pack_of(item.case), intent.page, desk, item)
    if intent.source:
        return _card(desk.rules.packs.of(intent.source), intent.page, desk)
    if not intent.pack:
        return await _overview(desk, work)
    found = find_packs(intent.pack, desk)
    if len(found) > 1:
        return ask_which(intent.pack, found, lambda name: ShowRules(pack=name))
    return _card(found[0], intent.page, desk)


async def _overview(desk: Desk, work: UnitOfWork) -> Reply:
    """Sources that have the same pack in one line."""
    packs, by_pack = desk.rules.packs, dict[str, list[Source]]()
    for source in Source:
        by_pack.setdefault(packs.of(source).name, []).append(source)
    apart = [case for case in await cases_apart(work.session) if not desk.who.unit_ids]
    facts = {
        "rows": [
            (packs.by_name[name], sources, any(packs.is_chosen(one) for one in sources))
            for name, sources in by_pack.items()
        ],
        "others": [one for one in packs.by_name.values() if one.name not in by_pack],
        "apart": [(case.spoken, packs.of(case.source, case.pack).short) for case in apart[:APART_SHOWN]],
        "apart_count": len(apart),
    }
    return Reply("lists/rules.md.j2", facts)


def _card(pack: Pack, page: int, desk: Desk, item: Item | None = None) -> Reply:
    size = desk.rules.policy.page
    last = -(-len(SECTIONS) // size)
    page = min(page, last)
    facts = {
        "pack": pack,
        "case": desk.line(item) if item else None,
        "apart": bool(item and item.case.pack in desk.rules.packs.by_name),
        "reason": item.case.pack_reason if item else "",
        "sections": SECTIONS[(page - 1) * size : page * size],
        "page": page,
        "last": last,
    }
    return Reply("cards/rules.md.j2", facts, about=item.id if item else None)


@router.on(CompareRules)
async def compare_rules(intent: CompareRules, desk: Desk) -> Reply:
    """Only what differs, a few sections a page, each side with its clause."""
    sides = list[Pack]()
    for said in (intent.one, intent.other):
        found = find_packs(said, desk)
        if len(found) > 1:
            return ask_which(said, found, lambda name, said=said: _put(intent, said, name))  # type: ignore[misc]
        sides += found
    one, other = sides
    if one is other:
        raise BadInput("same_pack", pack=one.title)
    sections = differing(one, other)
    last = max(1, -(-len(sections) // COMPARED))
    page = min(intent.page, last)
    facts = {
        "one": one,
        "other": other,
        "sections": sections[(page - 1) * COMPARED : page * COMPARED],
        "count": len(sections),
        "page": page,
        "last": last,
    }
    return Reply("cards/compared_rules.md.j2", facts)


def _put(intent: CompareRules, said: str, name: str) -> CompareRules:
    one, other = (name if each == said else each for each in (intent.one, intent.other))
    return CompareRules(one, other, intent.page)
