"""The annual evaluation (年考评, S1-9, S3-13): each unit's share, every deduction with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.evaluation import Deduction, Earned, MinusRule, Scheme, reckon
from domain.minus_items import MinusKind
from domain.reports.contents import Cell, ChartKind, ReportContent, Section
from domain.reports.unit_facts import Span
from domain.vocabulary import Source
from scheduler.reports.anonymity import without_persons
from scheduler.reports.covers import foot_of, numbered, scope_of
from scheduler.reports.problems import problem_kind, problem_words
from scheduler.reports.quarterly import MOST_BARS
from scheduler.reports.wanted import Wanted
from scheduler.reports.words import say, say_lines, say_section
from storage.minus_items import minus_items
from storage.rules import Rules
from storage.unit_facts import count_unit_facts
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Year:
    """All that was reckoned, for the words; `earned` in the order of the roster."""

    rules: Rules
    span: Span
    scheme: Scheme
    earned: Sequence[Earned]

    @property
    def deductions(self) -> Sequence[Deduction]:
        """Everything that counts against anybody."""
        return [one for earned in self.earned for one in earned.deductions]

    def unit(self, unit_id: int) -> str:
        """The unit's name."""
        return self.rules.directory.units[unit_id]


async def compose_annual(work: UnitOfWork, wanted: Wanted) -> ReportContent:
    """The evaluation of these days: the scheme, the points of each unit, the evidence."""
    year = await _reckon(work, wanted)
    facts = {
        "first": wanted.first_on,
        "last": wanted.last_on,
        "scheme": year.scheme,
        "units": len(year.earned),
        "whole": sum(not one.deducted for one in year.earned),
        "items": len(year.deductions),
        "waived": sum(bool(one.item.waived_because) for one in year.deductions),
        "unsaid": [rule.kind for rule in year.scheme.rules if rule.points is None],
        "open": year.span.today <= wanted.last_on,
        "scope": scope_of(wanted, year.rules),
    }
    return ReportContent(
        title=say("annual/title", **facts),
        period=say("annual/period", **facts),
        summary=say_lines("annual/summary", **facts),
        sections=numbered(_scheme(year, facts), _points(year), _evidence(year)),
        foot=await foot_of(work, wanted, say("annual/foot")),
    )


async def _reckon(work: UnitOfWork, wanted: Wanted) -> Year:
    rules, session = await work.rules(), work.session
    span = Span(wanted.first_on, wanted.last_on, rules.on)
    scheme = rules.policy.scheme
    items = [
        item
        for item in await minus_items(session, span.over, span.first_on)
        if (not wanted.sources or item.source in wanted.sources)
        and (not wanted.unit_ids or item.unit_id in wanted.unit_ids)
    ]
    handled = {facts.unit_id for facts in await count_unit_facts(session, span, *_scope(wanted))}
    units = sorted(handled | {item.unit_id for item in items})
    earned = reckon(units, items, scheme, span.first_on, span.last_on)
    return Year(rules, span, scheme, [one for one in earned if one.deductions or one.unit_id in handled])


def _scope(wanted: Wanted) -> tuple[Sequence[Source], Sequence[int]]:
    return wanted.sources, wanted.unit_ids


def _scheme(year: Year, facts: dict[str, object]) -> Section:
    words = say_section("annual/scheme", **facts)
    scheme = year.scheme
    clause = say("annual/clause", clause=scheme.share_clause)
    share = (say("annual/share"), say("annual/points", points=scheme.share), clause)
    rules = [(problem_kind(rule.kind), say("annual/cost", rule=rule), rule.clause) for rule in scheme.rules]
    return words.section(words.table("scheme", [share, *rules]))


def _points(year: Year) -> Section:
    words = say_section("annual/units", units=len(year.earned), scheme=year.scheme, most=MOST_BARS)
    rows = [
        (
            year.unit(one.unit_id),
            *(_say(one.of(rule), rule) for rule in year.scheme.rules),
            float(one.deducted),
            float(one.points),
        )
        for one in year.earned
    ]
    shown = [one for one in year.earned if one.deductions][:MOST_BARS]
    if not shown:
        return words.section(words.table("points", rows))
    values = [[_times(one, kind) for one in shown] for kind in MinusKind]
    chart = words.chart("items", ChartKind.STACKED, [year.unit(one.unit_id) for one in shown], values)
    return words.section(words.table("points", rows), charts=[chart])


def _say(points: Decimal, rule: MinusRule) -> Cell:
    """Points of one kind, where the scheme says what it costs."""
    return say("annual/unsaid") if rule.points is None else float(points)


def _times(earned: Earned, kind: MinusKind) -> int:
    return sum(one.item.kind is kind for one in earned.deductions)


def _evidence(year: Year) -> Section:
    words = say_section("annual/evidence", items=len(year.deductions))
    rows = [_row(one, year) for one in year.deductions]
    return words.section(words.table("evidence", rows))


def _row(one: Deduction, year: Year) -> Sequence[Cell]:
    item = one.item
    return (
        year.unit(item.unit_id),
        item.number,
        str(item.on),
        say("annual/case", kind=item.kind, said=problem_words(item, year.span, year.rules)),
        say("annual/recorded", by=item.recorded_by),
        say("annual/sum", one=one, reason=without_persons(item.waived_because, year.rules)),
    )
