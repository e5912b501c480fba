"""What several proposers say together, what a vote comes to, and what speaks against a 满意."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.packs import OfMany, RatingRule
from domain.satisfaction import (
    SCALE,
    Circumstances,
    Suspicion,
    find_suspicions,
    is_telling,
    of_many,
    of_vote,
)
from domain.vocabulary import Satisfaction
from domain.zone import OFFICE_ZONE

GOOD, FAIR, BAD, NONE = Satisfaction
RULE = RatingRule(clause="试行办法")
ALL = st.lists(st.sampled_from(Satisfaction), max_size=12)
VOTES = st.dictionaries(st.sampled_from(Satisfaction), st.integers(0, 60), max_size=4)
SAID_AT = datetime(2026, 9, 22, 10, 0, 59, tzinfo=OFFICE_ZONE)
PLAIN = Circumstances(GOOD, SAID_AT, SAID_AT - timedelta(days=2), contacts=1)


@given(ALL)
def test_the_worst_of_what_was_given_counts(said: list[Satisfaction]) -> None:
    together = of_many(said, RULE)
    given = [one for one in said if one is not NONE]
    if given:
        assert together is max(given, key=SCALE.index)
    else:
        assert together is (NONE if said else None)


@given(ALL)
def test_the_order_is_of_no_account_to_the_worst_and_the_most(said: list[Satisfaction]) -> None:
    for rule in (RULE, replace(RULE, of_many=OfMany.MAJORITY)):
        assert of_many(said, rule) is of_many(said[::-1], rule)


@given(ALL)
def test_one_more_who_is_not_satisfied_never_makes_it_better(said: list[Satisfaction]) -> None:
    before = of_many(said, RULE)
    assert of_many([*said, BAD], RULE) is BAD
    assert before is None or of_many([*said, NONE], RULE) is before


@pytest.mark.parametrize(
    ("said", "rule", "together"),
    [
        ([GOOD, GOOD, BAD], OfMany.MAJORITY, GOOD),
        ([GOOD, BAD], OfMany.MAJORITY, BAD),
        ([FAIR, GOOD, BAD], OfMany.FIRST, FAIR),
        ([NONE, GOOD, BAD], OfMany.FIRST, GOOD),
        ([GOOD, GOOD, BAD], OfMany.WORST, BAD),
    ],
)
def test_a_pack_may_say_whose_word_counts(
    said: list[Satisfaction], rule: OfMany, together: Satisfaction
) -> None:
    assert of_many(said, replace(RULE, of_many=rule)) is together


@pytest.mark.parametrize(
    ("votes", "comes_to"),
    [
        ({GOOD: 30, FAIR: 6, BAD: 2}, GOOD),
        ({GOOD: 20, BAD: 20}, BAD),
        ({GOOD: 21, BAD: 20}, GOOD),
        ({GOOD: 19, FAIR: 1, BAD: 20}, BAD),
        ({GOOD: 19, FAIR: 2, BAD: 20}, FAIR),
        ({NONE: 5}, None),
        ({}, None),
    ],
)
def test_a_vote_needs_more_than_half(
    votes: Mapping[Satisfaction, int], comes_to: Satisfaction | None
) -> None:
    assert of_vote(votes, RULE) is comes_to


@given(VOTES)
def test_who_abstains_changes_nothing(votes: dict[Satisfaction, int]) -> None:
    assert of_vote(votes, RULE) is of_vote({**votes, NONE: 50}, RULE)


def test_what_is_in_order_is_not_doubted() -> None:
    assert find_suspicions(PLAIN) == ()


@pytest.mark.parametrize(
    ("rated", "suspicion"),
    [
        (replace(PLAIN, by_own_unit=True), Suspicion.OWN_UNIT),
        (replace(PLAIN, contacts=0), Suspicion.UNCONFIRMED),
        (replace(PLAIN, twins=1), Suspicion.SAME_WORDS),
        (replace(PLAIN, claimed=True), Suspicion.CLAIMED),
        (replace(PLAIN, answered_at=SAID_AT - timedelta(seconds=59)), Suspicion.SAME_MINUTE),
    ],
)
def test_each_sign_is_told_by_itself(rated: Circumstances, suspicion: Suspicion) -> None:
    assert find_suspicions(rated) == (suspicion,)
    assert find_suspicions(replace(rated, satisfaction=FAIR)) == (suspicion,)


def test_a_minute_ends_with_its_last_second() -> None:
    assert not find_suspicions(replace(PLAIN, answered_at=SAID_AT - timedelta(seconds=60)))
    assert not find_suspicions(replace(PLAIN, answered_at=None))


@pytest.mark.parametrize("said", [BAD, NONE])
def test_who_is_not_satisfied_needs_no_doubt(said: Satisfaction) -> None:
    worst = Circumstances(said, SAID_AT, SAID_AT, by_own_unit=True, twins=3, claimed=True)
    assert find_suspicions(worst) == ()


def test_short_words_are_alike_by_chance() -> None:
    assert not is_telling("很 好 的")
    assert is_telling("路灯修好")
