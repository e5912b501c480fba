"""The quarterly circular (季通报, S0-9, S1-6): facts of each unit, good examples and problems, no ranks."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.evaluation import MinusRule
from domain.evaluation.reckoning import count
from domain.minus_items import MinusItem, MinusKind
from domain.rates import round_half_up, say_percent
from domain.reports.contents import Cell, ChartKind, ReportContent, Section
from domain.reports.periods import RHYTHMS, period_before
from domain.reports.unit_facts import Span, UnitFacts, total
from domain.vocabulary import ReportKind
from scheduler.reports.anonymity import title_in_report, without_persons
from scheduler.reports.covers import foot_of, numbered, scope_of
from scheduler.reports.problems import problem_kind, problem_words
from scheduler.reports.wanted import Wanted
from scheduler.reports.words import say, say_lines, say_section
from storage.examples import Broken, Example, Issued, broken_promises, good_examples, issued_acts
from storage.minus_items import minus_items
from storage.rules import Rules
from storage.supervision import spoken
from storage.unit_facts import count_unit_facts
from storage.unit_of_work import UnitOfWork

MOST_BARS = 24  # units in one picture
COMPARED = (
    "received", "answered", "timely", "late", "open", "overdue", "sent_back", "redone", "dissatisfied",
    "supervised", "promised", "kept",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quarter:
    """All that was found out, for the words."""

    rules: Rules
    span: Span
    facts: Sequence[UnitFacts]
    before: UnitFacts
    problems: Sequence[MinusItem]
    good: Sequence[Example]
    broken: Sequence[Broken]
    issued: Sequence[Issued]

    @property
    def now(self) -> UnitFacts:
        """All units together."""
        return total(list(self.facts))

    def unit(self, unit_id: int) -> str:
        """The unit's name."""
        return self.rules.directory.units[unit_id]


async def compose_quarterly(work: UnitOfWork, wanted: Wanted) -> ReportContent:
    """The circular of these days, beside the quarter before."""
    quarter = await _look(work, wanted)
    named = {"first": wanted.first_on, "last": wanted.last_on, "scope": scope_of(wanted, quarter.rules)}
    facts = {**named, "now": quarter.now, "before": quarter.before, "timely": timely_share(quarter.now)}
    facts |= {"good": len(quarter.good), "broken": len(quarter.broken), "units": len(quarter.facts)}
    return ReportContent(
        title=say("quarterly/title", **named),
        period=say("quarterly/period", **named),
        summary=say_lines("quarterly/summary", **facts),
        sections=numbered(_overall(quarter, facts), *_by_unit(quarter), _good(quarter), _problems(quarter)),
        foot=await foot_of(work, wanted, say("quarterly/foot")),
    )


async def _look(work: UnitOfWork, wanted: Wanted) -> Quarter:
    rules, session = await work.rules(), work.session
    span = Span(wanted.first_on, wanted.last_on, rules.on)
    earlier = period_before(RHYTHMS[ReportKind.QUARTERLY], wanted.first_on)
    before = Span(earlier.first_on, earlier.last_on, rules.on)
    scope = wanted.sources, wanted.unit_ids
    return Quarter(
        rules=rules,
        span=span,
        facts=await count_unit_facts(session, span, *scope),
        before=total(await count_unit_facts(session, before, *scope)),
        problems=[
            one for one in await minus_items(session, span.over, span.first_on) if _belongs(one, span, wanted)
        ],
        good=await good_examples(session, span, *scope),
        broken=await broken_promises(session, span, *scope),
        issued=await issued_acts(session, span, *scope),
    )


def _belongs(item: MinusItem, span: Span, wanted: Wanted) -> bool:
    """Whether it happened in the span, or a late answer was late on any of its days."""
    in_scope = not wanted.sources or item.source in wanted.sources
    in_scope = in_scope and (not wanted.unit_ids or item.unit_id in wanted.unit_ids)
    days = MinusRule(item.kind, per_day=item.kind is MinusKind.OVERDUE)
    return in_scope and count(item, days, span.first_on, span.last_on) > 0


def timely_share(facts: UnitFacts) -> str:
    """Answered in time of all that were answered, in percent; "" of nothing."""
    percent = round_half_up(facts.timely, facts.answered, 1)
    return "" if percent is None else say_percent(percent)


def _overall(quarter: Quarter, facts: dict[str, object]) -> Section:
    words = say_section("quarterly/overall", **facts)
    names = say_lines("quarterly/compared")
    pairs = [(getattr(quarter.now, one), getattr(quarter.before, one)) for one in COMPARED]
    rows = [(name, now, then, now - then) for name, (now, then) in zip(names, pairs, strict=True)]
    if quarter.now.is_empty and quarter.before.is_empty:
        return words.section()
    shown = (1, 3, 5, 6, 8)  # answered, late, overdue, sent back, dissatisfied
    labels, values = [names[n] for n in shown], [[pairs[n][side] for n in shown] for side in (1, 0)]
    chart = words.chart("compared", ChartKind.BARS, labels, values)
    return words.section(words.table("compared", rows), charts=[chart])


def _by_unit(quarter: Quarter) -> Sequence[Section]:
    """In the order of the roster; a picture of those that have most to show where there are many."""
    if not quarter.facts:
        return ()
    words = say_section("quarterly/units", units=len(quarter.facts), most=MOST_BARS)
    handled = [
        (quarter.unit(f.unit_id), f.received, f.answered, f.timely, f.late, f.open, f.was_overdue, f.overdue)
        for f in quarter.facts
    ]
    followed = [
        (
            quarter.unit(f.unit_id), f.sent_back, f.redone, f.satisfied, f.mostly, f.dissatisfied,
            f.supervised, f.promised, f.kept,
        )
        for f in quarter.facts
    ]  # fmt: skip
    shown = sorted(quarter.facts, key=lambda f: -(f.answered + f.overdue))[:MOST_BARS]
    bars = sorted(shown, key=lambda f: f.unit_id)
    labels = [quarter.unit(f.unit_id) for f in bars]
    values = [[f.timely for f in bars], [f.late for f in bars], [f.overdue for f in bars]]
    chart = words.chart("answers", ChartKind.STACKED, labels, values)
    return (
        words.section(words.table("handled", handled), words.table("followed", followed), charts=[chart]),
    )


def _good(quarter: Quarter) -> Section:
    words = say_section("quarterly/good", count=len(quarter.good))
    rows = [
        (
            one.item.case.spoken,
            one.item.unit.name,
            title_in_report(one.item.case, quarter.rules),
            str(one.answered_on),
            str(one.rated_on),
        )
        for one in quarter.good
    ]
    return words.section(words.table("good", rows))


def _problems(quarter: Quarter) -> Section:
    words = say_section(
        "quarterly/problems",
        problems=len(quarter.problems),
        broken=len(quarter.broken),
        issued=len(quarter.issued),
    )
    problems = [_problem(item, quarter) for item in quarter.problems]
    broken = [
        (one.item.case.spoken, one.item.unit.name, _promise(one, quarter), str(one.due_on))
        for one in quarter.broken
    ]
    issued = [
        (
            spoken(one.act),
            one.item.case.spoken,
            one.item.unit.name,
            say("quarterly/level", level=one.act.level),
            say("quarterly/state", state=one.act.state),
        )
        for one in quarter.issued
    ]
    return words.section(
        words.table("problems", problems), words.table("broken", broken), words.table("issued", issued)
    )


def _problem(item: MinusItem, quarter: Quarter) -> tuple[Cell, ...]:
    words = problem_words(item, quarter.span, quarter.rules)
    return item.number, quarter.unit(item.unit_id), problem_kind(item.kind), str(item.on), words


def _promise(one: Broken, quarter: Quarter) -> str:
    return (
        title_in_report(one.item.case, quarter.rules)
        if one.item.case.secret
        else without_persons(one.title, quarter.rules)
    )
