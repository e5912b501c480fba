"""Lines over days or months: where they go, marked, with the last value written beside its end."""

import math
from typing import Final

from domain.reports.contents import Chart
from message_templates.pictures.canvas import Canvas, Point
from message_templates.pictures.lettering import width_of, wrap
from message_templates.pictures.numbers import marks, said
from message_templates.pictures.palette import FAINT, INK, SOFT, looks

_HIGH, _ABOVE, _BELOW = 170, 10, 26  # points
_LETTERS, _ENDS, _GAP, _APART, _LONGEST_LABEL = 11, 12, 6, 14, 90
MOST_MARKED: Final = 16  # values of one line; more marks would cover it


class Lines:
    """The lines of a chart over an axis with round numbers."""

    def __init__(self, chart: Chart, left: float, width: float) -> None:
        self._series = [
            (tuple(one.values[: len(chart.labels)]), look)
            for one, look in zip(chart.series, looks(chart.series), strict=True)
        ]
        self._labels = ["".join(wrap(label, _LETTERS, _LONGEST_LABEL, 1)) for label in chart.labels]
        known = [value for values, _ in self._series for value in values if math.isfinite(value)]
        self._marks = marks(min(known, default=0.0), max(known, default=0.0))
        axis = max(width_of(said(mark), _LETTERS) for mark in self._marks)
        ends = max((width_of(said(value), _ENDS) for value in known), default=0.0)
        self._axis, self._right = left + axis, left + width
        self._from, self._until = left + axis + 2 * _GAP, left + width - ends - 2 * _GAP
        self.height = _ABOVE + _HIGH + _BELOW

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put them on the paper."""
        for mark in self._marks:
            y = self._y(mark, top)
            canvas.rule((self._axis + _GAP, y), (self._until + _GAP, y), FAINT if mark else SOFT)
            canvas.write((self._axis, y), said(mark), _LETTERS, SOFT, "r")
        self._draw_labels(canvas, top + _ABOVE + _HIGH)
        for values, look in reversed(self._series):  # the first lies on top
            for piece in self._pieces(values, top):
                canvas.trace(piece, look, marked=len(self._labels) <= MOST_MARKED)
        self._draw_ends(canvas, top)

    def _draw_labels(self, canvas: Canvas, bottom: float) -> None:
        """Every so many labels that none touches the next, counted from the last."""
        widest = max(width_of(label, _LETTERS) for label in self._labels) + 2 * _GAP
        count = len(self._labels)
        between = (self._until - self._from) / max(count - 1, 1)
        every = max(math.ceil(widest / between), 1)
        for place in range(count - 1, -1, -every):
            x = self._x(place)
            half = width_of(self._labels[place], _LETTERS) / 2
            x_text = min(max(x, self._axis - _GAP + half), self._right - half)
            canvas.rule((x, bottom), (x, bottom + 4), SOFT)
            canvas.write((x_text, bottom + 14), self._labels[place], _LETTERS, SOFT, "m")

    def _draw_ends(self, canvas: Canvas, top: float) -> None:
        """The last values, moved apart where they would lie on each other."""
        ends = sorted(
            (self._y(values[-1], top), said(values[-1]))
            for values, _ in self._series
            if len(values) == len(self._labels) and math.isfinite(values[-1])
        )
        lowest = top + _ABOVE + _HIGH
        above = -math.inf
        for place, (y, number) in enumerate(ends):
            room = lowest - (len(ends) - 1 - place) * _APART
            above = max(min(y, room), above + _APART)
            canvas.write((self._until + 2 * _GAP, above), number, _ENDS, INK)

    def _pieces(self, values: tuple[float, ...], top: float) -> list[list[Point]]:
        """The line, broken where nothing is known."""
        pieces = [list[Point]()]
        for place, value in enumerate(values):
            if math.isfinite(value):
                pieces[-1].append((self._x(place), self._y(value, top)))
            elif pieces[-1]:
                pieces.append([])
        return [piece for piece in pieces if piece]

    def _x(self, place: int) -> float:
        if len(self._labels) == 1:
            return (self._from + self._until) / 2
        return self._from + (self._until - self._from) * place / (len(self._labels) - 1)

    def _y(self, value: float, top: float) -> float:
        low, high = self._marks[0], self._marks[-1]
        return top + _ABOVE + _HIGH * (high - value) / (high - low)
