"""总体台账: how many came, were answered and are open, by source and by unit, and how that has changed."""

from domain.names import NAMES
from domain.reports.cases import by_source, by_unit, stand
from domain.reports.contents import Cell, Chart, ChartKind, Section
from scheduler.reports.material import Material
from scheduler.reports.sections.cells import numbers_of
from scheduler.reports.words import Words, say, say_section


def ledger(material: Material, place: int) -> Section:
    """Every source and every unit with its numbers; the trend where there is more than one stretch."""
    standing = material.standing
    words = say_section(
        "ledger",
        place=place,
        regular=material.is_regular,
        last_on=material.wanted.last_on,
        carried=material.carried,
        now=standing,
        earlier=material.earlier,
    )
    if not standing.total:
        return words.section()
    sources = words.table("sources", _by_source(material))
    units = words.table("units", _by_unit(material))
    return words.section(sources, units, charts=_trend(material, words))


def _by_source(material: Material) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        (NAMES[source], *numbers_of(stand(cases, *material.days), regular=material.is_regular))
        for source, cases in by_source(material.cases).items()
    ]
    if len(rows) > 1:
        rows.append((say("cell", what="all"), *numbers_of(material.standing, regular=material.is_regular)))
    return rows


def _by_unit(material: Material) -> list[tuple[Cell, ...]]:
    """Whoever is overdue with the most cases stands first."""
    standings = {unit: stand(cases, *material.days) for unit, cases in by_unit(material.cases).items()}
    order = sorted(standings, key=lambda unit: (-standings[unit].overdue, -standings[unit].open, unit))
    return [(unit, *numbers_of(standings[unit], regular=material.is_regular)) for unit in order]


def _trend(material: Material, words: Words) -> list[Chart]:
    periods = material.past()
    if len(periods) <= 1:
        return []
    past = [stand(material.cases, one.first_on, one.last_on) for one in periods]
    labels = [say("cell", what="span", first=one.first_on, last=one.last_on) for one in periods]
    values = (
        [one.new for one in past],
        [one.answered_now for one in past],
        [one.open for one in past],
        [one.overdue for one in past],
    )
    return [words.chart("trend", ChartKind.LINES, labels, values)]
