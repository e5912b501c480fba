"""Cases alike are found by the words of their titles and contents."""

import pytest

from domain.similarity import Matter, find_similar

MIXING = Matter("a", "关于新城小区旁搅拌站扰民的建议", "搅拌站夜里施工，噪音和扬尘很大")
OTHERS = [
    Matter("b", "投诉新城小区附近建搅拌站噪音扰民", "搅拌站每天夜里施工，扬尘污染严重"),
    Matter("c", "关于增加公交班次的建议", "早高峰等车要半个小时"),
    Matter("d", "小区门口搅拌站的车太吵"),
]


def test_the_most_alike_come_first() -> None:
    found = find_similar(MIXING, OTHERS)
    assert [name for _, name in found] == ["b", "d", "c"]
    assert all(0 <= score <= 1 for score, _ in found)


def test_the_same_words_score_one() -> None:
    assert find_similar(MIXING, [MIXING])[0][0] == pytest.approx(1)


@pytest.mark.parametrize("title", ["", "。，！", "关于的建议", "路"])
def test_a_title_without_words_is_like_nothing(title: str) -> None:
    assert all(score < 0.1 for score, _ in find_similar(Matter("x", title), OTHERS))
    assert find_similar(Matter("x", title), []) == []
