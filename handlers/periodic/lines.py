"""A report as templates show it, and as messages carry it."""

from typing import Any

from domain.errors import NothingThere
from domain.messages import Document
from domain.permissions import SUPERVISING
from domain.vocabulary import PostRole, ReportKind, ReportState
from handlers.desk import Desk
from storage.outbox import REPLY_LANE, Address, Label, known_keys, post_document
from storage.reports import documents_of, find_report, reports_in
from storage.tables import Report

DRAFTS = (ReportState.DRAFT,)


def facts_of(report: Report, desk: Desk) -> dict[str, Any]:
    """What cards and lists say of one."""
    name = desk.rules.directory.person
    return {
        "number": report.id,
        "kind": report.kind,
        "state": report.state,
        "title": report.content.get("title", ""),
        "period": report.content.get("period", ""),
        "first": report.first_on,
        "last": report.last_on,
        "summary": report.summary.splitlines(),
        "late": report.late,
        "version": report.version,
        "composed_at": report.composed_at and report.composed_at.isoformat(),
        "by": name(report.decided_by).name if report.decided_by else "",
        "at": report.decided_at and report.decided_at.isoformat(),
        "reason": report.reason,
        "readers": [name(one).name for one in report.readers],
        "copies": [name(one).name for one in report.copies],
        "may_decide": PostRole.APPROVER in desk.who.roles and report.state is ReportState.DRAFT,
        "sha256": report.docx_sha256,
    }


def may_see(report: Report, desk: Desk) -> bool:
    """The office sees all; anybody else what was sent to him, once it is out."""
    if not desk.who.roles.isdisjoint(SUPERVISING):
        return True
    return report.state is ReportState.APPROVED and desk.who.id in (*report.readers, *report.copies)


async def report_numbered(number: int, desk: Desk) -> Report:
    """The one with this number that he may see. Raises NothingThere, whether unknown or forbidden."""
    report = await find_report(desk.work.session, number)
    if report is None or not may_see(report, desk):
        raise NothingThere("periodic", number=number)
    return report


async def draft_meant(number: int, kind: ReportKind | None, desk: Desk) -> Report | list[Report]:
    """The one he names, else the only draft; several, so that he is asked which. Raises NothingThere."""
    if number:
        return await report_numbered(number, desk)
    drafts = list(await reports_in(desk.work.session, DRAFTS, kind))
    if not drafts:
        raise NothingThere("draft", kind=kind)
    return drafts[0] if len(drafts) == 1 else drafts


async def send_files(report: Report, desk: Desk) -> None:
    """Both files as they were made, to him alone, once for a moment; who took them stands in the ledger."""
    to, moment = Address(desk.who.user_id or "", desk.who.id), desk.now.isoformat(timespec="seconds")
    for paper in documents_of(report):
        key = f"report:{report.id}:{desk.who.id}:{moment}:{paper['sha256'][:16]}"
        if await known_keys(desk.work.session, [key]):
            continue
        document = Document(paper["name"], paper["sha256"])
        post_document(desk.work, to, document, Label(key, "document", REPLY_LANE))
    desk.work.record(
        "report_fetched", desk.actor, f"report:{report.id}", docx=report.docx_sha256, xlsx=report.xlsx_sha256
    )
