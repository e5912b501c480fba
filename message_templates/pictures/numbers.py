"""How numbers look in a picture, and where the marks of an axis stand."""

import math
from typing import Final

MOST_MARKS: Final = 5
_LARGE: Final = ((10**8, "亿"), (10**4, "万"))
_WRITTEN_OUT: Final = 10**5
_BEYOND_WORDS: Final = 1e14
_STEPS: Final = (1, 2, 5, 10)


def said(value: float) -> str:
    """3, 2.5, 12,345, 12.3万; a dash where nothing is known."""
    if not math.isfinite(value):
        return "—"
    if abs(value) < _WRITTEN_OUT:
        return _plain(value)
    if abs(value) >= _BEYOND_WORDS:
        return f"{value:.0e}"
    unit, word = next((unit, word) for unit, word in _LARGE if abs(value) >= unit)
    return _plain(value / unit) + word


def _plain(value: float) -> str:
    rounded = f"{value:,.1f}"
    return "0" if rounded == "-0.0" else rounded.removesuffix(".0")


def marks(lowest: float, highest: float) -> list[float]:
    """Round numbers, evenly spaced, that hold the lowest value, the highest and 0.

    Never nearer to each other than 1: what is counted is whole.
    """
    low, high = min(lowest, 0.0), max(highest, 0.0)
    step = _step((high - low) / (MOST_MARKS - 1))
    first, last = math.floor(low / step), max(math.ceil(high / step), math.floor(low / step) + 1)
    return [step * place for place in range(first, last + 1)]


def _step(rough: float) -> float:
    if rough <= 1:
        return 1
    power = 10.0 ** math.floor(math.log10(rough))
    return power * next(step for step in _STEPS if step * power >= rough * (1 - 1e-9))
