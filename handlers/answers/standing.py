"""How a case's papers stand, for its card: what to do first; plan, contacts, report, letter, review."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from domain.letters import Heading
from domain.masking import mask_number
from domain.transitions import OPEN
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    ContactPhase,
    FollowUpKind,
    FollowUpState,
    ReplyKind,
)
from handlers.desk import Desk
from handlers.handing_in import heading_of
from storage.contacts import contacts_of
from storage.desks import Item
from storage.follow_ups import follow_ups_of_case
from storage.replies import counting_on
from storage.tables import Contact
from storage.tables import Reply as Handed

_ACTIVE: Final = (FollowUpState.OPEN, FollowUpState.DONE)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many nodes are done, and the next one with its day."""

    done: int
    count: int
    title: str = ""
    on: str = ""


async def standing_of(item: Item, desk: Desk) -> dict[str, Any]:
    """The facts of the card; of a case whose content he may not read only what says nothing of it."""
    texts = await counting_on(desk.work.session, item.id)
    newest = {kind: next((one for one in texts if one.kind is kind), None) for kind in ReplyKind}
    report, letter = newest[ReplyKind.REPORT], newest[ReplyKind.ANSWER]
    known = desk.knows(item)
    return {
        "todo": _todo(item, newest, desk),
        "plan": await _plan(item, desk) if known else None,
        "phases": _phases(item, await contacts_of(desk.work.session, item.id)),
        "report": _report(report, desk) if report and known else None,
        "heading": _heading(letter, item, desk) if letter and known else Heading(),
        "sent_back": letter.review_note if letter and letter.passed is False and known else "",
        "reviewed": letter is not None and letter.passed is True,
    }


def _heading(letter: Handed, item: Item, desk: Desk) -> Heading:
    """The telephone in full for the unit whose letter it is; for everybody else it is masked."""
    heading = heading_of(letter)
    own = item.assignment.unit_id in desk.who.unit_ids
    return heading if own else replace(heading, contact_phone=mask_number(heading.contact_phone))


def _phases(item: Item, made: Sequence[Contact]) -> dict[ContactPhase, bool]:
    """Which of the three meetings took place; of interest once somebody was met."""
    if not made or item.assignment.role is AssignmentRole.CO:
        return {}
    return {phase: any(one.phase is phase for one in made) for phase in ContactPhase}


def _todo(item: Item, newest: dict[ReplyKind, Handed | None], desk: Desk) -> str:
    """The first thing its unit has to do; "" where that is plain from the buttons, or nothing."""
    state, required = item.assignment.state, desk.rules.pack_of(item.case).report.required
    report, letter = newest[ReplyKind.REPORT], newest[ReplyKind.ANSWER]
    waits = report is not None and report.signed_on is None
    steps = {
        "rewrite_report": waits and report is not None and report.passed is False,
        "wait_for_signature": waits,
        "write_report": required and item.assignment.reported_at is None,
        "answer_anew": letter is not None and letter.passed is False,
        "write_list": item.case.leader_case and newest[ReplyKind.MATCHING_LIST] is None,
    }
    if state is AssignmentState.UNDER_REVIEW:
        return "wait_for_review"
    if state not in OPEN or item.assignment.role is AssignmentRole.CO:
        return ""
    return next((step for step, due in steps.items() if due), "")


async def _plan(item: Item, desk: Desk) -> Plan | None:
    case_id, kinds = item.assignment.case_id, (FollowUpKind.PLAN_NODE,)
    found = await follow_ups_of_case(desk.work.session, case_id, kinds, _ACTIVE)
    own = [one for one in found if one.assignment_id == item.id]
    if not own:
        return None
    ahead = next((one for one in own if one.state is FollowUpState.OPEN), None)
    on = (
        desk.rules.calendar.describe(ahead.due_on, desk.today, written=True) if ahead and ahead.due_on else ""
    )
    done = sum(one.state is FollowUpState.DONE for one in own)
    return Plan(done, len(own), ahead.title if ahead else "", on)


def _report(report: Handed, desk: Desk) -> dict[str, Any]:
    signed_on = report.signed_on
    return {
        "signer": report.signer,
        "signed_on": desk.rules.calendar.describe(signed_on, desk.today) if signed_on else "",
        "note": report.review_note if report.passed is False else "",
        "stated": signed_on is not None and report.reviewed_by is None,
    }
