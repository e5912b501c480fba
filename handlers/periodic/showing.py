"""半月报, 报告 3, 历次半月报, 审报告: reports are found again as they were."""

from domain.errors import NothingThere
from domain.intents import ListReports, ReviewDrafts, ShowReport
from domain.permissions import SUPERVISING
from domain.vocabulary import ReportState
from handlers.desk import Desk
from handlers.periodic.lines import DRAFTS, facts_of, may_see, report_numbered, send_files
from handlers.replying import Reply
from handlers.router import Router
from storage.reports import reports_in
from storage.tables import Report

router = Router()
COMPOSED = (ReportState.DRAFT, ReportState.APPROVED, ReportState.SENT_BACK, ReportState.DROPPED)
STANDING = (ReportState.APPROVED, ReportState.DRAFT)  # what is meant where no number is said


@router.on(ShowReport)
async def show_report(intent: ShowReport, desk: Desk) -> Reply:
    """Its summary, and both files with the very same bytes as ever."""
    report = await _meant(intent, desk)
    if report.docx_sha256:
        await send_files(report, desk)
    return Reply("cards/report.md.j2", {"report": facts_of(report, desk), "asked_again": False})


async def _meant(intent: ShowReport, desk: Desk) -> Report:
    """The one with the number; else the newest of the kind that covers nothing but the days he names."""
    if intent.number:
        return await report_numbered(intent.number, desk)
    for report in await _visible(STANDING, intent, desk):
        if intent.first_on is None or intent.last_on is None:
            return report
        if intent.first_on <= report.first_on and report.last_on <= intent.last_on:
            return report
    office = not desk.who.roles.isdisjoint(SUPERVISING)
    raise NothingThere("periodic_kind", kind=intent.kind, office=office)


@router.on(ListReports)
async def list_reports(intent: ListReports, desk: Desk) -> Reply:
    """Every one that he may see, newest first."""
    found = await _visible(COMPOSED, intent, desk)
    size = desk.rules.policy.page
    pages = max(1, -(-len(found) // size))
    page = min(max(1, intent.page), pages)
    facts = {
        "reports": [facts_of(one, desk) for one in found[(page - 1) * size : page * size]],
        "kind": intent.kind,
        "total": len(found),
        "page": page,
        "pages": pages,
        "drafts": False,
    }
    return Reply("lists/reports.md.j2", facts)


@router.on(ReviewDrafts)
async def review_drafts(desk: Desk) -> Reply:
    """What waits for approval; the only one is shown at once."""
    drafts = await reports_in(desk.work.session, DRAFTS)
    if len(drafts) == 1:
        await send_files(drafts[0], desk)
        return Reply("cards/report.md.j2", {"report": facts_of(drafts[0], desk), "asked_again": False})
    facts = {"reports": [facts_of(one, desk) for one in drafts], "kind": None, "total": len(drafts)}
    return Reply("lists/reports.md.j2", {**facts, "page": 1, "pages": 1, "drafts": True})


async def _visible(
    states: tuple[ReportState, ...], intent: ShowReport | ListReports, desk: Desk
) -> list[Report]:
    found = await reports_in(desk.work.session, states, intent.kind)
    return [one for one in found if may_see(one, desk)]
