"""销号: what still stands between a case and its end; nothing is struck off without the required parties."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.packs import Anonymous, ClosingRule
from domain.transitions import ANSWERED, LEFT
from domain.vocabulary import AssignmentRole, AssignmentState, Party, Satisfaction


class Lack(StrEnum):
    """What is missing."""

    UNANSWERED = "unanswered"
    UNRATED = "unrated"
    DISSATISFIED = "dissatisfied"  # to be handled anew, or formally ended
    PARTY = "party"  # a required party has neither accepted nor been waived


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's part, as far as closing depends on it. `satisfaction`: of its present round."""

    unit: str
    role: AssignmentRole
    state: AssignmentState
    satisfaction: Satisfaction | None = None
    formally_ended: bool = False
    given_up: bool = False  # a co-handler's opinion that was marked late: nobody waits for it


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: of which unit, or which party."""

    what: Lack
    unit: str = ""
    party: Party | None = None


def required_parties(rule: ClosingRule, *, has_superior: bool, anonymous: bool = False) -> tuple[Party, ...]:
    """Whose word it takes: a superior's where there is one; nobody's for a person whom nobody knows, if the
    document says so.
    """
    left_out = set() if has_superior else {Party.SUPERIOR}
    if anonymous and rule.anonymous is Anonymous.NOBODY:
        left_out.add(Party.PERSON)
    return tuple(party for party in rule.parties if party not in left_out)


def find_missing(
    parts: Sequence[Part], required: Iterable[Party], accepted: Collection[Party]
) -> tuple[Missing, ...]:
    """Everything that is missing, in the order in which it is to be done; () if it can be struck off."""
    own = [_of_part(part) for part in parts if part.state not in LEFT and not part.given_up]
    parties = [Missing(Lack.PARTY, party=party) for party in required if party not in accepted]
    return (*filter(None, own), *parties)


def _of_part(part: Part) -> Missing | None:
    if part.state not in ANSWERED:
        return Missing(Lack.UNANSWERED, part.unit)
    if part.role is AssignmentRole.CO:
        return None  # it gave its opinion; the answer is rated
    if part.satisfaction is None:
        return Missing(Lack.UNRATED, part.unit)
    if part.satisfaction is Satisfaction.DISSATISFIED and not part.formally_ended:
        return Missing(Lack.DISSATISFIED, part.unit)
    return None
