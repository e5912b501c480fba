"""The picture of a digest, where one says more than words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from domain.digests.pictures import Picture, Showing, choose_picture
from domain.projects.standing import Light
from domain.reports.contents import Chart, ChartKind, Series
from message_templates import render, unescape
from storage.digests import Load, Noted
from storage.rules import Rules

# One more bar is the average of the rest, on the same scale: that many fit the height a chat shows.
MOST_UNITS: Final = 9
WEEKS: Final = 20  # digests of the trend, four weeks of working days


def chart_for(rules: Rules, loads: Sequence[Load], noted: Mapping[date, Noted], today: Noted) -> Chart | None:
    """Of today's loads and of the figures of earlier days; None: words are enough, or pictures are off."""
    if not rules.policy.digests.pictures:
        return None
    overdue = [load for load in loads if load.red]
    before = noted[max(noted)].get("overdue_units", len(overdue)) if noted else 0
    showing = Showing(len(loads), len(overdue), before, len(noted) + 1)
    match choose_picture(showing, rules.calendar, rules.on):
        case Picture.LOADS:
            return chart_of_loads(loads, rules.on)
        case Picture.TREND:
            return _trend({**noted, rules.on: today})
        case None:
            return None


def chart_of_loads(loads: Sequence[Load], on: date) -> Chart:
    """One bar a unit, the most overdue first; beyond what fits, the others' average."""
    shown, rest = list(loads[:MOST_UNITS]), loads[MOST_UNITS:]
    if len(rest) == 1:
        shown, rest = list(loads), ()
    labels = [load.unit for load in shown]
    columns = [[float(n) for n in column] for column in zip(*map(_lights, shown), strict=True)]
    if rest:
        labels.append(_word("rest", count=len(rest)))
        for column, values in zip(columns, zip(*map(_lights, rest), strict=True), strict=True):
            column.append(round(sum(values) / len(rest), 1))
    series = [
        Series(_word(light), tuple(column), light)
        for light, column in zip((Light.RED, Light.YELLOW, Light.GREEN), columns, strict=True)
    ]
    return Chart(ChartKind.STACKED, _word("loads", on=on), tuple(labels), tuple(series))


def _lights(load: Load) -> tuple[int, int, int]:
    return load.red, load.yellow, load.green


def _trend(noted: Mapping[date, Noted]) -> Chart:
    days = sorted(noted)
    series = tuple(
        Series(_word(name), tuple(float(noted[on].get(name, 0)) for on in days))
        for name in ("open", "overdue")
    )
    labels = tuple(_word("day", on=on) for on in days)
    return Chart(ChartKind.LINES, _word("trend", on=days[0]), labels, series)


def _word(what: str, **facts: object) -> str:
    return unescape(render("pictures/digest.j2", what=what, **facts))
