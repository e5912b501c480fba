"""What becomes of an item, from the verdict that tables would give its row."""

from collections.abc import Sequence
from typing import Final

from domain.intake.vocabulary import Outcome
from domain.tables.columns import NAMES, Column
from domain.tables.problems import VERDICT_OF, Problem, ProblemCode, Verdict

# A person of the office can say them: to whom it goes, and by when. Anything else only the sender can mend.
_WHO: Final = frozenset({ProblemCode.MISSING_LEAD, ProblemCode.UNKNOWN_UNIT})
_LIMIT: Final = frozenset(NAMES[Column.TERM])


def outcome_of(verdict: Verdict, problems: Sequence[Problem]) -> Outcome:
    """Clean rows are handed out, those a person can settle wait for one, the rest is refused."""
    if verdict is Verdict.OK:
        known = any(one.code is ProblemCode.UNCHANGED for one in problems)
        return Outcome.UNCHANGED if known else Outcome.HANDED_OUT
    grave = [one for one in problems if VERDICT_OF[one.code] is Verdict.BAD]
    return Outcome.WAITING if all(map(_can_be_said, grave)) else Outcome.REFUSED


def decisive(problems: Sequence[Problem]) -> str:
    """The code of the gravest problem; "" if there is none but notes."""
    for verdict in (Verdict.BAD, Verdict.ASK):
        for one in problems:
            if VERDICT_OF[one.code] is verdict:
                return one.code.value
    return ""


def _can_be_said(problem: Problem) -> bool:
    if problem.code in _WHO:
        return True
    return problem.code is ProblemCode.MISSING_CELL and problem.column in _LIMIT
