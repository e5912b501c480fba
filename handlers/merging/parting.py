"""拆开 56: merged cases are handled apart again, while none of them has been answered."""

from collections.abc import Sequence

from domain.errors import TooLate, WrongState
from domain.intents import SplitMerged
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item
from storage.joint import answers_of, held_items, link_merged, merged_cases
from storage.tables import Case
from storage.unit_of_work import Owed

router = Router()


@router.on(SplitMerged)
async def split_merged(intent: SplitMerged, desk: Desk) -> Reply:
    """Echo which cases stand alone again; of the one they are handled under, all."""
    item = (await desk.visible(intent.refs))[0]
    group = await merged_cases(desk.work.session, item.case)
    if not group:
        raise WrongState("not_merged", number=item.case.spoken)
    named = [item.case] if item.case.merged_into_id else group[1:]
    await _check(group, desk)
    facts = {"case": desk.line(item), "main": group[0].spoken, "parted": [case.spoken for case in named]}
    if not desk.confirmed:
        settled = SplitMerged((ref_to(item),))
        return Reply("questions/part.md.j2", facts, Question((settled,)), about=item.id)
    _ = await part_cases(named, desk)
    return Reply("replies/parted.md.j2", {**facts, **desk.push_facts()}, about=item.id)


async def part_cases(cases: Sequence[Case], desk: Desk, *, back_to: int | None = None) -> list[Item]:
    """Take them out of the group, or `back_to` another; raises TooLate once one of the group was answered."""
    parted: list[Item] = []
    for case in cases:
        await _check(await merged_cases(desk.work.session, case), desk)
        main_id = case.merged_into_id or 0
        case.merged_into_id = back_to
        desk.work.session.add(case)
        link = await link_merged(desk.work.session, case.id or 0, main_id)
        if link is not None:
            link.undone_at = desk.now
            desk.work.session.add(link)
        desk.work.record("parted", desk.actor, f"case:{case.id}", number=case.spoken, into=main_id)
        parted += await _tell(case, desk)
    return parted


async def _check(group: Sequence[Case], desk: Desk) -> None:
    answers = await answers_of(desk.work.session, [case.id or 0 for case in group])
    if answers:
        raise TooLate("merged_answered", number=group[0].spoken)


async def _tell(case: Case, desk: Desk) -> list[Item]:
    held = await held_items(desk.work.session, case.id or 0)
    leads = [item for item in held if item.assignment.role is not AssignmentRole.CO]
    for lead in leads:
        for liaison in desk.rules.directory.liaisons(lead.assignment.unit_id, lead.id):
            key = f"cases_merged:{case.id}:{desk.now.isoformat()}:parted@{liaison.id}"
            facts = {"main": "", "parted": True}
            desk.work.owe(Owed(key, "cases_merged", liaison.id, desk.push_time(), lead.id, facts=facts))
    return leads
