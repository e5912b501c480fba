"""周督查, 半月报, 月调度 and 专题报告: which sections each has, in their order."""

from collections.abc import Sequence

from domain.intents import Rate
from domain.names import NAMES
from domain.reports.cases import by_unit
from domain.reports.contents import ReportContent, Section
from domain.reports.duties import ReportedDuty
from scheduler.reports.material import Material, gather
from scheduler.reports.sections.ahead import duties_ahead, horizon, soon
from scheduler.reports.sections.answered import answered
from scheduler.reports.sections.beside import projects, supervision
from scheduler.reports.sections.ledger import ledger
from scheduler.reports.sections.unanswered import unanswered
from scheduler.reports.wanted import Wanted
from scheduler.reports.words import say, say_lines
from storage.figures import ledger_head
from storage.reported_duties import reported_duties
from storage.unit_of_work import UnitOfWork

SUMMED_UP = (Rate.FINISHED, Rate.ON_TIME, Rate.SATISFIED)  # on a phone
MOST_UNITS = 3


async def weekly(work: UnitOfWork, wanted: Wanted) -> ReportContent:
    """周督查: the figures, what is overdue, what falls due next week, what the office did."""
    material, duties = await _read(work, wanted)
    sections = (
        ledger(material, 0),
        unanswered(material, 1, urgent=True),
        soon(material, 2, duties),
        await supervision(work, material, 3),
    )
    return await _bind(work, material, sections, duties)


async def half_month(work: UnitOfWork, wanted: Wanted) -> ReportContent:
    """半月报: 总体台账、办结情况、未办结情况 (S3-15), and what is promised for the next half month."""
    material, duties = await _read(work, wanted)
    sections = (
        ledger(material, 0),
        answered(material, 1, work.now),
        unanswered(material, 2),
        duties_ahead(material, 3, duties),
    )
    return await _bind(work, material, sections, duties)


async def monthly(work: UnitOfWork, wanted: Wanted) -> ReportContent:
    """月调度: the same with yearly targets, and with what the office did."""
    material, duties = await _read(work, wanted)
    sections = (
        ledger(material, 0),
        answered(material, 1, work.now),
        unanswered(material, 2),
        await projects(work, material, 3),
        await supervision(work, material, 4),
        soon(material, 5, duties),
    )
    return await _bind(work, material, sections, duties)


async def ad_hoc(work: UnitOfWork, wanted: Wanted) -> ReportContent:
    """专题报告: what was handed over on some days, of some sources and units (S4-12)."""
    material = await gather(work, wanted)
    sections = (ledger(material, 0), answered(material, 1, work.now), unanswered(material, 2))
    return await _bind(work, material, sections, ())


async def _read(work: UnitOfWork, wanted: Wanted) -> tuple[Material, list[ReportedDuty]]:
    material = await gather(work, wanted)
    return material, await reported_duties(work.session, horizon(material), wanted.unit_ids)


async def _bind(
    work: UnitOfWork, material: Material, sections: Sequence[Section], duties: Sequence[ReportedDuty]
) -> ReportContent:
    """Title, period, summary and foot around the sections."""
    wanted, rules = material.wanted, material.rules
    scope = [
        *(rules.directory.units[unit_id] for unit_id in wanted.unit_ids),
        *(NAMES[source] for source in wanted.sources),
    ]
    facts = {
        "kind": wanted.kind,
        "first": wanted.first_on,
        "last": wanted.last_on,
        "scope": "、".join(scope),
        "composed_at": work.now,
        "head": await ledger_head(work.session),
    }
    title, period, foot = (say("cover", part=part, **facts) for part in ("title", "period", "foot"))
    return ReportContent(title, period, _sum_up(material, duties), tuple(sections), foot)


def _sum_up(material: Material, duties: Sequence[ReportedDuty]) -> tuple[str, ...]:
    first_of = dict(reversed(material.rates()))
    rates = [(say("cell", what="rate", rate=rate), first_of[rate]) for rate in SUMMED_UP if rate in first_of]
    on = material.wanted.last_on
    overdue = by_unit([one for one in material.cases if one.is_overdue(on)])
    worst = sorted(((len(cases), unit) for unit, cases in overdue.items()), reverse=True)
    return say_lines(
        "summary",
        regular=material.is_regular,
        now=material.standing,
        earlier=material.earlier,
        rates=rates,
        worst=worst[:MOST_UNITS],
        duties=len(duties),
    )
