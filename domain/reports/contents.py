"""What a report consists of. A message, a .docx and an .xlsx are three ways to show the same content."""

from dataclasses import dataclass
from enum import StrEnum

from domain.projects.standing import Light

Cell = str | int | float | None  # None shows as an empty cell


class ChartKind(StrEnum):
    """How a chart shows its series."""

    BARS = "bars"  # one group of bars for each label
    STACKED = "stacked"  # one bar for each label, its series on top of each other
    LINES = "lines"  # labels are days or months in order


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values, as many as the chart has labels; NaN where nothing is known.

    `light` says that the series counts what stands on red, yellow or green, and is to look so.
    """

    name: str
    values: tuple[float, ...]
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Values a picture says better than words."""

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a head and rows of as many cells. `note` says how its figures are reckoned."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part under a heading of its own, such as 办结情况."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report. `summary` is what a phone shows: a few short lines, the thing to do first."""

    title: str
    period: str  # in words: 2026年9月1日至9月15日
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str = ""
