"""The rates of the field, each with its two numbers and with the cases that keep it down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.intents import Rate
from domain.transitions import OPEN
from domain.vocabulary import AssignmentRole, AssignmentState, ResultClass, Source

_ANSWERED: Final = frozenset({AssignmentState.ANSWERED, AssignmentState.CLOSED})
# Proposers who are met face to face (面商).
_FACE_TO_FACE: Final = frozenset({Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL})
_RESOLVED: Final = frozenset({ResultClass.RESOLVED.value, "A", "已经解决"})
_SATISFIED: Final = frozenset({"满意", "基本满意"})


@dataclass(frozen=True, slots=True)
class Handled:
    """One unit's part in one case, as far as rates depend on it."""

    number: str
    unit: str
    source: Source
    role: AssignmentRole
    state: AssignmentState
    deadline_on: date | None = None
    answered_on: date | None = None
    acknowledged: bool = False
    met: bool = False  # there was a contact face to face
    result: str = ""
    satisfaction: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether an answer has been handed in."""
        return self.state in _ANSWERED

    @property
    def owes_answer(self) -> bool:
        """A co-handler gives an opinion; the answer is the others'."""
        return self.role is not AssignmentRole.CO


@dataclass(frozen=True, slots=True)
class Measured:
    """A rate: `numerator` of `denominator`, and who of the latter is not in the former.

    `formula` names the definition that was used: of 办结率 there are two.
    """

    formula: str
    numerator: int
    denominator: int
    missing: tuple[Handled, ...]

    @property
    def percent(self) -> float | None:
        """None where there is nothing to measure: 0 of 0 is no rate."""
        return 100 * self.numerator / self.denominator if self.denominator else None


Test = Callable[[Handled, date], bool]


@dataclass(frozen=True, slots=True)
class Formula:
    """Which parts are looked at, and which of them count."""

    name: str
    of: Test
    counts: Test


def _owes(one: Handled, _today: date) -> bool:
    return one.owes_answer


def _is_answered(one: Handled, _today: date) -> bool:
    return one.is_answered


def _is_resolved(one: Handled, _today: date) -> bool:
    return one.is_answered and one.result in _RESOLVED


def _has_come_due(one: Handled, today: date) -> bool:
    """Answered, or its day is over: what still has time is neither."""
    late = one.deadline_on is not None and one.deadline_on < today
    return one.owes_answer and one.deadline_on is not None and (one.is_answered or late)


def _was_in_time(one: Handled, _today: date) -> bool:
    return bool(
        one.is_answered and one.answered_on and one.deadline_on and one.answered_on <= one.deadline_on
    )


def _was_late(one: Handled, today: date) -> bool:
    return not _was_in_time(one, today)


def _is_to_be_met(one: Handled, _today: date) -> bool:
    return one.owes_answer and one.source in _FACE_TO_FACE


# The first of each kind is what the word means in reports; others are said beside it.
FORMULAS: Final[dict[Rate, tuple[Formula, ...]]] = {
    Rate.ANSWERED: (Formula("answered", _owes, _is_answered),),
    Rate.FINISHED: (Formula("answered", _owes, _is_answered), Formula("resolved", _owes, _is_resolved)),
    Rate.ON_TIME: (Formula("on_time", _has_come_due, _was_in_time),),
    Rate.OVERDUE: (Formula("late", _has_come_due, _was_late),),
    Rate.SIGNED: (Formula("signed", lambda _one, _today: True, lambda one, _today: one.acknowledged),),
    Rate.FACE: (Formula("face", _is_to_be_met, lambda one, _today: one.met),),
    Rate.SATISFIED: (
        Formula(
            "satisfied",
            lambda one, _today: one.owes_answer and bool(one.satisfaction),
            lambda one, _today: one.satisfaction in _SATISFIED,
        ),
    ),
}


def measure(rate: Rate, handled: Sequence[Handled], today: date) -> list[Measured]:
    """The rate over these parts, by each of its definitions; what was handed back or revoked is left out."""
    standing = [one for one in handled if one.state in OPEN | _ANSWERED]
    return [_measure(formula, standing, today) for formula in FORMULAS[rate]]


def _measure(formula: Formula, handled: Sequence[Handled], today: date) -> Measured:
    looked_at = [one for one in handled if formula.of(one, today)]
    missing = tuple(one for one in looked_at if not formula.counts(one, today))
    return Measured(formula.name, len(looked_at) - len(missing), len(looked_at), missing)
