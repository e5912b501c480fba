"""并案 56 57: one handling under the earliest case, separate answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import BadInput, TooLate, WrongState
from domain.intents import CaseRef, MergeCases
from domain.transitions import OPEN
from domain.vocabulary import AssignmentRole, LinkKind
from handlers.desk import Desk
from handlers.merging.parting import part_cases
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, items_of_case
from storage.joint import held_items, link_merged, merged_cases
from storage.tables import Case, CaseLink
from storage.unit_of_work import Owed

router = Router()
_RESPONSIBLE = (AssignmentRole.LEAD, AssignmentRole.SOLE)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Group:
    """The cases that become one, the earliest first, each by the part of the unit responsible for it."""

    leads: tuple[Item, ...]

    @property
    def main(self) -> Item:
        """The one the others are handled under."""
        return self.leads[0]


@router.on(MergeCases)
async def merge_cases(intent: MergeCases, desk: Desk) -> Reply:
    """Echo which case goes into which; all must have the same responsible unit."""
    group = await _group(intent.refs, desk)
    _check(group)
    facts = {"main": desk.line(group.main), "cases": desk.lines(group.leads[1:])}
    if not desk.confirmed:
        refs = tuple(map(ref_to, group.leads))
        return Reply("questions/merge.md.j2", facts, Question((MergeCases(refs),)), about=group.main.id)
    was = {str(lead.case.id): lead.case.merged_into_id for lead in group.leads[1:]}
    for lead in group.leads[1:]:
        await _merge(lead, group.main, desk)
    desk.remember("merged", assignments=[group.main.id], was=was)
    return Reply("replies/merged.md.j2", {**facts, **desk.push_facts()}, about=group.main.id)


async def _group(refs: tuple[CaseRef, ...], desk: Desk) -> Group:
    """The named cases with all that are merged with them already, in the order they were handed over."""
    items = await desk.visible(refs)
    cases: dict[int, Case] = {}
    for item in items:
        for case in await merged_cases(desk.work.session, item.case) or [item.case]:
            cases[case.id or 0] = case
    if len(cases) < _FEWEST:
        raise BadInput("merge_two")
    ordered = sorted(cases.values(), key=lambda case: (case.assigned_on, case.id))
    return Group(tuple([await _responsible(case, desk) for case in ordered]))


async def _responsible(case: Case, desk: Desk) -> Item:
    held = await held_items(desk.work.session, case.id or 0)
    lead = next((item for item in held if item.assignment.role in _RESPONSIBLE), None)
    if lead is None:
        raise WrongState("merge_split", number=case.spoken)
    return (await desk.hold([lead]))[0]


def _check(group: Group) -> None:
    """Raise what stands against it: other units, an answer given, secrecy of one only, merged already."""
    main, others = group.main, group.leads[1:]
    for lead in group.leads:
        if lead.assignment.state not in OPEN:
            raise WrongState("merge_answered", number=lead.case.spoken, state=lead.assignment.state)
    if other := next((one for one in others if one.assignment.unit_id != main.assignment.unit_id), None):
        raise WrongState(
            "merge_units",
            number=other.case.spoken, unit=other.unit.name, main=main.case.spoken, lead=main.unit.name,
        )  # fmt: skip
    if other := next((one for one in others if one.case.secret is not main.case.secret), None):
        raise WrongState("merge_secret", number=other.case.spoken)
    if all(one.case.merged_into_id == main.case.id for one in others):
        raise WrongState("merged_already", number=others[0].case.spoken, main=main.case.spoken)


async def _merge(lead: Item, main: Item, desk: Desk) -> None:
    case, into = lead.case, main.case.id or 0
    if case.merged_into_id == into:
        return
    case.merged_into_id = into
    desk.work.session.add(case)
    link = await link_merged(desk.work.session, case.id or 0, into)
    link = link or CaseLink(case_id=case.id or 0, earlier_id=into, kind=LinkKind.MERGED, linked_at=desk.now)
    link.linked_at, link.undone_at, link.person_id = desk.now, None, desk.who.id
    desk.work.session.add(link)
    number, under = case.spoken, main.case.spoken
    desk.work.record("merged", desk.actor, f"case:{case.id}", into=into, number=number, main=under)
    tell_unit(lead, {"main": under, "parted": False}, desk)


def tell_unit(lead: Item, facts: dict[str, Any], desk: Desk) -> None:
    """The unit responsible for a case learns that it was merged, or that it stands alone again."""
    for liaison in desk.rules.directory.liaisons(lead.assignment.unit_id, lead.id):
        key = f"cases_merged:{lead.case.id}:{desk.now.isoformat()}@{liaison.id}"
        desk.work.owe(Owed(key, "cases_merged", liaison.id, desk.push_time(), lead.id, facts=facts))


async def undo_merging(act: dict[str, Any], desk: Desk) -> Sequence[Item]:
    """Each case stands as it did before. Raises TooLate once one of them was answered."""
    parted: list[Item] = []
    for case_id, before in act["was"].items():
        items = await items_of_case(desk.work.session, int(case_id))
        case = items[0].case
        if case.merged_into_id is None:
            raise TooLate("overtaken", number=case.spoken)
        parted += await part_cases([case], desk, back_to=before)
    return parted
