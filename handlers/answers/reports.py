"""报告: the handling report, which counts once the leader in charge has signed it (R25)."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.deadlines import report_due
from domain.errors import BadInput, WrongState
from domain.intents import HandInReport
from domain.letters import Heading, read_person, read_signature
from domain.masking import mask
from domain.planning import day_of
from domain.reading.cases.contacts import read_contact_day
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentRole, PostRole, ReplyKind
from handlers.amending import put
from handlers.desk import Desk
from handlers.handing_in import Words, hand_in
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item

router = Router()


@router.on(HandInReport)
async def hand_in_report(intent: HandInReport, desk: Desk) -> Reply:
    """Echoed first. Signed on paper it counts at once; else the unit's leader in charge gets it to sign."""
    item = await desk.own_one(intent.refs)
    _ = advance(item.assignment.state, Act.SIGN_REPORT, item.case.spoken)
    if item.assignment.role is AssignmentRole.CO:
        raise WrongState("co_no_report", number=item.case.spoken)
    intent = replace(intent, refs=(ref_to(item),))
    if not intent.text and not intent.file_ids:
        return _ask(item, intent, "text", desk)
    leaders = desk.rules.directory.told_for(item.assignment.unit_id, PostRole.LEADER_IN_CHARGE)
    heading = _signature(intent, item, desk)
    if not heading.signer and not leaders:
        return _ask(item, intent, "signer", desk)
    facts = _facts(item, intent, heading, desk) | {"leaders": [one.name for one in leaders]}
    if not desk.confirmed:
        kept = replace(intent, text=mask(intent.text))
        return Reply("questions/report.md.j2", facts, Question((kept,)), about=item.id)
    handed = await hand_in(Words(intent.text, intent.file_ids, heading=heading), ReplyKind.REPORT, item, desk)
    act = "report_signed" if handed.signed_on else "report_handed_in"
    signed = {"signer": handed.signer, "signed_on": str(handed.signed_on or "")}
    desk.work.record(
        act, desk.actor, item.subject, text=handed.text, late=is_late(item, desk), stated=True, **signed
    )
    return Reply("replies/report.md.j2", facts, about=item.id)


def _signature(intent: HandInReport, item: Item, desk: Desk) -> Heading:
    """Who signed on paper and when, as the unit's liaison states it; empty if he states nothing."""
    name, day = read_signature(intent.text)
    if intent.signer:
        name = read_person(intent.signer)[0]
        day = intent.signer.partition(name)[2]
    if not name:
        return Heading()
    on = read_contact_day(day, desk.today)
    if on is None:
        raise BadInput("signing_day", number=item.case.spoken)
    return Heading(signer=name, signed_on=on)


def _ask(item: Item, intent: HandInReport, field: str, desk: Desk) -> Reply:
    facts = {"case": desk.line(item), "due": _said_due(item, desk)}
    question = Question((put(intent, field, ""),), wants_words_for=field)
    return Reply(f"questions/report_{field}.md.j2", facts, question, about=item.id)


def _facts(item: Item, intent: HandInReport, heading: Heading, desk: Desk) -> dict[str, Any]:
    describe = desk.rules.calendar.describe
    return {
        "case": desk.line(item),
        "text": mask(intent.text),
        "masked": mask(intent.text) != intent.text,
        "files": len(intent.file_ids),
        "signer": heading.signer,
        "signed_on": describe(heading.signed_on, desk.today) if heading.signed_on else "",
        "due": _said_due(item, desk),
        "late": is_late(item, desk),
        "undo_until": desk.undo_until,
    }


def _due(item: Item, desk: Desk) -> date | None:
    """The last day on which the report is in time: so far ahead of the deadline."""
    on, ahead = item.assignment.deadline_on, desk.rules.pack_of(item.case).report.ahead
    told_on = day_of(item.assignment.handed_over_at or item.assignment.assigned_at)
    return report_due(on, ahead.days, ahead.unit, desk.rules.calendar, told_on) if on else None


def _said_due(item: Item, desk: Desk) -> str:
    due = _due(item, desk)
    return desk.rules.calendar.describe(due, desk.today) if due else ""


def is_late(item: Item, desk: Desk) -> bool:
    due = _due(item, desk)
    return due is not None and desk.today > due
