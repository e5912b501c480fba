"""Composes what is wanted or due: the content, both files, one row; then it is laid before who decides."""

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pydantic import TypeAdapter

from domain.notice_kinds import NoticeKind
from domain.reports.contents import ReportContent
from domain.vocabulary import PostRole, ReportState
from message_templates.papers import write_document, write_workbook
from message_templates.pictures import draw_chart
from scheduler.alerts import alert_admins
from scheduler.reports.kinds import COMPOSERS
from scheduler.reports.matters import Matter, next_matter
from storage.engines import Database
from storage.figures import ledger_head
from storage.files import FileStore, safe_name
from storage.ledger import ROBOT
from storage.notices import Turn, take_turn
from storage.people import Someone
from storage.reports import documents_of, find_report, known_reports, who_decides
from storage.rules import Rules
from storage.tables import Report
from storage.unit_of_work import Look, Owed, UnitOfWork

logger = logging.getLogger(__name__)
CONTENT: Final = TypeAdapter(ReportContent)
FAILED: Final = "failed"  # why one that could not be composed is not sent


@dataclass(frozen=True, slots=True)
class Composed:
    """A report as it was made: content, the hashes of its files, what the ledger ended with."""

    content: ReportContent
    docx: str
    xlsx: str
    head: str


async def compose_next(database: Database, files: FileStore, now: datetime) -> bool:
    """Compose one report; False when none is wanted or due.

    It is read and written out without holding up anybody; only the finished row is a transaction. Whoever
    else composed the same meanwhile was first, and his counts. One that cannot be composed is dropped and
    told to the administrators: it must not keep the others, or the clock, from going on.
    """
    async with Look(database, now) as look:
        matter = await next_matter(look)
        if matter is None:
            return False
        composed = await _try(matter, look, files)
    async with UnitOfWork(database, now) as work:
        await take_turn(work, Turn.REPORT)
        report = await _row(matter, work)
        if report is not None:
            await _keep(report, matter, composed, work)
        await work.commit()
    return True


async def _try(matter: Matter, look: UnitOfWork, files: FileStore) -> Composed | None:
    try:
        content = await COMPOSERS[matter.wanted.kind](look, matter.wanted)
        head = await ledger_head(look.session)
        docx, xlsx = await asyncio.to_thread(_write, content, files)
    except Exception:
        logger.exception("cannot compose %s", matter.key)
        return None
    return Composed(content, docx, xlsx, head)


def _write(content: ReportContent, files: FileStore) -> tuple[str, str]:
    return files.write(write_document(content, draw_chart)), files.write(write_workbook(content))


async def _row(matter: Matter, work: UnitOfWork) -> Report | None:
    """The row to fill; None if somebody was first."""
    if matter.row is not None:
        row = await find_report(work.session, matter.row)
        return row if row is not None and row.state is ReportState.WANTED else None
    if await known_reports(work.session, [matter.key]):
        return None
    row = Report(
        key=matter.key,
        kind=matter.wanted.kind,
        state=ReportState.WANTED,
        first_on=matter.wanted.first_on,
        last_on=matter.wanted.last_on,
        late=matter.late,
        wanted_at=work.now,
    )
    work.session.add(row)
    await work.flush()
    return row


async def _keep(report: Report, matter: Matter, composed: Composed | None, work: UnitOfWork) -> None:
    rules = await work.rules()
    report.composed_at = work.now
    if composed is None:
        report.state, report.reason = ReportState.DROPPED, FAILED
        work.record("report_failed", ROBOT, f"report:{report.id}", key=matter.key)
        alert_admins(work, rules, "report_failed", report.id or 0, kind=report.kind, report=report.id)
        return
    content = composed.content
    report.state = ReportState.DRAFT
    report.content = json.loads(CONTENT.dump_json(content))
    report.summary = "\n".join(content.summary)
    report.name = safe_name(f"{content.title} {content.period}")[:150]
    report.docx_sha256, report.xlsx_sha256 = composed.docx, composed.xlsx
    report.ledger_head = composed.head
    work.record(
        "report_composed", ROBOT, f"report:{report.id}",
        key=matter.key, docx=composed.docx, xlsx=composed.xlsx, late=matter.late,
    )  # fmt: skip
    for person in _told(report, rules):
        work.owe(_draft_for(person, report, work.now))


def _told(report: Report, rules: Rules) -> Sequence[Someone]:
    """Who asked for it; of one that was due who decides."""
    if report.wanted_by is not None:
        asked = rules.directory.find(report.wanted_by)
        return [asked] if asked is not None and asked.can_be_told else []
    return who_decides(rules.directory)


def _draft_for(person: Someone, report: Report, now: datetime) -> Owed:
    """Who asked for it waits for it: to him it goes at once."""
    facts: dict[str, Any] = {
        "report": report.id,
        "kind": report.kind,
        "title": report.content["title"],
        "period": report.content["period"],
        "summary": report.summary,
        "late": report.late,
        "documents": documents_of(report),
        "may_decide": PostRole.APPROVER in person.roles,
    }
    key = f"{NoticeKind.PERIODIC_DRAFT}:{report.id}@{person.id}"
    return Owed(
        key, NoticeKind.PERIODIC_DRAFT, person.id, now, urgent=report.wanted_by is not None, facts=facts
    )
