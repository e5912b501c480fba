"""The burden report (负担月报, R68): what duban asked of each unit, for the office itself; no person."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.burden import Burden, all_together
from domain.rates import round_half_up, say_percent
from domain.reports.contents import ChartKind, ReportContent, Section
from domain.reports.periods import RHYTHMS, period_before
from domain.reports.unit_facts import Span
from domain.vocabulary import ReportKind
from scheduler.reports.covers import foot_of, numbered, scope_of
from scheduler.reports.quarterly import MOST_BARS
from scheduler.reports.wanted import Wanted
from scheduler.reports.words import say, say_lines, say_section
from storage.burden import Outside, count_burdens
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

NOTHING = "—"
COMPARED = (
    "messages", "news", "merged", "files", "answers", "confirmations", "choices", "words", "asked", "held",
    "outside",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Month:
    """All that was counted, for the words."""

    rules: Rules
    burdens: Sequence[Burden]
    before: Sequence[Burden]
    outside: Sequence[Outside]

    def unit(self, unit_id: int) -> str:
        """The unit's name."""
        return self.rules.directory.units[unit_id]

    def then(self, unit_id: int) -> Burden:
        """The same unit in the month before."""
        return next((one for one in self.before if one.unit_id == unit_id), Burden(unit_id))


async def compose_burden(work: UnitOfWork, wanted: Wanted) -> ReportContent:
    """The month's burden beside that of the month before."""
    rules = await work.rules()
    earlier = period_before(RHYTHMS[ReportKind.BURDEN], wanted.first_on)
    here, outside = await count_burdens(work.session, Span(wanted.first_on, wanted.last_on, rules.on), rules)
    there, _ = await count_burdens(work.session, Span(earlier.first_on, earlier.last_on, rules.on), rules)
    wanted_units = wanted.unit_ids or tuple(rules.directory.units)
    month = Month(
        rules,
        [one for one in here if one.unit_id in wanted_units],
        [one for one in there if one.unit_id in wanted_units],
        [one for one in outside if set(one.unit_ids) & set(wanted_units)],
    )
    now = all_together(month.burdens)
    facts = {
        "first": wanted.first_on,
        "last": wanted.last_on,
        "now": now,
        "before": all_together(month.before),
    }
    facts |= {
        "scope": scope_of(wanted, rules),
        "units": len(month.burdens),
        "merged": share(now.merged, now.messages),
    }
    return ReportContent(
        title=say("burden/title", **facts),
        period=say("burden/period", **facts),
        summary=say_lines("burden/summary", **facts),
        sections=numbered(_overall(now, facts, month), *_by_unit(month), _outside(month, now)),
        foot=await foot_of(work, wanted, say("burden/foot")),
    )


def share(part: int, whole: int) -> str:
    """In percent; "" of nothing."""
    percent = round_half_up(part, whole, 1)
    return "" if percent is None else say_percent(percent)


def _overall(now: Burden, facts: dict[str, object], month: Month) -> Section:
    words, names = say_section("burden/overall", **facts), say_lines("burden/compared")
    before = all_together(month.before)
    pairs = [(getattr(now, one), getattr(before, one)) for one in COMPARED]
    rows = [(name, here, there, here - there) for name, (here, there) in zip(names, pairs, strict=True)]
    return words.section(words.table("compared", rows if month.burdens or month.before else []))


def _by_unit(month: Month) -> Sequence[Section]:
    """In the order of the roster."""
    if not month.burdens:
        return ()
    words = say_section("burden/units", units=len(month.burdens), most=MOST_BARS)
    sent = [
        (
            month.unit(one.unit_id),
            one.messages,
            month.then(one.unit_id).messages,
            one.news,
            one.merged,
            one.files,
            one.held,
            one.outside,
        )
        for one in month.burdens
    ]
    asked = [
        (
            month.unit(one.unit_id),
            one.confirmations,
            one.choices,
            one.words,
            one.asked,
            one.questions,
            month.then(one.unit_id).questions,
        )
        for one in month.burdens
    ]
    shown = sorted(month.burdens, key=lambda one: -one.messages)[:MOST_BARS]
    bars = sorted(shown, key=lambda one: one.unit_id)
    values = [[month.then(one.unit_id).messages for one in bars], [one.messages for one in bars]]
    chart = words.chart("messages", ChartKind.BARS, [month.unit(one.unit_id) for one in bars], values)
    return (words.section(words.table("sent", sent), words.table("asked", asked), charts=[chart]),)


def _outside(month: Month, now: Burden) -> Section:
    words = say_section("burden/outside", outside=len(month.outside), unexplained=now.unexplained)
    rows = [
        (
            say("names", names=[month.unit(unit) for unit in one.unit_ids]),
            say("burden/moment", at=one.at),
            say("names", names=one.numbers) or NOTHING,
            say("burden/reason", one=one),
        )
        for one in month.outside
    ]
    return words.section(words.table("outside", rows))
