"""What a circular tells of each unit: counts of facts, with what each count means. No unit has a rank."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import Self

from domain.calendar import DAY
from domain.zone import OFFICE_ZONE


@dataclass(frozen=True, slots=True)
class Span:
    """The days from first to last, both included, as they stand on a day: what is not over is not late."""

    first_on: date
    last_on: date
    today: date

    @property
    def begins_at(self) -> datetime:
        """0:00 of the first day in office time."""
        return datetime.combine(self.first_on, time(0), OFFICE_ZONE)

    @property
    def ends_at(self) -> datetime:
        """24:00 of the last day."""
        return datetime.combine(self.last_on + DAY, time(0), OFFICE_ZONE)

    @property
    def over(self) -> date:
        """A deadline before this day is missed: on its last day, or today, a case may still be answered."""
        return min(self.last_on, self.today)


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """One unit in a span. Parts that were handed back or revoked are nobody's; co-handlers' parts count."""

    unit_id: int
    received: int = 0  # handed to it in the span
    open: int = 0  # at the end of it, the answer owed
    answered: int = 0  # in the span
    timely: int = 0  # of those: by the limit in force, or without a limit
    overdue: int = 0  # at the end of it
    was_overdue: int = 0  # on any of its days
    sent_back: int = 0  # answers
    redone: int = 0  # orders to handle a case anew
    satisfied: int = 0  # of each proposer and round the newest rating given in the span
    mostly: int = 0
    dissatisfied: int = 0
    supervised: int = 0  # acts of supervision that were issued
    promised: int = 0  # promises whose day lies in the span
    kept: int = 0  # of those

    @property
    def late(self) -> int:
        """Answered in the span after the limit."""
        return self.answered - self.timely

    @property
    def rated(self) -> int:
        """How many ratings there are."""
        return self.satisfied + self.mostly + self.dissatisfied

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not any(getattr(self, name) for name in COUNTS)

    def plus(self, other: Self) -> Self:
        """Both together, under this one's unit."""
        return replace(self, **{name: getattr(self, name) + getattr(other, name) for name in COUNTS})


COUNTS = tuple(one.name for one in fields(UnitFacts) if one.name != "unit_id")


def total(facts: list[UnitFacts]) -> UnitFacts:
    """All units together."""
    whole = UnitFacts(0)
    for one in facts:
        whole = whole.plus(one)
    return whole
