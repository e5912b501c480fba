"""Every rate with its two numbers, its definition, its rounding, and what must be said beside it."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intents import Rate, Side
from domain.packs import Pack, Unrated
from domain.rates import (
    BY_NAME,
    Counted,
    Due,
    Grain,
    apply,
    fits,
    formulas_of,
    measure,
    round_half_up,
    say_percent,
    share_classes,
)
from domain.vocabulary import ResultClass, Satisfaction, Source
from storage.packs import bundled_packs

PACKS = bundled_packs()
GENERAL, MALONG = PACKS["generic"], PACKS["malong"]  # 办结 = answered; 办结 = A类
SUGGESTION, MESSAGE = Source.DEPUTY_SUGGESTION, Source.NETIZEN_MESSAGE
SOLVED, UNDER_WAY, PLANNED = ResultClass.RESOLVED, ResultClass.UNDER_WAY, ResultClass.PLANNED
HAPPY, MOSTLY, UNHAPPY, SILENT = Satisfaction

OPEN = Counted(MESSAGE, GENERAL)
ANSWERED = Counted(SUGGESTION, GENERAL, answered=True, due=Due.IN_TIME, met=True)
CASES = (
    replace(ANSWERED, result=SOLVED, satisfaction=HAPPY),
    replace(ANSWERED, due=Due.LATE, met=False, result=UNDER_WAY, satisfaction=UNHAPPY),
    replace(OPEN, due=Due.LATE),
    OPEN,
)


Figures = list[tuple[str, int, int]]


def figures(rate: Rate, cases: tuple[Counted, ...] = CASES, grain: Grain = Grain.CASE) -> Figures:
    return [(one.formula, one.numerator, one.denominator) for one in measure(rate, {grain: cases})]


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (Rate.ANSWERED, [("answered", 2, 4)]),
        (Rate.FINISHED, [("answered", 2, 4), ("resolved", 1, 4)]),
        (Rate.ON_TIME, [("on_time", 1, 3)]),
        (Rate.OVERDUE, [("late", 2, 3)]),
        (Rate.FACE, [("face", 1, 2)]),
        (Rate.SATISFIED, [("satisfied", 1, 2)]),
    ],
)
def test_a_rate_is_so_many_of_so_many(rate: Rate, expected: list[tuple[str, int, int]]) -> None:
    assert figures(rate) == expected
    assert all(one.missing == one.denominator - one.numerator for one in measure(rate, {Grain.CASE: CASES}))


def test_each_rate_is_counted_from_its_own_kind() -> None:
    parts = (replace(OPEN, signed=True, count=3), replace(OPEN, count=2))
    assert figures(Rate.SIGNED, parts, Grain.PART) == [("signed", 3, 5)]
    promises = (
        replace(OPEN, come_due=True, kept=True, count=4),
        replace(OPEN, come_due=True),
        replace(OPEN, count=9),
    )
    assert figures(Rate.CONVERTED, promises, Grain.PROMISE) == [("converted", 4, 5)]
    visits = (replace(OPEN, satisfaction=MOSTLY, count=2), replace(OPEN, satisfaction=UNHAPPY))
    assert figures(Rate.VISITED, visits, Grain.VISIT) == [("visited", 2, 3)]
    assert figures(Rate.SATISFIED, visits, Grain.VOTE) == [("satisfied", 0, 0), ("votes", 2, 3)]


def test_of_two_meanings_the_documents_own_comes_first() -> None:
    cases = tuple(replace(one, pack=MALONG) for one in CASES)
    assert figures(Rate.FINISHED, cases) == [("resolved", 2, 4), ("answered", 2, 4)], "正在解决 is A类 there"


def test_where_documents_differ_each_case_counts_by_its_own() -> None:
    mixed = (replace(ANSWERED, result=PLANNED), replace(ANSWERED, result=PLANNED, pack=MALONG))
    assert figures(Rate.FINISHED, mixed) == [("by_pack", 1, 2), ("answered", 2, 2), ("resolved", 0, 2)]


def silence(pack: Pack, means: Unrated) -> Pack:
    return replace(pack, rating=replace(pack.rating, unrated=means))


@pytest.mark.parametrize(
    ("means", "expected"),
    [(Unrated.LEFT_OUT, (1, 1, 1)), (Unrated.SATISFIED, (2, 2, 0)), (Unrated.DISSATISFIED, (1, 2, 0))],
)
def test_silence_after_urging_counts_as_the_document_says(
    means: Unrated, expected: tuple[int, int, int]
) -> None:
    pack = silence(GENERAL, means)
    cases = [replace(ANSWERED, pack=pack, satisfaction=said) for said in (HAPPY, SILENT)]
    found = apply(BY_NAME["satisfied"], cases)
    assert (found.numerator, found.denominator, found.unrated) == expected


def test_what_nobody_was_asked_about_yet_is_no_rating() -> None:
    found = apply(BY_NAME["satisfied"], [replace(ANSWERED, satisfaction=HAPPY), ANSWERED, OPEN])
    assert (found.numerator, found.denominator, found.unrated) == (1, 1, 1)


def test_what_counts_as_satisfied_is_the_documents() -> None:
    strict = replace(GENERAL, rating=replace(GENERAL.rating, satisfied=(HAPPY,)))
    assert figures(Rate.SATISFIED, (replace(ANSWERED, satisfaction=MOSTLY, pack=strict),)) == [
        ("satisfied", 0, 1)
    ]
    assert figures(Rate.SATISFIED, (replace(ANSWERED, satisfaction=MOSTLY),)) == [("satisfied", 1, 1)]


def test_second_limits_are_told_beside_the_rate() -> None:
    cases = (replace(ANSWERED, second=True, count=3), replace(ANSWERED, second=True, due=Due.LATE), ANSWERED)
    assert measure(Rate.ON_TIME, {Grain.CASE: cases})[0].second == 3


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "said"),
    [
        (58, 95, 2, "61.05"),
        (58, 95, 1, "61.1"),
        (37, 95, 1, "38.9"),
        (212, 215, 1, "98.6"),
        (108, 120, 1, "90"),
        (243, 243, 2, "100"),
        (32, 20, 1, "160"),
        (1, 8, 2, "12.5"),
        (1, 8, 1, "12.5"),
        (1, 16, 1, "6.3"),  # 6.25: half up; to even would be 6.2
        (1, 32, 2, "3.13"),  # 3.125
        (1, 3, 2, "33.33"),
        (0, 7, 2, "0"),
    ],
)
def test_percentages_are_rounded_half_up(numerator: int, denominator: int, decimals: int, said: str) -> None:
    percent = round_half_up(numerator, denominator, decimals)
    assert percent is not None
    assert say_percent(percent) == said


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(0, 3))
def test_rounding_is_never_off_by_more_than_half_a_step(n: int, d: int, decimals: int) -> None:
    percent = round_half_up(n, d, decimals)
    assert percent is not None
    step = Decimal(1).scaleb(-decimals)
    difference = percent * d - 100 * n
    assert -step * d / 2 < difference <= step * d / 2, "what lies in the middle goes up"


@pytest.mark.parametrize("rate", Rate)
def test_nothing_of_nothing_is_no_rate(rate: Rate) -> None:
    assert measure(rate, {})[0].percent is None
    assert measure(rate, {})[0].said == ""
    assert measure(Rate.ANSWERED, {Grain.CASE: CASES})[0].percent == 50


COUNTED = st.builds(
    Counted,
    source=st.sampled_from(Source),
    pack=st.sampled_from(list(PACKS.values())),
    count=st.integers(1, 50),
    answered=st.booleans(),
    result=st.none() | st.sampled_from(ResultClass),
    due=st.sampled_from(Due),
    second=st.booleans(),
    met=st.booleans(),
    satisfaction=st.none() | st.sampled_from(Satisfaction),
    signed=st.booleans(),
    kept=st.booleans(),
    come_due=st.booleans(),
)
TALLIES = st.lists(COUNTED, max_size=12)


@given(TALLIES, st.sampled_from(Rate), st.randoms(use_true_random=False))
def test_numerators_stay_below_denominators_whatever_the_order(
    counted: list[Counted], rate: Rate, rng: Random
) -> None:
    tallies = dict.fromkeys(Grain, counted)
    found = measure(rate, tallies)
    assert all(0 <= one.numerator <= one.denominator <= sum(c.count for c in counted) for one in found)
    shuffled = rng.sample(counted, len(counted))
    assert measure(rate, dict.fromkeys(Grain, shuffled)) == found


@given(TALLIES, st.sampled_from(Rate))
def test_counting_alike_ones_together_changes_nothing(counted: list[Counted], rate: Rate) -> None:
    singly = [replace(one, count=1) for one in counted for _ in range(one.count)]
    assert measure(rate, dict.fromkeys(Grain, singly)) == measure(rate, dict.fromkeys(Grain, counted))


@given(TALLIES, st.sampled_from(sorted(BY_NAME)))
def test_the_sides_of_a_rate_list_what_it_counts(counted: list[Counted], name: str) -> None:
    formula, found = BY_NAME[name], apply(BY_NAME[name], counted)
    listed = {side: sum(one.count for one in counted if fits(formula, side, one)) for side in Side}
    assert listed == {
        Side.NUMERATOR: found.numerator,
        Side.DENOMINATOR: found.denominator,
        Side.MISSING: found.missing,
    }


@given(TALLIES)
def test_classes_make_up_all_that_was_answered(counted: list[Counted]) -> None:
    shares = share_classes(counted)
    answered = sum(one.count for one in counted if one.answered)
    assert sum(share.count for share in shares) == answered
    assert all(share.total == answered for share in shares)


@given(TALLIES)
def test_on_time_and_late_are_all_that_came_due(counted: list[Counted]) -> None:
    on_time, late = (measure(rate, {Grain.CASE: counted})[0] for rate in (Rate.ON_TIME, Rate.OVERDUE))
    assert on_time.numerator + late.numerator == on_time.denominator == late.denominator


@pytest.mark.parametrize("rate", Rate)
def test_every_definition_has_a_name_of_its_own(rate: Rate) -> None:
    assert all(BY_NAME[formula.name] is formula for formula in formulas_of(rate, CASES))
