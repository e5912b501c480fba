"""Keeps one sender from keeping everybody busy: how many messages of a minute are acted on, and answered.

It stands in the process, for it protects the process. What it holds back stays in the inbox table.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.sliding_window import KEYS_REMEMBERED, SlidingWindow

MINUTE: Final = timedelta(minutes=1)
# Sent without waiting for the answer to the one before. Nobody types or taps twice a second for a minute;
# forty photos passed on one by one stay far below.
HURRIED_A_MINUTE: Final = 120
# Of somebody who does wait for each answer. Only a program can, and no office's program needs more.
ANY_A_MINUTE: Final = 600
# A stranger is told once whom to ask. What he says next within the hour needs no second telling.
STRANGERS_ANSWER: Final = timedelta(hours=1)


class Pace(StrEnum):
    """What becomes of one message."""

    FINE = "fine"  # it is acted on
    TOLD = "told"  # it is not acted on, and its sender is told so
    SILENT = "silent"  # it is not acted on, and he has been told already


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message as it stands in the inbox."""

    row_id: int
    sender: str
    at: datetime


class Floodgate:
    """One for the life of the process. A message that is tried again after a rollback is judged as before."""

    def __init__(self, hurried: int = HURRIED_A_MINUTE) -> None:
        self._hurried = SlidingWindow(hurried, MINUTE, counts_refused=True)
        self._any = SlidingWindow(ANY_A_MINUTE, MINUTE, counts_refused=True)
        self._told = SlidingWindow(1, MINUTE)
        self._greeted = SlidingWindow(1, STRANGERS_ANSWER)
        self._judged: dict[int, Pace] = {}
        self._newest: OrderedDict[str, int] = OrderedDict()  # row there was when his last one was settled
        self.held_back: Counter[str] = Counter()  # for the metrics: too_fast, stranger

    def judge(self, one: Arrival, *, is_known: bool = True) -> Pace:
        """Whether somebody's message is acted on; a stranger's never is, and hardly ever answered."""
        if one.row_id not in self._judged:
            pace = self._look_at(one) if is_known else self._tell_stranger(one)
            self._judged[one.row_id] = pace
        return self._judged[one.row_id]

    def holds_back(self, one: Arrival) -> bool:
        """Whether a message that was judged is only kept, without effect."""
        return self._judged.get(one.row_id, Pace.FINE) is not Pace.FINE

    def settled(self, arrivals: Iterable[Arrival], newest: int) -> None:
        """These are committed; `newest` is the last row of the inbox at that moment."""
        for one in arrivals:
            self._judged.pop(one.row_id, None)
            self._newest[one.sender] = newest
            self._newest.move_to_end(one.sender)
        while len(self._newest) > KEYS_REMEMBERED:
            self._newest.popitem(last=False)

    def _look_at(self, one: Arrival) -> Pace:
        has_waited = one.row_id > self._newest.get(one.sender, 0)
        fine = self._any.admits(one.at, one.sender)
        if not has_waited:
            fine = self._hurried.admits(one.at, one.sender) and fine
        if fine:
            return Pace.FINE
        self.held_back["too_fast"] += 1
        return Pace.TOLD if self._told.admits(one.at, one.sender) else Pace.SILENT

    def _tell_stranger(self, one: Arrival) -> Pace:
        if self._greeted.admits(one.at, one.sender):
            return Pace.TOLD
        self.held_back["stranger"] += 1
        return Pace.SILENT
