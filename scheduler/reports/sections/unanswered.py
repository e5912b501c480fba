"""未办结情况: what is still open, overdue first, and with whom it lies."""

from datetime import date

from domain.reports.cases import ReportedCase, by_unit, by_urgency
from domain.reports.contents import Cell, Chart, ChartKind, Section
from scheduler.reports.material import Material
from scheduler.reports.sections.cells import any_secret, limit_of, matter_of, units_of
from scheduler.reports.words import Words, say, say_section

MOST_BARS = 12  # units in one picture


def unanswered(material: Material, place: int, *, urgent: bool = False) -> Section:
    """Everything that was open when the report's last day ended.

    `urgent`: only what is overdue and key cases are listed, which is what a week is for.
    """
    on = material.wanted.last_on
    cases = by_urgency([one for one in material.cases if one.is_open(on)], on)
    words = say_section(
        "unanswered",
        place=place,
        count=len(cases),
        overdue=sum(one.is_overdue(on) for one in cases),
        soon=len(falling_due(material)),
        undated=sum(one.deadline_on is None for one in cases),
        secret=any_secret(cases),
        since=sum(one.answered_on is not None for one in cases),
        urgent=urgent,
    )
    listed = [one for one in cases if not urgent or one.key or one.is_overdue(on)]
    table = words.table("cases", [_row(one, on) for one in listed])
    return words.section(table, charts=_by_unit(cases, on, words))


def falling_due(material: Material) -> list[ReportedCase]:
    """Open cases whose day lies in the stretch after the report's own."""
    on, after = material.wanted.last_on, material.after
    if after is None:
        return []
    due = [
        one
        for one in material.cases
        if one.is_open(on) and one.deadline_on and after.first_on <= one.deadline_on <= after.last_on
    ]
    return sorted(due, key=lambda one: (one.deadline_on or on, one.number))


def _row(one: ReportedCase, on: date) -> tuple[Cell, ...]:
    return (
        one.number,
        matter_of(one),
        units_of(one),
        limit_of(one),
        one.overdue_days(on) or None,
        say("cell", what="answered", on=one.answered_on) if one.answered_on else one.latest,
    )


def _by_unit(cases: list[ReportedCase], on: date, words: Words) -> list[Chart]:
    """The units with the most, as bars; one bar alone says nothing."""
    units = by_unit(cases)
    first = sorted(units, key=lambda unit: (-len(units[unit]), unit))[:MOST_BARS]
    if len(first) <= 1:
        return []
    overdue = [sum(one.is_overdue(on) for one in units[unit]) for unit in first]
    in_time = [len(units[unit]) - late for unit, late in zip(first, overdue, strict=True)]
    return [words.chart("units", ChartKind.STACKED, first, (in_time, overdue))]
