"""Cases alike are found by the words of their titles and contents, whatever the index held before."""

from datetime import date
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.similarity import TOLD, TOLD_OF_SAME_PERSON, Index, Matter, Raised, is_told, link_kind
from domain.vocabulary import LinkKind

MIXING = Matter("a", "关于新城小区旁搅拌站扰民的建议", "搅拌站夜里施工，噪音和扬尘很大")
OTHERS = [
    Matter("b", "投诉新城小区附近建搅拌站噪音扰民", "搅拌站每天夜里施工，扬尘污染严重"),
    Matter("c", "关于增加公交班次的建议", "早高峰等车要半个小时"),
    Matter("d", "小区门口搅拌站的车太吵"),
]
TITLES = st.text("搅拌站扰民小区公交车路灯坏了关于", max_size=14)
MATTERS = st.lists(st.tuples(TITLES, TITLES), min_size=1, max_size=12)


def like(wanted: Matter[str], others: list[Matter[str]], at_least: float = 0.0) -> list[tuple[float, str]]:
    return Index([wanted, *others]).find([wanted.name], at_least, 10)[wanted.name]


def test_the_most_alike_come_first_and_the_unlike_not_at_all() -> None:
    found = like(MIXING, OTHERS)
    assert [name for _, name in found] == ["b", "d"]
    assert all(0 < score <= 1 for score, _ in found)


def test_the_same_words_score_one() -> None:
    again = Matter("again", MIXING.title, MIXING.content)
    score, name = like(MIXING, [again, *OTHERS])[0]
    assert name == "again"
    assert score == pytest.approx(1)


@pytest.mark.parametrize("title", ["", "。，！", "关于的建议", "路"])
def test_a_title_without_words_is_like_nothing(title: str) -> None:
    assert like(Matter("x", title), OTHERS) == []
    assert like(Matter("x", title), []) == []


def test_where_the_title_says_nothing_the_opening_words_do() -> None:
    cry = Matter("cry", "求助！", "新城小区旁的搅拌站夜里施工，噪音扬尘扰民")
    assert like(cry, OTHERS)[0][1] == "b"


def _share(one: Matter[int], other: Matter[int], weights: dict[str, float]) -> float:
    title, whole = one.pairs()[0], other.pairs()[1]
    total = sum(weights[pair] for pair in title)
    return sum(weights[pair] for pair in title & whole) / total if total else 0.0


@given(MATTERS, st.sampled_from([0.0, 0.3, 0.5, 0.8]))
def test_the_index_finds_what_comparing_each_with_each_finds(
    texts: list[tuple[str, str]], at_least: float
) -> None:
    matters = [Matter(place, title, content) for place, (title, content) in enumerate(texts)]
    holding = [pair for matter in matters for pair in matter.pairs()[1]]
    weights = {pair: log(1 + len(matters) / holding.count(pair)) for pair in holding}
    found = Index(matters).find(range(len(matters)), at_least, len(matters))
    for one in matters:
        got = {name: score for score, name in found[one.name]}
        for other in (matter for matter in matters if matter is not one):
            score = sqrt(_share(one, other, weights) * _share(other, one, weights))
            if score > at_least + 1e-9 and score > 0:
                assert got[other.name] == pytest.approx(score)
            if score < at_least - 1e-9:
                assert other.name not in got


@given(MATTERS)
def test_likeness_is_the_same_from_either_side(texts: list[tuple[str, str]]) -> None:
    matters = [Matter(place, title, content) for place, (title, content) in enumerate(texts)]
    found = Index(matters).find(range(len(matters)), 0.0, len(matters))
    scores = {(one, other): score for one, like in found.items() for score, other in like}
    assert all(score == pytest.approx(scores[other, one]) for (one, other), score in scores.items())
    assert all(score <= 1 for score in scores.values())


@given(MATTERS, MATTERS)
def test_who_joins_for_a_while_leaves_no_trace(
    texts: list[tuple[str, str]], guests: list[tuple[str, str]]
) -> None:
    matters = [Matter(place, title, content) for place, (title, content) in enumerate(texts)]
    index, names = Index(matters), range(len(matters))
    before = index.find(names, 0.1, 99)
    with index.joined_by([Matter(-1 - place, *text) for place, text in enumerate(guests)]):
        assert len(index) == len(texts) + len(guests)
    assert index.find(names, 0.1, 99) == before


@given(MATTERS, MATTERS)
def test_what_is_held_counts_and_not_what_was_held_before(
    first: list[tuple[str, str]], then: list[tuple[str, str]]
) -> None:
    index = Index([Matter(place, title, content) for place, (title, content) in enumerate(first)])
    matters = [Matter(place, title, content) for place, (title, content) in enumerate(then)]
    index.hold(matters)
    assert index.find(range(len(then)), 0.2, 99) == Index(matters).find(range(len(then)), 0.2, 99)


def test_within_a_year_it_is_the_same_case_twice_else_it_is_raised_year_by_year() -> None:
    new_year, old_year = Raised(date(2026, 1, 1)), Raised(date(2025, 12, 31))
    assert link_kind(new_year, Raised(date(2026, 12, 31))) is LinkKind.DUPLICATE
    assert link_kind(new_year, old_year) is LinkKind.YEARLY


def test_less_will_do_where_the_same_person_raised_both() -> None:
    one, same = Raised(date(2026, 3, 1), frozenset({"甲", "乙"})), Raised(date(2026, 3, 2), frozenset({"乙"}))
    stranger = Raised(date(2026, 3, 2), frozenset({"丙"}))
    assert is_told(TOLD_OF_SAME_PERSON, one, same)
    assert not is_told(TOLD_OF_SAME_PERSON - 0.01, one, same)
    assert is_told(TOLD, one, stranger)
    assert not is_told(TOLD - 0.01, one, stranger)
    assert not is_told(TOLD_OF_SAME_PERSON, Raised(date(2026, 3, 1)), Raised(date(2026, 3, 1)))
