"""A chart as a picture: its title, what looks like what, the values, and what is left out."""

from typing import Final

from domain.reports.contents import Chart, ChartKind
from message_templates.pictures.canvas import WIDTH, Canvas
from message_templates.pictures.legend import Legend
from message_templates.pictures.lettering import wrap
from message_templates.pictures.lines import Lines
from message_templates.pictures.palette import INK, SOFT
from message_templates.pictures.rows import Rows
from message_templates.rendering import render, unescape

MARGIN: Final = 12  # points, as all measures here
INSIDE: Final = WIDTH - 2 * MARGIN
MOST_ROWS: Final = 60  # of bars; a taller picture nobody reads
_TITLE, _TITLE_LINE, _NOTE, _NOTE_LINE = 15, 21, 11, 18


def draw_chart(chart: Chart) -> bytes:
    """The chart as PNG, 1074 pixels wide (358 points at three each); equal charts give equal bytes.

    Bars lie, so that long names have room: a row is 20 points and more. NaN is a gap. Of more than 60 rows
    the first 60 are drawn and the rest is counted at the foot.
    """
    title = wrap(chart.title, _TITLE, INSIDE, most_lines=2)
    legend = Legend(chart, INSIDE)
    body = _body(chart)
    notes = [unescape(note) for note in _notes(chart)]
    head = MARGIN + len(title) * _TITLE_LINE
    height = head + legend.height + (body.height if body else 0) + len(notes) * _NOTE_LINE + MARGIN
    canvas = Canvas(height)
    for place, line in enumerate(title):
        canvas.write_heading((MARGIN, MARGIN + (place + 0.5) * _TITLE_LINE), line, _TITLE, INK)
    legend.draw(canvas, MARGIN, head)
    if body:
        body.draw(canvas, head + legend.height)
    for place, note in enumerate(notes):
        canvas.write((MARGIN, height - MARGIN - (len(notes) - place - 0.5) * _NOTE_LINE), note, _NOTE, SOFT)
    return canvas.as_png()


def _body(chart: Chart) -> Rows | Lines | None:
    if not chart.labels or not chart.series:
        return None
    if chart.kind is ChartKind.LINES:
        return Lines(chart, MARGIN, INSIDE)
    return Rows(chart, MARGIN, INSIDE, MOST_ROWS)


def _notes(chart: Chart) -> list[str]:
    if not chart.labels or not chart.series:
        return [render("pictures/nothing.j2")]
    left_out = len(chart.labels) - MOST_ROWS
    if chart.kind is ChartKind.LINES or left_out <= 0:
        return []
    return [render("pictures/left_out.j2", count=left_out)]
