"""撤回 of signing, reviewing, planning and completing, while nobody has acted on it."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any, Final

from domain.errors import NothingThere, TooLate
from domain.vocabulary import AssignmentState, DeadlineKind, FollowUpState, ReplyKind
from handlers.answers.deciding import held_item
from handlers.desk import Desk
from handlers.joint.duty_to_meet import review_meeting
from handlers.tracking import move, settle
from storage.desks import Item, items_by_id, items_of_case
from storage.papers import newest_of, undecide
from storage.replies import counting_on, reply_of
from storage.retractions import retire_notices, told_to
from storage.tables import FollowUp
from storage.tables import Reply as Handed
from storage.unit_of_work import Owed

Act = dict[str, Any]
# What he decided, by how its notices begin.
_TOLD: Final = ("report_signed", "report_sent_back", "answer_passed", "answer_sent_back")


async def take_back_paper_decision(act: Act, desk: Desk) -> Item:
    """The paper waits again; whoever was told is told that it does not hold. Raises TooLate."""
    paper = await reply_of(desk.work.session, act["paper"])
    if paper is None or paper.reviewed_by != desk.who.id or paper.undone_at or paper.superseded_at:
        raise NothingThere("undo")
    item = await held_item(paper, desk)
    await _check(paper, item, desk)
    if not await undecide(desk.work.session, paper, unsign=paper.kind is ReplyKind.REPORT):
        raise TooLate("overtaken", number=item.case.spoken)
    _put_back(act, paper, item)
    item.assignment.version += 1
    for kind in _TOLD:
        await _take_back_news(f"{kind}:{paper.id}:", paper, item, desk)
    desk.work.record("paper_decision_undone", desk.actor, item.subject, reply=paper.id)
    return item


async def _check(paper: Handed, item: Item, desk: Desk) -> None:
    """Nothing may stand on it: the case must be where the decision put it, and no newer text may be in."""
    state, since = item.assignment.state, paper.reviewed_at
    expected = {
        (ReplyKind.REPORT, True): {AssignmentState.REPORTED},
        (ReplyKind.ANSWER, True): {AssignmentState.ANSWERED},
        (ReplyKind.ANSWER, False): {AssignmentState.IN_PROGRESS},
    }.get((paper.kind, bool(paper.passed)), {state})
    texts = await counting_on(desk.work.session, item.id)
    newer = [one for one in texts if since and one.said_at >= since and (one.id or 0) > (paper.id or 0)]
    if newer:
        by = desk.rules.directory.person(newer[0].person_id).name
        raise TooLate("unit_acted", number=item.case.spoken, by=by, refused=paper.passed is False)
    if state not in expected or item.assignment.rated_at is not None:
        raise TooLate("overtaken", number=item.case.spoken)


def _put_back(act: Act, paper: Handed, item: Item) -> None:
    assignment = item.assignment
    assignment.state = AssignmentState(act["state"])
    assignment.reviewed_at = None
    if paper.kind is ReplyKind.REPORT:
        assignment.reported_at = None
        return
    if assignment.state is AssignmentState.UNDER_REVIEW:
        assignment.answered_at = None
    if act.get("answered_at"):
        assignment.answered_at = datetime.fromisoformat(act["answered_at"])
    assignment.result_class = act.get("result_class", assignment.result_class)
    if "deadline_kind" in act:
        assignment.deadline_on = _day(act["deadline_on"])
        assignment.second_deadline_on = _day(act["second_deadline_on"])
        assignment.deadline_kind = DeadlineKind(act["deadline_kind"])


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


async def _take_back_news(prefix: str, paper: Handed, item: Item, desk: Desk) -> None:
    told = await told_to(desk.work.session, prefix)
    await retire_notices(desk.work, prefix, f"undone{item.assignment.version}")
    facts = {"kind": paper.kind.value, "by": desk.who.name}
    for person_id in told:
        key = f"paper_undone:{paper.id}:{item.assignment.version}@{person_id}"
        desk.work.owe(Owed(key, "paper_undone", person_id, desk.push_time(), item.id, facts=facts))


async def take_back_plan(act: Act, desk: Desk) -> Item:
    """The nodes are as they were before; not once one of the new ones is done."""
    item = (await items_by_id(desk.work.session, act["assignments"], lock=True))[act["assignments"][0]]
    opened = [node for one in act["opened"] if (node := await desk.work.session.get(FollowUp, one))]
    if any(one.state is not FollowUpState.OPEN for one in opened):
        raise TooLate("acted_on", number=item.case.spoken)
    for one in opened:
        settle(one, FollowUpState.DROPPED, "", desk)
    for dropped in act["dropped"]:
        if (node := await desk.work.session.get(FollowUp, dropped)) is not None:
            node.state, node.settled_at, node.settled_by, node.settled_on = (
                FollowUpState.OPEN,
                None,
                None,
                None,
            )
            desk.work.session.add(node)
    for moved, before in act["moved"]:
        if (node := await desk.work.session.get(FollowUp, moved)) is not None:
            move(node, _day(before), desk)
    desk.work.record("plan_undone", desk.actor, item.subject)
    return item


async def take_back_letter(act: Act, desk: Desk) -> Item:
    """The part of the letter is as it was before."""
    paper = await newest_of(desk.work.session, act["assignments"][0], ReplyKind.ANSWER)
    if paper is None or paper.id != act["paper"]:
        raise NothingThere("undo")
    item = await held_item(paper, desk)
    for name, value in act["kept"].items():
        setattr(paper, name, value)
    desk.work.session.add(paper)
    desk.work.record("letter_undone", desk.actor, item.subject, reply=paper.id)
    return item


async def take_back_leader_case(act: Act, desk: Desk) -> Item:
    """The case is what it was; whoever was told is told."""
    item = (await items_by_id(desk.work.session, act["assignments"]))[act["assignments"][0]]
    item.case.leader_case, item.case.leader = act["kept"]["leader_case"], act["kept"]["leader"]
    desk.work.session.add(item.case)
    await review_meeting(item.assignment.case_id, desk)
    prefix = act["prefix"]
    told = await told_to(desk.work.session, f"{prefix}:")
    await retire_notices(desk.work, f"{prefix}:", "undone")
    for part in await items_of_case(desk.work.session, item.assignment.case_id):
        for person in desk.rules.directory.liaisons(part.assignment.unit_id, part.id):
            if person.id in told:
                key, facts = (
                    f"{prefix}:undone:{part.id}@{person.id}",
                    {"kind": "leader_case", "by": desk.who.name},
                )
                desk.work.owe(Owed(key, "paper_undone", person.id, desk.push_time(), part.id, facts=facts))
    desk.work.record("leader_case_undone", desk.actor, f"case:{item.case.id}")
    return item


TAKE_BACK: Final[dict[str, Callable[[Act, Desk], Awaitable[Item]]]] = {
    "report_decision": take_back_paper_decision,
    "review": take_back_paper_decision,
    "plan": take_back_plan,
    "letter": take_back_letter,
    "leader_case": take_back_leader_case,
}
