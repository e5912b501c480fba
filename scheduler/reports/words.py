"""The words of a section, from its template: `@heading`, `@table`, `@head`, `@note`, `@chart`, paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.projects import Light
from domain.reports.contents import Cell, Chart, ChartKind, Section, Series, Table
from message_templates import render, unescape

_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Words:
    """What a template says of one section; tables and charts by the name their line gives them."""

    heading: str
    paragraphs: tuple[str, ...]
    tables: dict[str, Table]
    charts: dict[str, tuple[str, tuple[str, ...]]]  # title, names of the series

    def table(self, name: str, rows: Sequence[Sequence[Cell]]) -> Table:
        """The table of that name with its rows, as many cells in each as its head has."""
        return replace(self.tables[name], rows=tuple(map(tuple, rows)))

    def chart(
        self, name: str, kind: ChartKind, labels: Sequence[str], values: Sequence[Sequence[float]]
    ) -> Chart:
        """The chart of that name; one row of values for each of its series, `@red` after a name its light."""
        title, names = self.charts[name]
        series = (_series(one, row) for one, row in zip(names, values, strict=True))
        return Chart(kind, title, tuple(labels), tuple(series))

    def section(self, *tables: Table, charts: Sequence[Chart] = ()) -> Section:
        """The section with those of the tables that have rows."""
        return Section(self.heading, self.paragraphs, tuple(one for one in tables if one.rows), tuple(charts))


def _series(name: str, values: Sequence[float]) -> Series:
    plain, _, light = name.partition(" @")
    return Series(plain, tuple(values), Light[light.upper()] if light else None)


def say_lines(template: str, /, **facts: Any) -> tuple[str, ...]:  # noqa: ANN401 - see `render`
    """The lines of a template as plain text; empty ones are left out."""
    lines = render(f"reports/{template}.j2", **facts).splitlines()
    return tuple(unescape(line.strip()) for line in lines if line.strip())


def say(template: str, /, **facts: Any) -> str:  # noqa: ANN401 - see `render`
    """The same of a template that is one line."""
    return "".join(say_lines(template, **facts))


def say_section(template: str, /, **facts: Any) -> Words:  # noqa: ANN401 - see `render`
    """A section's words. `@table name | title` is followed by its `@head` and, if it has one, its `@note`."""
    words = Words("", (), {}, {})
    table, paragraphs = "", list[str]()
    for line in say_lines(template, **facts):
        sign, _, rest = line.partition(" ")
        cells = tuple(cell.strip() for cell in rest.split(_BETWEEN))
        if sign == "@heading":
            words = replace(words, heading=rest)
        elif sign == "@table":
            table = cells[0]
            words.tables[table] = Table(_BETWEEN.join(cells[1:]), (), ())
        elif sign == "@head":
            words.tables[table] = replace(words.tables[table], head=cells)
        elif sign == "@note":
            words.tables[table] = replace(words.tables[table], note=rest)
        elif sign == "@chart":
            words.charts[cells[0]] = (cells[1], cells[2:])
        else:
            paragraphs.append(line)
    return replace(words, paragraphs=tuple(paragraphs))
