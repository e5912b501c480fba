"""What rates are counted from: facts about cases, parts, visits, promises or votes."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from domain.packs import Pack
from domain.vocabulary import ResultClass, Satisfaction, Source


class Grain(StrEnum):
    """What one unit of counting is."""

    CASE = "case"  # by its lead; where several answer for themselves, by all of them
    PART = "part"  # one unit's part, co-handlers included
    VISIT = "visit"  # a case that was visited, by the newest visit
    PROMISE = "promise"
    VOTE = "vote"  # one ballot of a vote of many (测评)


class Due(StrEnum):
    """How a case stands to the limit in force."""

    NOT_YET = "not_yet"  # there is still time, or no date
    IN_TIME = "in_time"
    LATE = "late"  # answered late, or not answered and its day is over


@dataclass(frozen=True, slots=True)
class Counted:
    """`count` of a kind, alike in all that rates ask for; what does not concern the kind is empty."""

    source: Source
    pack: Pack
    count: int = 1
    answered: bool = False
    result: ResultClass | None = None
    due: Due = Due.NOT_YET
    second: bool = False  # the limit in force is a second one
    met: bool = False  # there was a contact face to face
    satisfaction: Satisfaction | None = None
    signed: bool = False
    kept: bool = False  # of a promise whose day has come
    come_due: bool = False
    key: tuple[Any, ...] = field(default=(), compare=False, repr=False)  # by which storage finds them
