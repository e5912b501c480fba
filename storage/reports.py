"""Reports on their way: asked for, composed, decided by one winner, found again as they were."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.reports.periods import Period
from domain.vocabulary import PostRole, ReportKind, ReportState
from storage.people import Directory, Someone
from storage.tables import Report

ENDED = (ReportState.SENT_BACK, ReportState.DROPPED)


def key_of(
    kind: ReportKind, period: Period, sources: Sequence[str], unit_ids: Sequence[int], version: int
) -> str:
    """One report for a kind, its days and its scope; another only when that one was sent back or dropped."""
    scope = f"{','.join(sources)}/{','.join(map(str, unit_ids))}"
    return f"{kind}:{period.first_on}:{period.last_on}:{scope}:{version}"[:300]


async def wanted_reports(session: AsyncSession) -> Sequence[Report]:
    """Those that somebody asked for and nobody has composed, oldest first."""
    query = select(Report).where(Report.state == ReportState.WANTED).order_by(col(Report.id))
    return (await session.exec(query)).all()


def to_compose() -> sa.ColumnElement[bool]:
    """Whether there is one."""
    return sa.exists().where(col(Report.state) == ReportState.WANTED)


async def known_reports(session: AsyncSession, keys: Collection[str]) -> set[str]:
    """Which of these exist already, whatever became of them."""
    return set((await session.exec(select(Report.key).where(col(Report.key).in_(keys)))).all())


async def find_report(session: AsyncSession, report_id: int) -> Report | None:
    """The one with this number."""
    return await session.get(Report, report_id)


async def newest_of(session: AsyncSession, kind: ReportKind, period: Period, scope: str) -> Report | None:
    """The newest version of a kind's report on these days and this scope (as it stands in the key)."""
    begin = f"{kind}:{period.first_on}:{period.last_on}:{scope}:"
    query = select(Report).where(col(Report.key).startswith(begin, autoescape=True))
    return (await session.exec(query.order_by(col(Report.version).desc()).limit(1))).first()


async def reports_in(
    session: AsyncSession, states: Collection[ReportState], kind: ReportKind | None = None
) -> Sequence[Report]:
    """Every report in these states, of one kind if one is named, the newest first."""
    query = select(Report).where(col(Report.state).in_(states))
    if kind is not None:
        query = query.where(Report.kind == kind)
    return (await session.exec(query.order_by(col(Report.last_on).desc(), col(Report.id).desc()))).all()


def documents_of(report: Report) -> list[dict[str, str]]:
    """Both files as notices name them."""
    return [
        {"name": f"{report.name}.docx", "sha256": report.docx_sha256},
        {"name": f"{report.name}.xlsx", "sha256": report.xlsx_sha256},
    ]


def who_decides(directory: Directory) -> Sequence[Someone]:
    """Before whom a report that was due is laid: whoever may approve it, else an administrator."""
    return directory.office(PostRole.APPROVER) or directory.office(PostRole.ADMIN)


async def decide_report(
    session: AsyncSession,
    report: Report,
    before: ReportState,
    **values: Any,  # noqa: ANN401 - columns
) -> bool:
    """Write the values if it still is in that state; False when somebody was first."""
    statement = (
        sa.update(Report)
        .where(col(Report.id) == report.id, col(Report.state) == before)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    won = (await session.exec(statement)).rowcount == 1
    await session.refresh(report)
    return won
