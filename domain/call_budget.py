"""The platform's calls of a month: what may still be spent on what, and when the office is told (A7)."""

from enum import StrEnum
from typing import Final

FREE_CALLS_A_MONTH: Final = 5000  # DingTalk standard edition since 2025-11-19, all apps of a corporation
FEWEST_CALLS, MOST_CALLS = 1000, 10_000_000  # what an office may say it has


class Purpose(StrEnum):
    """What a call is for, besides messages: those are never held back for the sake of the month."""

    ASKING = "asking"  # whether a message was read
    TO_DO = "to_do"  # native to-do items
    RINGING = "ringing"  # DING


# Up to which share of the month's calls, in percent, each of them may be made.
LIMITS: Final = {Purpose.ASKING: 80, Purpose.TO_DO: 90, Purpose.RINGING: 95}
ALARMS: Final = (80, 95, 100)  # percent at which the administrators are told, each once a month


def may_spend(purpose: Purpose, used: int, month: int) -> bool:
    """Whether one more call may be made for this purpose, with `used` of the month's calls gone."""
    return used * 100 < LIMITS[purpose] * month


def alarm(used: int, month: int) -> int | None:
    """The highest share, in percent, that the calls used have reached; None below all of them."""
    reached = [share for share in ALARMS if used * 100 >= share * month]
    return max(reached, default=None)
