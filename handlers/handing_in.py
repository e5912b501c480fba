"""What a unit hands in becomes a row that counts; a newer version takes its place, or it is taken away."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Final

from domain.answer_wording import is_empty_opinion
from domain.letters import Heading
from domain.masking import mask
from domain.packs import Review
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentRole, AssignmentState, ReplyKind, ResultClass
from handlers.announcing import news_of, told_as
from handlers.desk import Desk
from handlers.joint.arrivals import note_arrival, note_removal
from handlers.projects.quantities import count, count_again, take_back
from handlers.promising import withdraw
from handlers.rounds import enter, step_back
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
    ReplyKind.REPORT: Act.SIGN_REPORT,
    ReplyKind.MATCHING_LIST: Act.REPORT,
}
# The states in which a case stands because of such a text.
LEFT: Final = {
    ReplyKind.PROGRESS: frozenset({AssignmentState.IN_PROGRESS}),
    ReplyKind.ANSWER: frozenset({AssignmentState.ANSWERED, AssignmentState.UNDER_REVIEW}),
    ReplyKind.CO_OPINION: frozenset({AssignmentState.ANSWERED}),
    ReplyKind.REPORT: frozenset({AssignmentState.REPORTED}),
    ReplyKind.MATCHING_LIST: frozenset[AssignmentState](),
}
_ONE_AT_A_TIME: Final = (ReplyKind.REPORT, ReplyKind.MATCHING_LIST)


@dataclass(frozen=True, slots=True)
class Words:
    """What is handed in. Telephone and identity numbers are kept masked only."""

    text: str
    file_ids: tuple[int, ...] = ()
    percent: int | None = None
    result: ResultClass | None = None
    heading: Heading = Heading()  # noqa: RUF009 – frozen and empty


def kind_of(item: Item, *, final: bool) -> ReplyKind:
    """Progress, or what ends the unit's part: an answer, or a co-handler's opinion."""
    if not final:
        return ReplyKind.PROGRESS
    return ReplyKind.CO_OPINION if item.assignment.role is AssignmentRole.CO else ReplyKind.ANSWER


async def hand_in(words: Words, kind: ReplyKind, item: Item, desk: Desk, old: Handed | None = None) -> Handed:
    """Store a text and move the assignment on; raises WrongState before anything has changed.

    `old` is the version on another case that this one replaces.
    """
    assignment, act = item.assignment, act_of(words, kind, item, desk)
    state = advance(assignment.state, act, item.case.spoken) if act else assignment.state
    handed = _row(words, kind, item, desk)
    await count(handed, item, desk)
    handed.state_before = assignment.state
    if old is not None:
        handed.replaces_id, handed.version = old.id, old.version
    elif replaced := await _replaced(kind, item, desk):
        await _supersede(replaced, handed, desk)
    assignment.state = state
    if act in {Act.ANSWER, Act.SUBMIT}:
        assignment.answered_at = desk.now if act is Act.ANSWER else None
        assignment.result_class = words.result or ""
    if act is Act.SIGN_REPORT:
        assignment.reported_at = desk.now
    if assignment.acknowledged_at is None:  # whoever reports on a case has received it
        assignment.acknowledged_at, assignment.acknowledged_by = desk.now, desk.who.id
    await _enter(handed, item, desk)
    if kind is ReplyKind.CO_OPINION:
        await note_arrival(handed, item, desk)
    return handed


def act_of(words: Words, kind: ReplyKind, item: Item, desk: Desk) -> Act | None:
    """What the text moves: an answer may have to wait for the office, a report for its signature."""
    if kind is ReplyKind.MATCHING_LIST or (kind is ReplyKind.REPORT and words.heading.signed_on is None):
        return None
    reviewed = kind is ReplyKind.ANSWER and desk.rules.pack_of(item.case).review.when is Review.BEFORE
    return Act.SUBMIT if reviewed else ACTS[kind]


async def _replaced(kind: ReplyKind, item: Item, desk: Desk) -> Handed | None:
    """The text of which this is the next version: the last report or list, an answer that was sent back."""
    if kind not in {*_ONE_AT_A_TIME, ReplyKind.ANSWER}:
        return None
    same = [one for one in await counting_on(desk.work.session, item.id) if one.kind is kind]
    newest = same[0] if same else None
    sent_back = newest is not None and newest.passed is False
    return newest if kind in _ONE_AT_A_TIME or sent_back else None


async def _supersede(old: Handed, new: Handed, desk: Desk) -> None:
    new.version, new.replaces_id = old.version + 1, old.id
    old.superseded_at = desk.now
    await desk.work.flush()
    await drop_notices(desk.work, told_as(old), "corrected")
    await withdraw(old, desk)


async def revise(old: Handed, words: Words, item: Item, desk: Desk) -> Handed:
    """A new version on the same case: it counts from now on, the old one is kept.

    Signer, contact and publicity go with it; a report has to be signed anew.
    """
    kept = Heading() if old.kind is ReplyKind.REPORT else heading_of(old)
    handed = _row(replace(words, heading=kept), old.kind, item, desk)
    handed.state_before = old.state_before
    await take_back(old, item, desk)
    await count(handed, item, desk)
    await _supersede(old, handed, desk)
    if old.kind in {ReplyKind.ANSWER, ReplyKind.CO_OPINION}:
        item.assignment.result_class = words.result or ""
    await _enter(handed, item, desk)
    return handed


def heading_of(handed: Handed) -> Heading:
    """What a text bears beside its words."""
    return Heading(**{part.name: getattr(handed, part.name) for part in fields(Heading)})


async def take_away(handed: Handed, item: Item, desk: Desk, *, keep: bool = False) -> None:
    """Undo a text, or `keep` it as an old version of one elsewhere; the case stands as it did before it."""
    moving = [one.id for one in await counting_on(desk.work.session, item.id) if _has_moved(one)]
    await take_back(handed, item, desk)
    if keep:
        handed.superseded_at = desk.now
    else:
        handed.undone_at = desk.now
    await drop_notices(desk.work, told_as(handed), "undone")
    await withdraw(handed, desk)
    before = await _version_before(handed, item, desk)
    if (before is None or keep or not _stands_alike(before, handed)) and moving[:1] == [handed.id]:
        _step_back(handed, item)
        await step_back(handed, item, desk)
        if handed.kind is ReplyKind.CO_OPINION:
            await note_removal(handed, item, desk)
    if before is not None and not keep:
        await _count_again(before, item, desk)
    await settle_percent(desk.work.session, item.assignment)


def _has_moved(handed: Handed) -> bool:
    """Whether the text moved its case: a list never does, a report only with its signature."""
    return handed.kind is not ReplyKind.MATCHING_LIST and (
        handed.kind is not ReplyKind.REPORT or handed.signed_on is not None
    )


def _stands_alike(before: Handed, handed: Handed) -> bool:
    """Whether the case stands by the version before as by this one."""
    return before.passed is not False and _has_moved(before) is _has_moved(handed)


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
        **asdict(words.heading),
    )


async def _enter(handed: Handed, item: Item, desk: Desk) -> None:
    handed.id = await desk.work.insert(handed)
    if handed.percent is not None:
        item.assignment.progress_percent = handed.percent
    elif handed.version > 1:
        await settle_percent(desk.work.session, item.assignment)
    desk.remember("reply", assignments=[item.id], reply=handed.id)
    await enter(handed, item, desk)
    for owed in await _news(handed, item, desk):
        desk.work.owe(owed)


def _step_back(handed: Handed, item: Item) -> None:
    """Nothing came after it: the assignment is as it was before."""
    assignment = item.assignment
    if assignment.state not in LEFT[handed.kind]:
        return
    assignment.state = handed.state_before or AssignmentState.IN_PROGRESS
    if ACTS[handed.kind] is Act.ANSWER:
        assignment.answered_at, assignment.result_class = None, ""
    if handed.kind is ReplyKind.REPORT:
        assignment.reported_at = None
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
    if before.passed is False:
        return
    await enter(before, item, desk)
    await count_again(before, item, desk)
    if ACTS[before.kind] is Act.ANSWER:
        item.assignment.result_class = before.result or ""
    if before.kind is ReplyKind.REPORT and before.signed_on is not None:
        item.assignment.reported_at = before.reviewed_at or before.said_at
    await owe_again(desk.work, await _news(before, item, desk))


async def _news(handed: Handed, item: Item, desk: Desk) -> list[Owed]:
    """Whoever waits for the text is told once it can no longer be undone."""
    if handed.kind is ReplyKind.CO_OPINION:
        return await _news_for_lead(handed, item, desk)
    return news_of(handed, item, desk)


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
        for liaison in desk.rules.directory.liaisons(other.assignment.unit_id, other.id)
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
