"""`duban report half-month --out FILE`: a report written to a file; nothing is sent or put on record."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.calendar import DAY
from domain.reports.contents import ReportContent
from domain.reports.periods import Period, period_at, period_before
from domain.vocabulary import ReportKind
from domain.zone import OFFICE_ZONE
from message_templates.papers import write_document, write_workbook
from message_templates.pictures import draw_chart
from scheduler.reports.kinds import COMPOSERS
from scheduler.reports.wanted import Wanted
from storage.rules import Rules
from storage.unit_of_work import Look

KINDS: Final[Mapping[str, ReportKind]] = {
    "week": ReportKind.WEEKLY,
    "half-month": ReportKind.HALF_MONTH,
    "month": ReportKind.MONTHLY,
    "quarter": ReportKind.QUARTERLY,
    "year": ReportKind.ANNUAL,
    "burden": ReportKind.BURDEN,
}
ENDINGS: Final = (".docx", ".xlsx")


async def report(args: Namespace, settings: Settings) -> int:
    """Compose the stretch that ended last, or the one that a day lies in up to that day; write one file."""
    kind, target = KINDS.get(args.kind), Path(args.out)
    if kind is None:
        raise CommandFailed(f"没有叫 {args.kind} 的报告。可以写：{'、'.join(KINDS)}。", 2)
    if target.suffix.lower() not in ENDINGS:
        raise CommandFailed("报告文件请以 .docx 或 .xlsx 结尾。", 2)
    until = _day(args.until)
    async with open_database(settings) as database, Look(database, _moment(until)) as look:
        period = _period(kind, until, await look.rules())
        wanted = Wanted(kind, period.first_on, period.last_on)
        content = await COMPOSERS[kind](look, wanted)
    try:
        target.write_bytes(_write(content, target))
    except OSError as error:
        raise CommandFailed(f"写不了 {target}：{reason_of(error)}。请检查路径和磁盘。") from error
    print(f"{content.title} {content.period}")
    print("\n".join(content.summary))
    print(f"已写到 {target}，没有发给任何人。")
    return 0


def _period(kind: ReportKind, until: date | None, rules: Rules) -> Period:
    rhythm = rules.policy.reports[kind].rhythm
    if until is None:
        return period_before(rhythm, rules.on)
    return Period(period_at(rhythm, until).first_on, until)


def _moment(until: date | None) -> datetime:
    """Looked at from the end of that day, or from now if it is not over."""
    now = SystemClock().now()
    return min(now, datetime.combine(until + DAY, time(), OFFICE_ZONE)) if until else now


def _write(content: ReportContent, target: Path) -> bytes:
    if target.suffix.lower() == ".xlsx":
        return write_workbook(content)
    return write_document(content, draw_chart)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandFailed(f"看不懂日期 {text}。请写成 2026-09-15", 2) from error
