"""Words that a column may hold, as ranks that the database can compare, and back."""

from collections.abc import Mapping
from typing import Any, Final

import sqlalchemy as sa

from domain.names import NAMES
from domain.vocabulary import ResultClass, Satisfaction

RESULTS: Final = dict(enumerate(ResultClass, start=1))
# Of several parts the least satisfied speaks for the case; silence only if nobody has spoken.
SATISFACTIONS: Final = dict(
    enumerate(
        (Satisfaction.NOT_GIVEN, Satisfaction.SATISFIED, Satisfaction.MOSTLY, Satisfaction.DISSATISFIED),
        start=1,
    )
)
_LETTERS: Final = dict(zip(ResultClass, "ABCD", strict=True))  # as old tables name them


def rank_of_result(column: Any) -> "sa.Case[int]":  # noqa: ANN401 - a column
    """1 for 已经解决 to 4 for 留作参考; 0 without a class."""
    return _rank(column, {one: (one.value, NAMES[one], _LETTERS[one]) for one in ResultClass}, RESULTS)


def rank_of_satisfaction(column: Any) -> "sa.Case[int]":  # noqa: ANN401 - a column
    """1 for silence after urging to 4 for 不满意; 0 where nobody was asked yet."""
    return _rank(column, {one: (one.value, NAMES[one]) for one in Satisfaction}, SATISFACTIONS)


def _rank(column: Any, words: Mapping[Any, tuple[str, ...]], ranks: Mapping[int, Any]) -> "sa.Case[int]":  # noqa: ANN401
    return sa.case(*((column.in_(words[one]), rank) for rank, one in ranks.items()), else_=0)
