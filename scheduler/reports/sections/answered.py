"""办结情况: every rate with its formula and numbers, the classes of results, and what was answered."""

from datetime import datetime

from domain.names import NAMES
from domain.rates import Grain, share_classes
from domain.reports.cases import ReportedCase
from domain.reports.contents import Cell, Section
from scheduler.reports.material import Material
from scheduler.reports.sections.cells import any_secret, day, limit_of, matter_of, units_of
from scheduler.reports.words import say, say_section


def answered(material: Material, place: int, now: datetime) -> Section:
    """What was answered within the report's days; the rates are of the moment of composing."""
    cases = [one for one in material.cases if one.was_answered(*material.days)]
    cases.sort(key=lambda one: (one.answered_on or one.assigned_on, one.number))
    words = say_section(
        "answered",
        place=place,
        regular=material.is_regular,
        count=len(cases),
        late=sum(map(_is_late, cases)),
        after=sum(_is_answered_after(one, material) for one in material.cases),
        composed_at=now,
        last=material.wanted.last_on,
        secret=any_secret(cases),
    )
    return words.section(
        words.table("rates", _rates(material)),
        words.table("classes", _classes(material)),
        words.table("cases", [_row(one) for one in cases]),
    )


def _rates(material: Material) -> list[tuple[Cell, ...]]:
    terms = material.terms
    return [
        (
            say("cell", what="rate", rate=rate),
            float(one.percent or 0),
            one.numerator,
            one.denominator,
            say("cell", what="formula", m=one, terms=terms),
        )
        for rate, one in material.rates()
    ]


def _classes(material: Material) -> list[tuple[Cell, ...]]:
    shares = share_classes(material.tallies[Grain.CASE])
    return [
        (one.name or say("cell", what="unnamed"), one.count, float(one.said)) for one in shares if one.total
    ]


def _row(one: ReportedCase) -> tuple[Cell, ...]:
    return (
        one.number,
        matter_of(one),
        units_of(one),
        limit_of(one),
        day(one.answered_on or one.assigned_on),
        say("cell", what="late", late=_is_late(one)) if one.deadline_on else "",
        NAMES[one.result] if one.result else "",
    )


def _is_late(one: ReportedCase) -> bool:
    return one.deadline_on is not None and one.answered_on is not None and one.answered_on > one.deadline_on


def _is_answered_after(one: ReportedCase, material: Material) -> bool:
    this_year = material.begins <= one.assigned_on <= material.wanted.last_on
    return this_year and one.answered_on is not None and one.answered_on > material.wanted.last_on
