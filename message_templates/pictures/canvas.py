"""A sheet to draw on, measured in points of a phone's screen."""

import io
import math
from itertools import pairwise
from typing import Final, Literal

from PIL import Image, ImageDraw

from message_templates.pictures.lettering import PIXELS, font
from message_templates.pictures.palette import PAPER, Look, Mark, Pattern

WIDTH: Final = 358  # points: as wide as the messenger shows a picture
_COLOURS: Final = 64  # enough for flat colours with smooth edges, at a third of the bytes
_FINE: Final = 2  # slanted lines are drawn this much larger, then made small: their edges become smooth
_MARKED: Final = 6  # points around a line that its marks may need
_SHORTEST: Final = 0.01  # points: rounding must not make a step of nothing
Point = tuple[float, float]


class Canvas:
    """White paper of the given height in points."""

    def __init__(self, height: float) -> None:
        self.height = height
        self._image = Image.new("RGB", (WIDTH * PIXELS, math.ceil(height * PIXELS)), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def write(
        self, at: Point, text: str, points: float, colour: str, anchor: Literal["l", "m", "r"] = "l"
    ) -> None:
        """Legible text, its middle line at the height of `at`."""
        place = (round(at[0] * PIXELS), round(at[1] * PIXELS))
        self._draw.text(place, text, fill=colour, font=font(points), anchor=anchor + "m")

    def write_heading(self, at: Point, text: str, points: float, colour: str) -> None:
        """As `write`, in letters a little bolder."""
        place = (round(at[0] * PIXELS), round(at[1] * PIXELS))
        self._draw.text(place, text, fill=colour, font=font(points), anchor="lm", stroke_width=0.7)

    def fill(self, left_top: Point, size: Point, colour: str) -> None:
        """A plain rectangle."""
        self._draw.rectangle(self._box(left_top, size), fill=colour)

    def fill_with(self, left_top: Point, size: Point, look: Look) -> None:
        """A rectangle that looks as its series."""
        box = self._box(left_top, size)
        self._draw.rectangle(box, fill=look.colour)
        if look.pattern is not Pattern.PLAIN:
            wide, high = box[2] - box[0] + 1, box[3] - box[1] + 1
            self._image.paste(look.pattern_ink, box[:2], _pattern(look.pattern, wide, high))

    def rule(self, start: Point, end: Point, colour: str) -> None:
        """A thin straight line."""
        self._draw.line([round(n * PIXELS) for n in (*start, *end)], fill=colour, width=2)

    def trace(self, points: list[Point], look: Look, *, marked: bool) -> None:
        """A line through the points, with a mark at each or (not `marked`) at the last only."""
        left, top = (math.floor(min(point[axis] for point in points)) - _MARKED for axis in (0, 1))
        right, bottom = (math.ceil(max(point[axis] for point in points)) + _MARKED for axis in (0, 1))
        scale = PIXELS * _FINE
        stencil = Image.new("L", ((right - left) * scale, (bottom - top) * scale))
        pen = ImageDraw.Draw(stencil)
        near = [(x - left, y - top) for x, y in points]
        for start, end in _dashes(near, look.dash):
            pen.line([n * scale for n in (*start, *end)], fill=255, width=2 * scale)
            for x, y in (start, end):  # round ends: without them the corners have notches
                pen.ellipse([(x - 1) * scale, (y - 1) * scale, (x + 1) * scale, (y + 1) * scale], fill=255)
        for x, y in near if marked else near[-1:]:
            pen.polygon([(px * scale, py * scale) for px, py in _outline(look.mark, x, y)], fill=255)
        self._image.paste(look.colour, (left * PIXELS, top * PIXELS), stencil.reduce(_FINE))

    def as_png(self) -> bytes:
        """The picture; equal drawings give equal bytes."""
        file = io.BytesIO()
        few = self._image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(file, "PNG", optimize=True)
        return file.getvalue()

    def _box(self, left_top: Point, size: Point) -> tuple[int, int, int, int]:
        left, top = round(left_top[0] * PIXELS), round(left_top[1] * PIXELS)
        wide, high = max(round(size[0] * PIXELS), 1), max(round(size[1] * PIXELS), 1)
        return left, top, left + wide - 1, top + high - 1


def _pattern(pattern: Pattern, wide: int, high: int) -> Image.Image:
    tile = Image.new("L", (wide, high))
    pen = ImageDraw.Draw(tile)
    if pattern is Pattern.STRIPES:
        for x in range(-high, wide, 4 * PIXELS):
            pen.line([x, high, x + high, 0], fill=255, width=PIXELS)
        return tile
    for row, y in enumerate(range(2 * PIXELS, high, 4 * PIXELS)):
        for x in range((2 + row % 2 * 3) * PIXELS, wide, 6 * PIXELS):
            pen.ellipse([x - 2, y - 2, x + 2, y + 2], fill=255)
    return tile


def _dashes(points: list[Point], dash: tuple[int, int] | None) -> list[tuple[Point, Point]]:
    """The pieces of a line that are drawn."""
    pieces = list(pairwise(points))
    if dash is None:
        return pieces
    drawn, gone = list[tuple[Point, Point]](), 0.0
    for (x, y), (to_x, to_y) in pieces:
        length, at = math.hypot(to_x - x, to_y - y), 0.0
        while at < length:
            place = gone % sum(dash)
            on = place < dash[0]
            step = max(min(dash[0] - place if on else sum(dash) - place, length - at), _SHORTEST)
            if on:
                share, until = at / length, (at + step) / length
                drawn.append(
                    (
                        (x + (to_x - x) * share, y + (to_y - y) * share),
                        (x + (to_x - x) * until, y + (to_y - y) * until),
                    )
                )
            at, gone = at + step, gone + step
    return drawn


def _outline(mark: Mark, x: float, y: float) -> list[Point]:
    corners, turn, size = {
        Mark.CIRCLE: (24, 0.0, 3.6),
        Mark.SQUARE: (4, 0.125, 4.4),
        Mark.TRIANGLE: (3, -0.25, 4.8),
        Mark.DIAMOND: (4, 0.0, 4.6),
    }[mark]
    angles = [2 * math.pi * (turn + corner / corners) for corner in range(corners)]
    return [(x + size * math.cos(angle), y + size * math.sin(angle)) for angle in angles]
