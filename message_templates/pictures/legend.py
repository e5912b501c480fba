"""What looks like what: a sample and a name for each series, above the values."""

from dataclasses import dataclass
from typing import Final

from domain.reports.contents import Chart, ChartKind
from message_templates.pictures.canvas import Canvas
from message_templates.pictures.lettering import width_of, wrap
from message_templates.pictures.palette import INK, Look, looks

_NAME, _LINE, _BELOW, _BETWEEN, _GAP = 12, 20, 4, 16, 7  # points
_SAMPLE: Final = {ChartKind.LINES: 30, ChartKind.BARS: 14, ChartKind.STACKED: 14}
_HIGH: Final = 12


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    look: Look
    x: float
    row: int


class Legend:
    """The names of a chart's series, in as many rows as they need; nothing where there is only one series."""

    def __init__(self, chart: Chart, width: float) -> None:
        self._kind = chart.kind
        self._entries = _lay_out(chart, width) if len(chart.series) > 1 and chart.labels else []
        rows = self._entries[-1].row + 1 if self._entries else 0
        self.height = rows * _LINE + _BELOW

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Put it on the paper."""
        wide = _SAMPLE[self._kind]
        for entry in self._entries:
            x, y = left + entry.x, top + (entry.row + 0.5) * _LINE
            if self._kind is ChartKind.LINES:
                canvas.trace([(x, y), (x + wide / 2, y), (x + wide, y)], entry.look, marked=False)
            else:
                canvas.fill_with((x, y - _HIGH / 2), (wide, _HIGH), entry.look)
            canvas.write((x + wide + _GAP, y), entry.name, _NAME, INK)


def _lay_out(chart: Chart, width: float) -> list[_Entry]:
    entries, x, row = list[_Entry](), 0.0, 0
    sample = _SAMPLE[chart.kind] + _GAP
    for one, look in zip(chart.series, looks(chart.series), strict=True):
        name = "".join(wrap(one.name, _NAME, width - sample, most_lines=1))
        wide = sample + width_of(name, _NAME)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        entries.append(_Entry(name, look, x, row))
        x += wide + _BETWEEN
    return entries
