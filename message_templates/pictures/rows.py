"""Lying bars: a row for each label, its name on the left, its values as bars and as numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from domain.reports.contents import Chart, ChartKind
from message_templates.pictures.canvas import Canvas
from message_templates.pictures.lettering import width_of, wrap
from message_templates.pictures.numbers import said
from message_templates.pictures.palette import BAND, FAINT, INK, SOFT, Look, looks

_NAME, _NAME_LINE, _NUMBER, _INNER = 12, 15, 11, 10.5  # sizes of letters and lines, in points
_THICK, _THIN, _BETWEEN, _AROUND = 14, 10, 3, 8  # of bars
_GAP, _SEEN, _NAMES_SHARE = 6, 3, 0.44


@dataclass(frozen=True, slots=True)
class _Row:
    name: list[str]
    values: tuple[float, ...]
    height: float


class Rows:
    """The rows of a chart, as many as are wanted. A stack with a negative value is drawn side by side."""

    def __init__(self, chart: Chart, left: float, width: float, most: int) -> None:
        self._looks = looks(chart.series)
        values = _by_label(chart)[:most]
        self._stacked = chart.kind is ChartKind.STACKED and all(v >= 0 for row in values for v in _known(row))
        self._names = _width_of_names(chart.labels[:most], width)
        self._rows = [self._row(label, row) for label, row in zip(chart.labels[:most], values, strict=True)]
        self.height = sum(row.height for row in self._rows)
        self._left, self._width = left, width
        self._fit_numbers(values, width)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put them on the paper."""
        for place, row in enumerate(self._rows):
            if place % 2 == 0:
                canvas.fill((self._left - _GAP, top), (self._width + 2 * _GAP, row.height), BAND)
            middle = top + row.height / 2
            for line, text in enumerate(row.name):
                y = middle + (line - (len(row.name) - 1) / 2) * _NAME_LINE
                canvas.write((self._left, y), text, _NAME, INK)
            if self._stacked:
                self._draw_stack(canvas, row.values, middle)
            else:
                self._draw_bars(canvas, row.values, middle)
            top += row.height
        x = self._zero
        canvas.rule((x, top - self.height), (x, top), FAINT if self._stacked else SOFT)

    def _row(self, label: str, values: tuple[float, ...]) -> _Row:
        name = wrap(label, _NAME, self._names, most_lines=2)
        bars = 1 if self._stacked else len(values)
        thick = _THICK if bars == 1 else bars * (_THIN + _BETWEEN) - _BETWEEN
        return _Row(name, values, max(thick, len(name) * _NAME_LINE) + _AROUND)

    def _fit_numbers(self, values: Sequence[tuple[float, ...]], width: float) -> None:
        """Where zero stands, and how long one is, so that the longest bar and its number have room."""
        shown = [sum(_known(row)) for row in values] if self._stacked else [v for row in values for v in row]
        known = _known(shown)
        highest, lowest = max(known, default=0.0), min(known, default=0.0)
        numbers = max((width_of(said(v), _NUMBER) for v in shown), default=0) + _GAP
        below = numbers if lowest < 0 else 0
        room = width - self._names - _GAP - numbers - below - _SEEN * len(self._looks)
        self._one = room / ((max(highest, 0.0) - min(lowest, 0.0)) or 1)
        self._zero = self._left + self._names + _GAP + below - min(lowest, 0.0) * self._one

    def _draw_stack(self, canvas: Canvas, values: tuple[float, ...], middle: float) -> None:
        x = self._zero
        for value, look in zip(values, self._looks, strict=True):
            long = self._length(value)
            if long:
                canvas.fill_with((x, middle - _THICK / 2), (long, _THICK), look)
                _write_inside(canvas, (x, middle), long, said(value), look)
            x += long
        total = said(sum(_known(values))) if _known(values) else said(math.nan)
        canvas.write((x + _GAP, middle), total, _NUMBER, INK)

    def _draw_bars(self, canvas: Canvas, values: tuple[float, ...], middle: float) -> None:
        thick = _THICK if len(values) == 1 else _THIN
        y = middle - (len(values) * (thick + _BETWEEN) - _BETWEEN) / 2
        for value, look in zip(values, self._looks, strict=True):
            long = self._length(value)
            left = self._zero if not value < 0 else self._zero - long
            if long:
                canvas.fill_with((left, y), (long, thick), look)
            at = (left - _GAP, "r") if value < 0 else (left + long + _GAP, "l")
            canvas.write((at[0], y + thick / 2), said(value), _NUMBER, INK, "r" if value < 0 else "l")
            y += thick + _BETWEEN

    def _length(self, value: float) -> float:
        """In points; what is not nothing is seen."""
        return abs(value) * self._one + _SEEN if math.isfinite(value) and value else 0.0


def _by_label(chart: Chart) -> list[tuple[float, ...]]:
    """The values of each label; NaN where a series is too short."""
    return [
        tuple(one.values[place] if place < len(one.values) else math.nan for one in chart.series)
        for place in range(len(chart.labels))
    ]


def _known(values: Sequence[float]) -> list[float]:
    return [value for value in values if math.isfinite(value)]


def _width_of_names(labels: Sequence[str], width: float) -> float:
    """As wide as the longest name in one line, or in two, but not more than its share."""
    most = width * _NAMES_SHARE
    return max((width_of(line, _NAME) for label in labels for line in wrap(label, _NAME, most, 2)), default=0)


def _write_inside(canvas: Canvas, at: tuple[float, float], long: float, number: str, look: Look) -> None:
    """A number on its bar, on a plate of the bar's colour; nothing where it does not fit."""
    wide = width_of(number, _INNER) + 2
    if wide > long:
        return
    left = at[0] + (long - wide) / 2
    canvas.fill((left, at[1] - _THICK / 2 + 1), (wide, _THICK - 2), look.colour)
    canvas.write((left + wide / 2, at[1]), number, _INNER, look.on_it, "m")
