"""The page of one scope on one day: what needs its readers first, then the figures, perhaps a picture."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.digests import Cases, Scope
from domain.digests.scopes import PARTNERS
from domain.messages import Content
from domain.reports.contents import Chart
from message_templates import render, render_content, unescape
from scheduler.digests.charts import WEEKS, chart_for
from scheduler.digests.moments import DUE_SOON_DAYS, days_before, period_of
from scheduler.digests.requests import waiting_for
from storage.desks import items_by_id
from storage.digests import Noted, loads, noted_figures
from storage.drill_day import units_without_anybody
from storage.engines import Session
from storage.escalated import escalated_by_unit
from storage.figures import (
    MOST,
    Period,
    count_figures,
    late_reminders,
    ledger_head,
    standing_out,
)
from storage.lines import CaseLine, line_of
from storage.overdue_follow_ups import overdue_follow_ups
from storage.rules import Rules

# Figures that stay as they are on a day without anything to say.
_STANDING = frozenset({"open", "key_open"})


@dataclass(frozen=True, slots=True)
class Page:
    """What all readers of a scope get. `noted` are its figures for the digests to come."""

    content: Content
    noted: Noted
    quiet: bool  # nothing happened, nothing waits
    chart: Chart | None


async def compose(session: Session, rules: Rules, now: datetime, scope: Scope) -> Page:
    """Everything is counted by the database: about a dozen queries, whoever many read it."""
    period = period_of(rules, now, scope.cases)
    figures = await count_figures(session, period)
    units = await loads(session, period)
    overdue = [unit for unit in units if unit.red]
    requests, steps = await waiting_for(session, rules, scope)
    late_count, late = await late_reminders(session, period)
    earlier = await noted_figures(session, scope.cases, days_before(rules, WEEKS - 1))
    today = figures.as_facts() | {"overdue_units": len(overdue)}
    vacant = await units_without_anybody(session, rules) if scope.cases == Cases() else ()
    quiet = not (
        steps or late_count or vacant or any(n for name, n in today.items() if name not in _STANDING)
    )
    content = render_content(
        "digest/daily.md.j2",
        scope=scope.view,
        own_cases=in_words(scope, rules),
        quiet=quiet,
        on=rules.calendar.describe(rules.on),
        since=rules.calendar.describe(days_before(rules, 1)[0], rules.on),
        figures=figures,
        before=_changes(today, earlier, rules),
        overdue=await _lines(session, rules, period),
        units=overdue[:MOST],
        overdue_units=len(overdue),
        requests=requests,
        steps=steps,
        late=late,
        late_count=late_count,
        vacant=vacant,
        unread=await escalated_by_unit(session, scope.cases, rules.on),
        follow_ups=await overdue_follow_ups(session, scope.cases, rules.on, MOST),
        head=(await ledger_head(session))[:12],
        due_soon_days=DUE_SOON_DAYS,
    )
    return Page(content, today, quiet, None if quiet else chart_for(rules, units, earlier, today))


def in_words(scope: Scope, rules: Rules) -> str:
    """Of which cases it is, as the foot says it; "" where there is nothing to be said: all of them."""
    cases = scope.cases
    if cases == Cases() or scope.view in PARTNERS:
        return ""
    units = [rules.directory.units[unit] for unit in cases.units]
    return unescape(render("parts/digest_cases.j2", cases=cases, units=units))


async def _lines(session: Session, rules: Rules, period: Period) -> list[CaseLine]:
    items = await items_by_id(session, await standing_out(session, period))
    ordered = sorted(items.values(), key=lambda i: (not i.case.key_case, i.assignment.deadline_on, i.id))
    return [line_of(item, rules) for item in ordered]


def _changes(today: Noted, earlier: dict[date, Noted], rules: Rules) -> Noted:
    """Today's figures less those of the digest before."""
    before = earlier.get(days_before(rules, 1)[0], {})
    return {name: today[name] - before[name] for name in today if name in before}
