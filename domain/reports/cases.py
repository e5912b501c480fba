"""Cases as a report looks at them: what is known of each, and how it stood at the end of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.vocabulary import DeadlineKind, ResultClass, Source


@dataclass(frozen=True, slots=True)
class ReportedCase:
    """A case by the parts that owe an answer: one lead, or all that were split off.

    `title` is empty for a secret case. `deadline_on` is the nearest of those still owed, else the last;
    `answered_on` the day on which the last part was answered, None as long as one is not.
    """

    number: str
    source: Source
    title: str
    secret: bool
    key: bool
    units: tuple[str, ...]
    assigned_on: date
    deadline_on: date | None
    kind: DeadlineKind
    answered_on: date | None
    result: ResultClass | None = None
    provisional: bool = False  # its day is counted into a year without a notice (暂定)
    latest: str = ""  # the last progress text; empty for a secret case

    def is_open(self, on: date) -> bool:
        """Handed over and not answered when the day ended."""
        return self.assigned_on <= on and (self.answered_on is None or self.answered_on > on)

    def is_overdue(self, on: date) -> bool:
        """Open, and its day over, when the day ended."""
        return self.is_open(on) and self.deadline_on is not None and self.deadline_on < on

    def overdue_days(self, on: date) -> int:
        """Natural days since its day; 0 if it is not overdue."""
        return (on - self.deadline_on).days if self.deadline_on and self.is_overdue(on) else 0

    def was_new(self, first_on: date, last_on: date) -> bool:
        """Handed over within these days."""
        return first_on <= self.assigned_on <= last_on

    def was_answered(self, first_on: date, last_on: date) -> bool:
        """Answered within these days."""
        return self.answered_on is not None and first_on <= self.answered_on <= last_on


@dataclass(frozen=True, slots=True)
class Standing:
    """Numbers of cases: handed over so far and within a stretch, answered likewise, open at its end."""

    total: int
    new: int
    answered: int
    answered_now: int
    open: int
    overdue: int


def stand(cases: Iterable[ReportedCase], first_on: date, last_on: date) -> Standing:
    """How these cases stood at the end of `last_on`; total = answered + open."""
    known = [one for one in cases if one.assigned_on <= last_on]
    is_open = [one for one in known if one.is_open(last_on)]
    return Standing(
        total=len(known),
        new=sum(one.was_new(first_on, last_on) for one in known),
        answered=len(known) - len(is_open),
        answered_now=sum(one.was_answered(first_on, last_on) for one in known),
        open=len(is_open),
        overdue=sum(one.is_overdue(last_on) for one in is_open),
    )


def by_urgency(cases: Iterable[ReportedCase], on: date) -> list[ReportedCase]:
    """Overdue longest first, then key cases, then by deadline; without a date last."""
    return sorted(
        cases,
        key=lambda one: (-one.overdue_days(on), not one.key, one.deadline_on or date.max, one.number),
    )


def by_source(cases: Sequence[ReportedCase]) -> dict[Source, list[ReportedCase]]:
    """The cases of each source that has any, in the order of the sources."""
    found = {source: [one for one in cases if one.source is source] for source in Source}
    return {source: of_it for source, of_it in found.items() if of_it}


def by_unit(cases: Sequence[ReportedCase]) -> dict[str, list[ReportedCase]]:
    """The cases of each unit; one that several answer for stands with each of them."""
    names = dict.fromkeys(unit for one in cases for unit in one.units)
    return {name: [one for one in cases if name in one.units] for name in names}
