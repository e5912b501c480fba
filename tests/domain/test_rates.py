"""Every rate with its two numbers, its definition, and who keeps it down."""

from datetime import date
from typing import Any

import pytest

from domain.intents import Rate
from domain.rates import Handled, measure
from domain.vocabulary import AssignmentRole, AssignmentState, ResultClass, Source

TODAY = date(2026, 9, 22)
LEAD, CO = AssignmentRole.LEAD, AssignmentRole.CO
OPEN, ANSWERED = AssignmentState.ACKNOWLEDGED, AssignmentState.ANSWERED
SUGGESTION, MESSAGE = Source.DEPUTY_SUGGESTION, Source.NETIZEN_MESSAGE
SOLVED = ResultClass.RESOLVED.value


def part(number: str, unit: str, source: Source, due: date, **more: Any) -> Handled:  # noqa: ANN401
    """A lead's part unless said otherwise, signed for."""
    usual: dict[str, Any] = {"role": LEAD, "state": OPEN, "acknowledged": True, "deadline_on": due}
    return Handled(number, unit, source, **(usual | more))


TENTH, NEW = date(2026, 9, 10), AssignmentState.ASSIGNED
HANDLED = (
    part(
        "1",
        "甲",
        SUGGESTION,
        TENTH,
        state=ANSWERED,
        answered_on=TENTH,
        met=True,
        result=SOLVED,
        satisfaction="满意",
    ),
    part("2", "乙", SUGGESTION, TENTH, state=ANSWERED, answered_on=date(2026, 9, 11), satisfaction="不满意"),
    part("3", "丙", MESSAGE, date(2026, 9, 21)),
    part("4", "丁", MESSAGE, date(2026, 9, 30), state=NEW, acknowledged=False),
    part("4", "戊", MESSAGE, date(2026, 9, 30), state=NEW, acknowledged=False, role=CO),
    part("5", "己", SUGGESTION, date(2026, 9, 1), state=AssignmentState.RETURNED, acknowledged=False),
)


@pytest.mark.parametrize(
    ("rate", "figures"),
    [
        (Rate.ANSWERED, [("answered", 2, 4)]),
        (Rate.FINISHED, [("answered", 2, 4), ("resolved", 1, 4)]),
        (Rate.ON_TIME, [("on_time", 1, 3)]),
        (Rate.SIGNED, [("signed", 3, 5)]),
        (Rate.FACE, [("face", 1, 2)]),
        (Rate.SATISFIED, [("satisfied", 1, 2)]),
    ],
)
def test_a_rate_is_so_many_of_so_many(rate: Rate, figures: list[tuple[str, int, int]]) -> None:
    measured = measure(rate, HANDLED, TODAY)
    assert [(one.formula, one.numerator, one.denominator) for one in measured] == figures
    assert all(len(one.missing) == one.denominator - one.numerator for one in measured)


def test_who_is_missing_is_named() -> None:
    assert [one.unit for one in measure(Rate.ON_TIME, HANDLED, TODAY)[0].missing] == ["乙", "丙"]


@pytest.mark.parametrize("rate", Rate)
def test_nothing_of_nothing_is_no_rate(rate: Rate) -> None:
    assert measure(rate, (), TODAY)[0].percent is None
    assert measure(Rate.ANSWERED, HANDLED, TODAY)[0].percent == 50
