"""What duban itself asks of a unit (R68): counts of messages and questions, never of readers."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Self

from domain.calendar import Calendar
from domain.ladder import NodeKind
from domain.office_hours import OfficeHours
from domain.zone import OFFICE_ZONE


class AnswerKind(StrEnum):
    """What an answer to somebody's message wants of him; it is the message's kind in the outbox."""

    PLAIN = "reply"  # nothing
    YES = "reply_yes"  # a yes to what was echoed
    CHOICE = "reply_choice"  # one of several
    WORDS = "reply_words"  # a reason, a day, a text


ASKING: Final = frozenset({NodeKind.REVIEW.value})  # news that wants a unit to write something
CAPPED: Final = "cap"  # why the ledger says that news was held: the day's number of messages was reached


@dataclass(frozen=True, slots=True)
class Burden:
    """One unit in a span. Messages count that were sent unasked to people who hold a post of the unit."""

    unit_id: int
    messages: int = 0  # unasked, files apart
    merged: int = 0  # of those: with more than one piece of news
    news: int = 0  # pieces of news in them
    files: int = 0
    answers: int = 0  # to what people said themselves, questions included
    confirmations: int = 0  # answers that want a yes
    choices: int = 0  # answers that want a choice
    words: int = 0  # answers that want a text
    asked: int = 0  # pieces of news that want a text (月调度)
    held: int = 0  # pieces of news put off because the day had enough messages
    outside: int = 0  # unasked messages out of working hours
    urgent: int = 0  # of those: 立办立结

    @property
    def questions(self) -> int:
        """Everything that was asked back or asked for."""
        return self.confirmations + self.choices + self.words + self.asked

    @property
    def texts(self) -> int:
        """What had to be written."""
        return self.words + self.asked

    @property
    def unexplained(self) -> int:
        """Out of working hours without being 立办立结: there must be none."""
        return self.outside - self.urgent

    def plus(self, other: Self) -> Self:
        """Both together, under this one's unit."""
        return replace(self, **{name: getattr(self, name) + getattr(other, name) for name in COUNTS})


COUNTS: Final = tuple(one.name for one in fields(Burden) if one.name != "unit_id")


def all_together(burdens: Iterable[Burden]) -> Burden:
    """All of them under no unit."""
    whole = Burden(0)
    for one in burdens:
        whole = whole.plus(one)
    return whole


def is_outside(at: datetime, hours: OfficeHours, calendar: Calendar) -> bool:
    """Whether the office was closed: on a rest day, before it opens, or from its closing time on."""
    local = at.astimezone(OFFICE_ZONE)
    return calendar.is_rest_day(local.date()) or not hours.opens <= local.time() < hours.closes
