"""The arithmetic of the annual evaluation: the evidence is the deduction, and nothing is missing twice."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation import EVALUATION, SHARE, MinusRule, Scheme, read_scheme, reckon
from domain.minus_items import MinusItem, MinusKind

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
UNITS = (1, 2, 3)
POINTS = st.decimals(Decimal("0.01"), Decimal(5), places=2)
DAYS = st.dates(date(2025, 10, 1), date(2027, 3, 31))


@st.composite
def items(draw: st.DrawFn) -> list[MinusItem]:
    """Facts of three units around the year; each has its own origin, as in the tables."""
    found = []
    for place in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(MinusKind))
        days = draw(st.integers(1, 200)) if kind is MinusKind.OVERDUE else 0
        waived = draw(st.sampled_from(["", "", "系统停机"]))
        unit, on = draw(st.sampled_from(UNITS)), draw(DAYS)
        found.append(
            MinusItem(unit, kind, f"建议{place:03}", on, days, origin=str(place), waived_because=waived)
        )
    return found


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    rules = tuple(
        MinusRule(kind, draw(st.none() | POINTS), kind is MinusKind.OVERDUE and draw(st.booleans()), "第一条")
        for kind in MinusKind
    )
    return Scheme(draw(POINTS), "第一条", rules)


@given(items(), schemes())
def test_the_sum_of_the_evidence_is_the_deduction(facts: list[MinusItem], scheme: Scheme) -> None:
    for earned in reckon(UNITS, facts, scheme, FIRST, LAST):
        by_hand = sum(
            (one.each * one.times for one in earned.deductions if one.each and not one.item.waived_because),
            Decimal(0),
        )
        assert earned.deducted == by_hand == sum(earned.of(rule) for rule in scheme.rules)
        assert earned.points == max(Decimal(0), scheme.share - by_hand)


@given(items(), schemes())
def test_nobody_falls_below_nothing_or_rises_above_the_share(facts: list[MinusItem], scheme: Scheme) -> None:
    for earned in reckon(UNITS, facts, scheme, FIRST, LAST):
        assert 0 <= earned.points <= scheme.share
        assert earned.is_used_up == (earned.deducted > scheme.share)


@given(items(), schemes(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(
    facts: list[MinusItem], scheme: Scheme, random: object
) -> None:
    shuffled = sorted(facts, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert reckon(UNITS, facts, scheme, FIRST, LAST) == reckon(UNITS, shuffled, scheme, FIRST, LAST)


@given(items(), schemes(), st.dates(date(2026, 1, 1), date(2026, 12, 30)))
def test_two_parts_of_a_year_are_the_year(facts: list[MinusItem], scheme: Scheme, cut: date) -> None:
    whole = reckon(UNITS, facts, scheme, FIRST, LAST)
    early = reckon(UNITS, facts, scheme, FIRST, cut)
    late = reckon(UNITS, facts, scheme, cut + timedelta(days=1), LAST)
    assert [one.deducted for one in whole] == [
        a.deducted + b.deducted for a, b in zip(early, late, strict=True)
    ]


@given(items(), schemes())
def test_more_facts_never_earn_more(facts: list[MinusItem], scheme: Scheme) -> None:
    fewer = reckon(UNITS, facts[:-1], scheme, FIRST, LAST)
    for less, more in zip(fewer, reckon(UNITS, facts, scheme, FIRST, LAST), strict=True):
        assert more.points <= less.points


def scheme(**costs: str) -> Scheme:
    settings = {
        (EVALUATION, MinusKind[kind.upper()].value): {"points": points} for kind, points in costs.items()
    }
    return read_scheme(settings)


def late(on: date, days: int, unit: int = 1) -> MinusItem:
    return MinusItem(unit, MinusKind.OVERDUE, "建议012", on, days, origin=f"overdue:{on}")


def test_what_the_scheme_does_not_say_costs_nothing_and_is_still_shown() -> None:
    (earned,) = reckon([1], [late(date(2026, 5, 1), 3)], read_scheme({}), FIRST, LAST)
    assert earned.points == Decimal(5)
    assert [one.each for one in earned.deductions] == [None]


def test_equal_units_are_equal() -> None:
    facts = [late(date(2026, 5, 1), 3, unit) for unit in UNITS]
    assert {one.points for one in reckon(UNITS, facts, scheme(overdue="0.5"), FIRST, LAST)} == {
        Decimal("4.5")
    }


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2025, 12, 30), 0),
        (date(2025, 12, 31), 1),  # late from the first day of the year on
        (date(2026, 12, 30), 1),
        (date(2026, 12, 31), 0),
    ],
)
def test_a_missed_deadline_counts_in_the_year_of_its_first_late_day(on: date, counts: int) -> None:
    (earned,) = reckon([1], [late(on, 3)], scheme(overdue="0.5"), FIRST, LAST)
    assert earned.deducted == Decimal("0.5") * counts


@pytest.mark.parametrize(
    ("on", "counts"),
    [(date(2025, 12, 31), 0), (FIRST, 1), (LAST, 1), (date(2027, 1, 1), 0)],
)
def test_other_facts_count_in_the_year_of_their_day(on: date, counts: int) -> None:
    item = MinusItem(1, MinusKind.SENT_BACK, "建议012", on, origin="reply:1")
    (earned,) = reckon([1], [item], scheme(sent_back="0.5"), FIRST, LAST)
    assert earned.deducted == Decimal("0.5") * counts


@pytest.mark.parametrize(
    ("on", "days", "counts"),
    [
        (date(2025, 12, 28), 3, 0),  # late on 29, 30, 31
        (date(2025, 12, 28), 4, 1),  # and on 1 January
        (date(2026, 12, 29), 2, 2),
        (date(2026, 12, 29), 9, 2),
        (date(2026, 12, 31), 9, 0),
    ],
)
def test_each_late_day_counts_in_its_own_year(on: date, days: int, counts: int) -> None:
    settings = {(EVALUATION, MinusKind.OVERDUE.value): {"points": "0.1", "per_day": True}}
    (earned,) = reckon([1], [late(on, days)], read_scheme(settings), FIRST, LAST)
    assert earned.deducted == Decimal("0.1") * counts


def test_settings_change_the_share_and_leave_the_clauses() -> None:
    found = read_scheme(
        {(EVALUATION, SHARE): {"points": "8"}, (EVALUATION, MinusKind.OVERDUE): {"points": "0.5"}}
    )
    assert (found.share, found.rule(MinusKind.OVERDUE).points) == (Decimal(8), Decimal("0.5"))
    assert found.rule(MinusKind.SENT_BACK).points is None
    assert not found.is_complete
    assert all(rule.clause for rule in found.rules)
    assert not found.share_clause
    assert read_scheme({(EVALUATION, SHARE): {"points": "5"}}) == read_scheme({}) == Scheme()
