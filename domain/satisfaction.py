"""Satisfaction (满意度): what several proposers say together, and what speaks against a 满意 (被满意)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from domain.packs import OfMany, RatingRule
from domain.vocabulary import Satisfaction

# From the best to the worst; who gave none after urging says nothing.
SCALE: Final[tuple[Satisfaction, ...]] = (
    Satisfaction.SATISFIED,
    Satisfaction.MOSTLY,
    Satisfaction.DISSATISFIED,
)
_SHORTEST = 4  # characters; shorter wordings are alike by chance
_HUNDRED = 100


class Suspicion(StrEnum):
    """What speaks for 被满意. Each is shown with its evidence; nothing follows by itself (D16)."""

    OWN_UNIT = "own_unit"  # entered by somebody who holds a post in the unit that handled it
    SAME_MINUTE = "same_minute"  # entered in the very minute of the answer
    SAME_WORDS = "same_words"  # the same wording stands in other cases
    UNCONFIRMED = "unconfirmed"  # no contact, call or visit lies behind it
    CLAIMED = "claimed"  # the unit's own text says how satisfied he is


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How a rating came about. `contacts` lie behind it; `twins` are other cases in the same words."""

    satisfaction: Satisfaction
    said_at: datetime
    answered_at: datetime | None = None
    by_own_unit: bool = False
    contacts: int = 0
    twins: int = 0
    claimed: bool = False


def find_suspicions(rated: Circumstances) -> tuple[Suspicion, ...]:
    """What speaks against taking it at its word; nothing where he is not satisfied, or said nothing."""
    if rated.satisfaction not in (Satisfaction.SATISFIED, Satisfaction.MOSTLY):
        return ()
    found = {
        Suspicion.OWN_UNIT: rated.by_own_unit,
        Suspicion.SAME_MINUTE: rated.answered_at is not None
        and _minute(rated.answered_at) == _minute(rated.said_at),
        Suspicion.SAME_WORDS: rated.twins > 0,
        Suspicion.UNCONFIRMED: rated.contacts == 0,
        Suspicion.CLAIMED: rated.claimed,
    }
    return tuple(suspicion for suspicion, speaks in found.items() if speaks)


def is_telling(text: str) -> bool:
    """Whether a wording is long enough for its likeness to mean anything."""
    return len("".join(text.split())) >= _SHORTEST


def of_many(said: Sequence[Satisfaction], rule: RatingRule) -> Satisfaction | None:
    """What the proposers say together, the first of them first; None if nobody was asked.

    Who gave none counts only if nobody gave one.
    """
    given = [one for one in said if one in SCALE]
    if not given:
        return Satisfaction.NOT_GIVEN if said else None
    match rule.of_many:
        case OfMany.FIRST:
            return given[0]
        case OfMany.MAJORITY:
            counted = Counter(given)
            return max(SCALE, key=lambda one: (counted[one], SCALE.index(one)))
        case OfMany.WORST:
            return max(given, key=SCALE.index)


def of_vote(votes: Mapping[Satisfaction, int], rule: RatingRule) -> Satisfaction | None:
    """What a vote of many (测评) comes to; None if nobody voted.

    满意 if more than the rule's share says so, 基本满意 if the two together are more than that.
    """
    cast = sum(votes.get(one, 0) for one in SCALE)
    if not cast:
        return None
    so_far = 0
    for one in SCALE[:-1]:
        so_far += votes.get(one, 0)
        if so_far * _HUNDRED > cast * rule.vote_over_percent:
            return one
    return Satisfaction.DISSATISFIED


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
