"""出半月报, 出报告 8月1日到9月15日 建议 区住建局: a row is put down; the scheduler composes it at once."""

from dataclasses import replace

from domain.errors import BadInput
from domain.intents import MakeReport, RemakeReport
from domain.reports.periods import Period, period_at, period_before
from domain.reports.plans import PERIODIC
from domain.vocabulary import ReportKind, ReportState
from handlers.desk import Desk
from handlers.periodic.lines import facts_of, report_numbered, send_files
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import find_short
from storage.reports import ENDED, key_of, newest_of
from storage.tables import Report

router = Router()
About = tuple[ReportKind, Period, list[str], list[int]]  # kind, days, sources, units
OFFERED = (ReportKind.WEEKLY, ReportKind.HALF_MONTH, ReportKind.MONTHLY, ReportKind.QUARTERLY)


@router.on(MakeReport)
async def make_report(intent: MakeReport, desk: Desk) -> Reply:
    """One that exists is shown; a new one is composed within the moment and comes to him by itself."""
    if intent.kind is None:
        options = tuple(replace(intent, kind=kind) for kind in OFFERED)
        return Reply("questions/report_kind.md.j2", {"kinds": OFFERED}, Question(options, settles=True))
    period = _period(intent, intent.kind, desk)
    units = [find_short(intent.unit, desk)] if intent.unit else []
    sources = [str(one) for one in intent.sources]
    known = await newest_of(desk.work.session, intent.kind, period, _scope(sources, units))
    if known is not None and known.state not in ENDED:
        return await _show(known, desk)
    about = intent.kind, period, sources, units
    version = known.version + 1 if known else 0
    return await _want(about, version, desk, runs_on=_runs_on(intent.kind, period, desk))


@router.on(RemakeReport)
async def remake_report(intent: RemakeReport, desk: Desk) -> Reply:
    """The same days and scope with the figures of this moment; what was composed before stays as it is."""
    old = await report_numbered(intent.number, desk)
    scope, period = _scope(old.sources, old.unit_ids), Period(old.first_on, old.last_on)
    newest = await newest_of(desk.work.session, old.kind, period, scope)
    if newest is not None and newest.state is ReportState.WANTED:
        return await _show(newest, desk)
    about = old.kind, period, list(old.sources), list(old.unit_ids)
    return await _want(about, (newest or old).version + 1, desk)


async def _want(about: About, version: int, desk: Desk, *, runs_on: bool = False) -> Reply:
    kind, period, sources, unit_ids = about
    asked = Report(
        key=key_of(kind, period, sources, unit_ids, version),
        kind=kind,
        state=ReportState.WANTED,
        first_on=period.first_on,
        last_on=period.last_on,
        sources=sources,
        unit_ids=unit_ids,
        version=version,
        wanted_at=desk.now,
        wanted_by=desk.who.id,
    )
    desk.work.session.add(asked)
    await desk.work.flush()
    desk.work.record("report_wanted", desk.actor, f"report:{asked.id}", key=asked.key)
    facts = {
        "number": asked.id,
        "kind": asked.kind,
        "first": asked.first_on,
        "last": asked.last_on,
        "runs_on": runs_on,
    }
    return Reply("replies/report_wanted.md.j2", facts)


async def _show(known: Report, desk: Desk) -> Reply:
    if known.state is not ReportState.WANTED:
        await send_files(known, desk)
    return Reply("cards/report.md.j2", {"report": facts_of(known, desk), "asked_again": True})


def _period(intent: MakeReport, kind: ReportKind, desk: Desk) -> Period:
    """The days he names; else the last stretch that has ended, or the present one up to today."""
    if intent.first_on:
        return Period(intent.first_on, intent.last_on or desk.today)
    if kind not in PERIODIC:
        if intent.sources or intent.unit:
            return Period(desk.today.replace(month=1, day=1), desk.today)
        raise BadInput("report_days")
    rhythm = desk.rules.policy.reports[kind].rhythm
    if intent.running:
        return Period(period_at(rhythm, desk.today).first_on, desk.today)
    return period_before(rhythm, desk.today)


def _runs_on(kind: ReportKind, period: Period, desk: Desk) -> bool:
    """Whether he may rather have meant the stretch that has not ended."""
    return kind in PERIODIC and period.last_on < desk.today


def _scope(sources: list[str], unit_ids: list[int]) -> str:
    return f"{','.join(sources)}/{','.join(map(str, unit_ids))}"
