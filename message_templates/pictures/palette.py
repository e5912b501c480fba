"""Colours that colour-blind readers tell apart: by lightness, and by a pattern or a mark beside it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.projects.standing import Light
from domain.reports.contents import Series

PAPER: Final = "#ffffff"
INK: Final = "#1b2431"
SOFT: Final = "#546073"
FAINT: Final = "#dde3eb"
BAND: Final = "#f5f7fa"


class Pattern(StrEnum):
    """What lies on a colour, so that it is known without the colour."""

    PLAIN = "plain"
    STRIPES = "stripes"
    DOTS = "dots"


class Mark(StrEnum):
    """What stands at each value of a line."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Look:
    """How one series looks. `on_it` is the colour of numbers written on it, `pattern_ink` of its pattern."""

    colour: str
    on_it: str
    pattern: Pattern
    pattern_ink: str
    mark: Mark
    dash: tuple[int, int] | None = None  # points drawn, points left out


LIGHTS: Final = {
    Light.RED: Look("#c22a22", "#ffffff", Pattern.STRIPES, "#e2837c", Mark.TRIANGLE),
    Light.YELLOW: Look("#f7c948", "#1b2431", Pattern.DOTS, "#b98a00", Mark.SQUARE, (6, 3)),
    Light.GREEN: Look("#5fae8b", "#10291d", Pattern.PLAIN, "#5fae8b", Mark.CIRCLE, (2, 3)),
}
OTHERS: Final = (
    Look("#1f63d6", "#ffffff", Pattern.PLAIN, "#1f63d6", Mark.CIRCLE),
    Look("#f0a04b", "#1b2431", Pattern.STRIPES, "#b86a12", Mark.SQUARE, (7, 3)),
    Look("#7a4fa3", "#ffffff", Pattern.DOTS, "#c9b2de", Mark.TRIANGLE, (2, 3)),
    Look("#8fd0c3", "#1b2431", Pattern.PLAIN, "#8fd0c3", Mark.DIAMOND, (9, 3)),
    Look("#4a5568", "#ffffff", Pattern.STRIPES, "#9aa5b5", Mark.CIRCLE, (4, 2)),
    Look("#f4b6c6", "#1b2431", Pattern.DOTS, "#b8577a", Mark.SQUARE),
)


def looks(series: tuple[Series, ...]) -> list[Look]:
    """A look for each series: lights look as lights, the others in turn."""
    others = iter([*OTHERS] * (len(series) // len(OTHERS) + 1))
    return [LIGHTS[one.light] if one.light else next(others) for one in series]
