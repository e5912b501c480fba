"""What a unit hands in becomes a row that counts; a newer version takes its place, or it is taken away."""

from dataclasses import dataclass, replace
from typing import Final

from domain.answer_wording import is_empty_opinion
from domain.masking import mask
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentRole, AssignmentState, ReplyKind, ResultClass
from handlers.desk import Desk
from handlers.joint.arrivals import note_arrival, note_removal
from storage.desks import Item, items_by_id, items_of_case
from storage.notices import owe_again
from storage.replies import counting_on, settle_percent
from storage.retractions import drop_notices, told_of
from storage.tables import Reply as Handed
from storage.unit_of_work import Owed

ACTS: Final = {
    ReplyKind.PROGRESS: Act.REPORT,
    ReplyKind.ANSWER: Act.ANSWER,
    ReplyKind.CO_OPINION: Act.ANSWER,
}
LEFT: Final = {Act.REPORT: AssignmentState.IN_PROGRESS, Act.ANSWER: AssignmentState.ANSWERED}


@dataclass(frozen=True, slots=True)
class Words:
    """What is handed in. Telephone and identity numbers are kept masked only."""

    text: str
    file_ids: tuple[int, ...] = ()
    percent: int | None = None
    result: ResultClass | None = None


def kind_of(item: Item, *, final: bool) -> ReplyKind:
    """Progress, or what ends the unit's part: an answer, or a co-handler's opinion."""
    if not final:
        return ReplyKind.PROGRESS
    return ReplyKind.CO_OPINION if item.assignment.role is AssignmentRole.CO else ReplyKind.ANSWER


async def hand_in(words: Words, kind: ReplyKind, item: Item, desk: Desk, old: Handed | None = None) -> Handed:
    """Store a text and move the assignment on; raises WrongState before anything has changed.

    `old` is the version on another case that this one replaces.
    """
    assignment, act = item.assignment, ACTS[kind]
    state = advance(assignment.state, act, item.case.spoken)
    handed = _row(words, kind, item, desk)
    handed.state_before = assignment.state
    if old is not None:
        handed.replaces_id, handed.version = old.id, old.version
    assignment.state = state
    if act is Act.ANSWER:
        assignment.answered_at, assignment.result_class = desk.now, words.result or ""
    if assignment.acknowledged_at is None:  # whoever reports on a case has received it
        assignment.acknowledged_at, assignment.acknowledged_by = desk.now, desk.who.id
    await _enter(handed, item, desk)
    if kind is ReplyKind.CO_OPINION:
        await note_arrival(handed, item, desk)
    return handed


async def revise(old: Handed, words: Words, item: Item, desk: Desk) -> Handed:
    """A new version on the same case: it counts from now on, the old one is kept."""
    handed = _row(words, old.kind, item, desk)
    handed.state_before, handed.version, handed.replaces_id = old.state_before, old.version + 1, old.id
    old.superseded_at = desk.now
    await desk.work.flush()
    await drop_notices(desk.work, told_as(old), "corrected")
    if ACTS[old.kind] is Act.ANSWER:
        item.assignment.result_class = words.result or ""
    await _enter(handed, item, desk)
    return handed


async def take_away(handed: Handed, item: Item, desk: Desk, *, keep: bool = False) -> None:
    """Undo a text, or `keep` it as an old version of one elsewhere; the case stands as it did before it."""
    newest = (await counting_on(desk.work.session, item.id))[:1]
    if keep:
        handed.superseded_at = desk.now
    else:
        handed.undone_at = desk.now
    await drop_notices(desk.work, told_as(handed), "undone")
    before = await _version_before(handed, item, desk)
    if before is not None and not keep:
        await _count_again(before, item, desk)
    elif [one.id for one in newest] == [handed.id]:
        _step_back(handed, item)
        if handed.kind is ReplyKind.CO_OPINION:
            await note_removal(handed, item, desk)
    await settle_percent(desk.work.session, item.assignment)


def told_as(handed: Handed) -> str:
    """How the keys of the notices about a text begin."""
    return f"co_opinion_in:{handed.id}@"


def _row(words: Words, kind: ReplyKind, item: Item, desk: Desk) -> Handed:
    return Handed(
        assignment_id=item.id,
        kind=kind,
        text=mask(words.text),
        percent=words.percent,
        result=words.result,
        file_ids=list(words.file_ids),
        person_id=desk.who.id,
        said_at=desk.now,
        counts_at=desk.undo_until,
    )


async def _enter(handed: Handed, item: Item, desk: Desk) -> None:
    handed.id = await desk.work.insert(handed)
    if handed.percent is not None:
        item.assignment.progress_percent = handed.percent
    elif handed.version > 1:
        await settle_percent(desk.work.session, item.assignment)
    desk.remember("reply", assignments=[item.id], reply=handed.id)
    if handed.kind is ReplyKind.CO_OPINION:
        for owed in await _news_for_lead(handed, item, desk):
            desk.work.owe(owed)


def _step_back(handed: Handed, item: Item) -> None:
    """Nothing came after it: the assignment is as it was before."""
    assignment = item.assignment
    if assignment.state is not LEFT[ACTS[handed.kind]]:
        return
    assignment.state = handed.state_before or AssignmentState.IN_PROGRESS
    if ACTS[handed.kind] is Act.ANSWER:
        assignment.answered_at, assignment.result_class = None, ""
    if assignment.state is AssignmentState.ASSIGNED:
        assignment.acknowledged_at = assignment.acknowledged_by = None


async def _version_before(handed: Handed, item: Item, desk: Desk) -> Handed | None:
    """The version on the same case that it took the place of."""
    if handed.replaces_id is None:
        return None
    before = await desk.work.session.get(Handed, handed.replaces_id)
    return before if before is not None and before.assignment_id == item.id else None


async def _count_again(before: Handed, item: Item, desk: Desk) -> None:
    """The newer version was undone: the one before it is the newest again, for whoever waits for it too."""
    before.superseded_at = None
    if ACTS[before.kind] is Act.ANSWER:
        item.assignment.result_class = before.result or ""
    if before.kind is ReplyKind.CO_OPINION:
        await owe_again(desk.work, await _news_for_lead(before, item, desk))


async def _news_for_lead(handed: Handed, item: Item, desk: Desk) -> list[Owed]:
    """The lead unit learns that an opinion is in, once it can no longer be undone."""
    text = "" if item.case.secret else handed.text
    corrects = await _was_told_before(handed, desk)
    facts = {"unit": item.unit.name, "reply": handed.id, "text": text, "corrects": corrects}
    facts["empty"] = not handed.file_ids and is_empty_opinion(handed.text)
    due_at = max(handed.counts_at, desk.push_time())
    return [
        Owed(f"{told_as(handed)}{liaison.id}", "co_opinion_in", liaison.id, due_at, other.id, facts=facts)
        for other in await items_of_case(desk.work.session, item.assignment.case_id)
        if other.assignment.role is AssignmentRole.LEAD
        for liaison in desk.rules.directory.liaisons(other.assignment.unit_id)
    ]


async def _was_told_before(handed: Handed, desk: Desk) -> bool:
    """Whether an older version on the same case has been told already."""
    before: Handed | None = handed
    while before is not None and before.replaces_id is not None:
        before = await desk.work.session.get(Handed, before.replaces_id)
        same_case = before is not None and before.assignment_id == handed.assignment_id
        if before is None or not same_case:
            return False
        if await told_of(desk.work.session, told_as(before)):
            return True
    return False


async def tell_moved(handed: Handed, item: Item, desk: Desk) -> None:
    """Whoever was told of an opinion that turns out to be another case's is told so."""
    if not await told_of(desk.work.session, told_as(handed)):
        return
    for owed in await _news_for_lead(handed, item, desk):
        key = owed.key.replace("@", ":moved@")
        desk.work.owe(
            replace(owed, key=key, due_at=desk.push_time(), facts={**owed.facts, "moved": True, "text": ""})
        )


async def item_of(handed: Handed, desk: Desk) -> Item:
    """The assignment a text is about, held for a change."""
    return (await items_by_id(desk.work.session, [handed.assignment_id], lock=True))[handed.assignment_id]
