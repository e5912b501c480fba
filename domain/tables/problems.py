"""What can be wrong with a row, how grave each thing is, and the verdict that follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.similarity import LikenessNote


class Verdict(StrEnum):
    """What happens to a row."""

    OK = "ok"  # 可以
    ASK = "ask"  # 请确认: applied only after somebody said yes
    BAD = "bad"  # 不行: changes nothing


class ProblemCode(StrEnum):
    """One fact about a row; its words stand in the template of the same name."""

    MISSING_CELL = "missing_cell"
    MISSING_LEAD = "missing_lead"
    CELL_TOO_LONG = "cell_too_long"
    UNKNOWN_SOURCE = "unknown_source"
    SOURCE_STOPPED = "source_stopped"  # an administrator wants nothing new of it
    NUMBER_IMPRECISE = "number_imprecise"
    DUPLICATE_NUMBER = "duplicate_number"
    UNKNOWN_UNIT = "unknown_unit"
    LEAD_IS_ALSO_CO = "lead_is_also_co"
    NO_SUCH_DAY = "no_such_day"
    DAY_MISSING = "day_missing"
    YEAR_MISSING = "year_missing"
    OUT_OF_RANGE = "out_of_range"
    UNREADABLE_DATE = "unreadable_date"
    UNREADABLE_TERM = "unreadable_term"
    WEEKDAY_MISMATCH = "weekday_mismatch"
    DEADLINE_BEFORE_ASSIGNMENT = "deadline_before_assignment"
    UNKNOWN_APPEAL_KIND = "unknown_appeal_kind"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_ROLE = "unknown_role"
    USER_ID_OF_TWO_PEOPLE = "user_id_of_two_people"
    DUPLICATE_POST = "duplicate_post"
    UNEQUAL_LIMITS = "unequal_limits"
    NESTED_VALUE = "nested_value"  # of an item that came in by itself
    EMPTY_ITEM = "empty_item"

    ABBREVIATED_UNIT = "abbreviated_unit"
    AMBIGUOUS_UNIT = "ambiguous_unit"
    UNIT_FROM_ABOVE = "unit_from_above"
    UNIT_GROUP = "unit_group"
    VAGUE_GROUP = "vague_group"
    SEVERAL_LEADS = "several_leads"
    LEAD_BESIDE_SPLIT = "lead_beside_split"
    CO_TERM_AFTER_DEADLINE = "co_term_after_deadline"
    FAR_DATE = "far_date"
    UNCLEAR_FLAG = "unclear_flag"
    TWO_LIAISONS = "two_liaisons"
    DIFFERS = "differs"
    KEPT = "kept"
    TERM_BY_RULE = "term_by_rule"

    UNCHANGED = "unchanged"
    ON_REST_DAY = "on_rest_day"
    PROVISIONAL = "provisional"
    ASSIGNED_TODAY = "assigned_today"
    ALREADY_OVERDUE = "already_overdue"
    REPEATED_UNIT = "repeated_unit"
    NOT_REACHABLE = "not_reachable"
    NO_LIAISON = "no_liaison"
    NO_LEADER = "no_leader"
    NO_PROPOSER = "no_proposer"
    ALIKE = "alike"
    UNCLEAR_NODES = "unclear_nodes"
    SAME_CASE = "same_case"
    UNKNOWN_FIELD = "unknown_field"


_QUESTIONS = frozenset(
    {
        ProblemCode.ABBREVIATED_UNIT,
        ProblemCode.AMBIGUOUS_UNIT,
        ProblemCode.UNIT_FROM_ABOVE,
        ProblemCode.UNIT_GROUP,
        ProblemCode.VAGUE_GROUP,
        ProblemCode.SEVERAL_LEADS,
        ProblemCode.LEAD_BESIDE_SPLIT,
        ProblemCode.CO_TERM_AFTER_DEADLINE,
        ProblemCode.FAR_DATE,
        ProblemCode.UNCLEAR_FLAG,
        ProblemCode.TWO_LIAISONS,
        ProblemCode.DIFFERS,
        ProblemCode.KEPT,
        ProblemCode.TERM_BY_RULE,
    }
)
_NOTES = frozenset(
    {
        ProblemCode.UNCHANGED,
        ProblemCode.ON_REST_DAY,
        ProblemCode.PROVISIONAL,
        ProblemCode.ASSIGNED_TODAY,
        ProblemCode.ALREADY_OVERDUE,
        ProblemCode.REPEATED_UNIT,
        ProblemCode.NOT_REACHABLE,
        ProblemCode.NO_LIAISON,
        ProblemCode.NO_LEADER,
        ProblemCode.NO_PROPOSER,
        ProblemCode.ALIKE,
        ProblemCode.UNCLEAR_NODES,
        ProblemCode.SAME_CASE,
        ProblemCode.UNKNOWN_FIELD,
    }
)

# Deny by default: what is neither a note nor a question makes the row 不行.
VERDICT_OF: Mapping[ProblemCode, Verdict] = {
    code: Verdict.OK if code in _NOTES else Verdict.ASK if code in _QUESTIONS else Verdict.BAD
    for code in ProblemCode
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to say about a row: the column as its header writes it, what stands there, what would do."""

    code: ProblemCode
    column: str
    found: str = ""
    suggestions: tuple[str, ...] = ()
    alike: LikenessNote | None = None  # the case that the row resembles

    @property
    def facts(self) -> dict[str, Any]:
        """What the template of this code is given."""
        return {
            "column": self.column,
            "found": self.found,
            "suggestion": "、".join(self.suggestions),
            "suggestions": self.suggestions,
            "alike": self.alike,
        }


def judge(problems: Iterable[Problem]) -> Verdict:
    """The gravest of what was found; a row without problems is 可以."""
    found = {VERDICT_OF[problem.code] for problem in problems}
    if Verdict.BAD in found:
        return Verdict.BAD
    return Verdict.ASK if Verdict.ASK in found else Verdict.OK
