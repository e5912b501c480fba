"""规则 建议 用 上海: an administrator chooses the pack of a source, knowing what changes."""

from dataclasses import replace

from domain.intents import ChooseRules
from domain.packs import Packs
from domain.packs.comparing import differing
from domain.reminders import Timetable
from handlers.desk import Desk
from handlers.forecasting import count_differing
from handlers.packs.finding import USUAL, ask_which, find_packs
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.packs_in_use import count_following
from storage.rules import PACK
from storage.unit_of_work import UnitOfWork

router = Router()
SHOWN = 4  # differences in the question; the rest is counted


@router.on(ChooseRules)
async def choose_rules(intent: ChooseRules, desk: Desk, work: UnitOfWork) -> Reply:
    """The source's open cases follow from now on; limits that were told stay as they are."""
    packs, usual = desk.rules.packs, intent.pack in USUAL
    found = (packs.made_for(intent.source),) if usual else find_packs(intent.pack, desk)
    if len(found) > 1:
        return ask_which(intent.pack, found, lambda name: replace(intent, pack=name))
    pack, present = found[0], packs.of(intent.source)
    if pack is present:
        return Reply("replies/rules_unchanged.md.j2", {"source": intent.source, "pack": pack})
    sections = differing(present, pack)
    facts = {"source": intent.source, "present": present, "pack": pack, "sections": sections[:SHOWN]}
    facts |= {"more": max(0, len(sections) - SHOWN)}
    following, apart = await count_following(work.session, intent.source)
    facts |= {"following": following, "apart": apart}
    if not desk.confirmed:
        chosen = {**packs.by_source, intent.source: pack.name}
        changed = replace(desk.rules.timetable, packs=Packs(packs.by_name, chosen))
        facts["changes"] = await _count(desk, changed)
        settled = intent if usual else replace(intent, pack=pack.name)
        return Reply("questions/choose_rules.md.j2", facts, Question((settled,)))
    await change_settings(desk, {(PACK, intent.source): {"pack": "" if usual else pack.name}})
    return Reply("replies/rules_chosen.md.j2", facts)


async def _count(desk: Desk, changed: Timetable) -> int:
    """How many reminders of the coming weeks come or go."""
    return (await count_differing(desk, changed))[0]
