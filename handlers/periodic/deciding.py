"""发出, 退回, 不发: a draft is decided once; what goes out may be stopped within the undo window."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.errors import AlreadyDecided, WrongState
from domain.intents import DropDraft, IssueReport, ReturnDraft
from domain.notice_kinds import NoticeKind
from domain.reports.plans import Plan
from domain.vocabulary import ReportState
from handlers.desk import Desk
from handlers.periodic.lines import draft_meant, facts_of
from handlers.periodic.readers import people_of, say_readers
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.people import Someone
from storage.recalls import want_back
from storage.reports import decide_report, documents_of
from storage.retractions import drop_notices, told_to
from storage.tables import Report
from storage.unit_of_work import Owed

router = Router()
Decision = IssueReport | ReturnDraft | DropDraft
OUTCOMES: dict[type[Decision], ReportState] = {
    IssueReport: ReportState.APPROVED,
    ReturnDraft: ReportState.SENT_BACK,
    DropDraft: ReportState.DROPPED,
}


@router.on(IssueReport)
async def issue_report(intent: IssueReport, desk: Desk) -> Reply:
    """Shows to whom it goes, and on 确认 it goes: to each once, with both files."""
    found = await draft_meant(intent.number, intent.kind, desk)
    if isinstance(found, list):
        return _ask_which(intent, found, desk)
    _check_open(found, desk)
    plan = desk.rules.policy.reports.get(found.kind)
    readers, copies = _people(plan, desk)
    facts = {"report": facts_of(found, desk), **_said(plan, desk), "count": len(readers) + len(copies)}
    if not desk.confirmed:
        settled = replace(intent, number=found.id or 0)
        return Reply("questions/issue_report.md.j2", facts, Question((settled,)))
    to, copied = [one.id for one in readers], [one.id for one in copies]
    at = _goes_out_at(desk)
    await _decide(found, ReportState.APPROVED, desk, readers=to, copies=copied, goes_out_at=at)
    for person in (*readers, *copies):
        desk.work.owe(_issued_to(person, found, copied=person in copies))
    desk.work.record(
        "report_issued", desk.actor, f"report:{found.id}",
        readers=found.readers, copies=found.copies, docx=found.docx_sha256, xlsx=found.xlsx_sha256,
    )  # fmt: skip
    facts |= {"report": facts_of(found, desk), "undo_until": desk.undo_until, **desk.push_facts()}
    return Reply("replies/report_issued.md.j2", facts)


@router.on(ReturnDraft)
async def return_draft(intent: ReturnDraft, desk: Desk) -> Reply:
    """Sent back with a reason; a new one is composed when somebody asks for it."""
    found = await draft_meant(intent.number, intent.kind, desk)
    if isinstance(found, list):
        return _ask_which(intent, found, desk)
    _check_open(found, desk)
    settled = replace(intent, number=found.id or 0)
    facts = {"report": facts_of(found, desk), "reason": intent.reason}
    if not intent.reason.strip():
        question = Question((settled,), wants_words_for="reason")
        return Reply("questions/return_draft_reason.md.j2", facts, question)
    return await _put_away(found, settled, facts, desk)


@router.on(DropDraft)
async def drop_draft(intent: DropDraft, desk: Desk) -> Reply:
    """It is not sent; it is kept."""
    found = await draft_meant(intent.number, intent.kind, desk)
    if isinstance(found, list):
        return _ask_which(intent, found, desk)
    _check_open(found, desk)
    facts = {"report": facts_of(found, desk), "reason": ""}
    return await _put_away(found, replace(intent, number=found.id or 0), facts, desk)


async def _put_away(report: Report, intent: Decision, facts: dict[str, Any], desk: Desk) -> Reply:
    """退回 and 不发 differ in a word."""
    facts["outcome"] = OUTCOMES[type(intent)]
    if not desk.confirmed:
        return Reply("questions/put_away_report.md.j2", facts, Question((intent,)))
    await _decide(report, OUTCOMES[type(intent)], desk, reason=facts["reason"])
    subject = f"report:{report.id}"
    desk.work.record("report_put_away", desk.actor, subject, state=report.state.value, reason=facts["reason"])
    return Reply("replies/report_put_away.md.j2", {**facts, "report": facts_of(report, desk)})


async def _decide(report: Report, state: ReportState, desk: Desk, **values: Any) -> None:  # noqa: ANN401 - columns
    """One winner; whoever else had the card is told, and his card goes. Raises AlreadyDecided."""
    stamp = {"state": state, "decided_by": desk.who.id, "decided_at": desk.now}
    if not await decide_report(desk.work.session, report, ReportState.DRAFT, **stamp, **values):
        _check_open(report, desk)
    card = f"{NoticeKind.PERIODIC_DRAFT}:{report.id}@"
    told = {*await told_to(desk.work.session, card), *([report.wanted_by] if report.wanted_by else [])}
    await drop_notices(desk.work, card, state.value)
    for person_id in sorted(told - {desk.who.id}):
        desk.work.owe(decided_for(person_id, report, desk))
    await want_back(desk.work, card, but_not=desk.who.id)
    desk.remember("report_decided", report=report.id, state=state.value, assignments=[])


def decided_for(person_id: int, report: Report, desk: Desk) -> Owed:
    """What became of a draft, for one who had it on his desk as well."""
    facts = {
        "report": report.id,
        "title": report.content["title"],
        "period": report.content["period"],
        "by": desk.who.name,
        "at": desk.now.isoformat(),
        "state": report.state.value,
        "reason": report.reason,
    }
    key = f"{NoticeKind.PERIODIC_DECIDED}:{report.id}:{desk.now.isoformat()}@{person_id}"
    return Owed(key, NoticeKind.PERIODIC_DECIDED, person_id, desk.push_time(), facts=facts)


def _issued_to(person: Someone, report: Report, *, copied: bool) -> Owed:
    facts = {
        "report": report.id,
        "kind": report.kind,
        "title": report.content["title"],
        "period": report.content["period"],
        "summary": report.summary,
        "copied": copied,
        "documents": documents_of(report),
    }
    assert report.goes_out_at is not None  # noqa: S101 - it was just set
    key = f"{NoticeKind.PERIODIC_ISSUED}:{report.id}@{person.id}"
    return Owed(key, NoticeKind.PERIODIC_ISSUED, person.id, report.goes_out_at, facts=facts)


def _goes_out_at(desk: Desk) -> datetime:
    """Not before the undo window is over: what has arrived cannot be taken back."""
    return max(desk.push_time(), desk.undo_until)


def _people(plan: Plan | None, desk: Desk) -> tuple[list[Someone], list[Someone]]:
    """Readers and copies of that day; who is on both lists gets it once."""
    if plan is None:
        return [], []
    readers = people_of(plan.readers, desk.rules.directory)
    known = {one.id for one in readers}
    return readers, [one for one in people_of(plan.copies, desk.rules.directory) if one.id not in known]


def _said(plan: Plan | None, desk: Desk) -> dict[str, list[str]]:
    directory = desk.rules.directory
    readers, copies = (plan.readers, plan.copies) if plan else ((), ())
    return {"readers": say_readers(readers, directory), "copies": say_readers(copies, directory)}


def _check_open(report: Report, desk: Desk) -> None:
    """Raises AlreadyDecided with who did it, or WrongState while it is being composed."""
    if report.state is ReportState.DRAFT:
        return
    if report.state is ReportState.WANTED or report.decided_by is None:
        raise WrongState("periodic_wanted", number=report.id)
    by = desk.rules.directory.person(report.decided_by).name
    raise AlreadyDecided(
        by=by, at=report.decided_at and report.decided_at.isoformat(), state=f"periodic_{report.state.value}"
    )


def _ask_which(intent: Decision, drafts: list[Report], desk: Desk) -> Reply:
    options = tuple(replace(intent, number=one.id or 0, kind=None) for one in drafts[:4])
    facts = {"reports": [facts_of(one, desk) for one in drafts[:4]]}
    return Reply("questions/which_report.md.j2", facts, Question(options, settles=False))
