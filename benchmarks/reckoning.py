"""Rounds, medians, and the small tables that every benchmark prints."""

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median

ROUNDS = 3
Row = Sequence[str]


class Stopwatch:
    """Seconds from entering `timing()` to leaving it."""

    def __init__(self) -> None:
        self.seconds = math.nan


@contextmanager
def timing() -> Iterator[Stopwatch]:
    """Time a block by the monotonic clock."""
    watch = Stopwatch()
    began = time.perf_counter()
    try:
        yield watch
    finally:
        watch.seconds = time.perf_counter() - began


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def ratio_of(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """The median of the ratios of each round, so that a slow moment of the machine hits both alike."""
    return f"{median(a / b for a, b in zip(ours, theirs, strict=True)):.2f}×"


def show(title: str, head: Row, rows: Sequence[Row]) -> None:
    """Print a Markdown table, so that it can be pasted into docs/performance.md as it is."""
    print(f"\n{title}\n")
    print(f"| {' | '.join(head)} |")
    print(f"|{'|'.join('---' for _ in head)}|")
    for row in rows:
        print(f"| {' | '.join(row)} |")
