"""下期到期: cases and dated duties that fall due before the next report."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from domain.reports.contents import Section
from domain.reports.duties import ReportedDuty
from scheduler.reports.material import Material
from scheduler.reports.sections.cells import any_secret, limit_of, matter_of, row_of_duty, units_of
from scheduler.reports.sections.unanswered import falling_due
from scheduler.reports.words import say_section


def duties_ahead(material: Material, place: int, duties: Sequence[ReportedDuty]) -> Section:
    """Plan nodes, promises, rectifications and the like, by the day they are due."""
    until, on = horizon(material), material.wanted.last_on
    kinds = Counter(one.kind for one in duties)
    words = say_section(
        "duties",
        place=place,
        until=until,
        count=len(duties),
        overdue=sum(one.is_overdue(on) for one in duties),
        kinds=sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])),
    )
    return words.section(words.table("duties", [row_of_duty(one, on) for one in duties]))


def soon(material: Material, place: int, duties: Sequence[ReportedDuty]) -> Section:
    """The same with the cases of those days in front."""
    cases, on = falling_due(material), material.wanted.last_on
    words = say_section(
        "soon",
        place=place,
        until=horizon(material),
        count=len(cases),
        duties=len(duties),
        overdue=sum(one.is_overdue(on) for one in duties),
        secret=any_secret(cases),
    )
    rows = [(one.number, matter_of(one), units_of(one), limit_of(one), one.latest) for one in cases]
    return words.section(
        words.table("cases", rows), words.table("duties", [row_of_duty(one, on) for one in duties])
    )


def horizon(material: Material) -> date:
    """The last day of the stretch after the report's own; its own last day where there is none."""
    return material.after.last_on if material.after else material.wanted.last_on
