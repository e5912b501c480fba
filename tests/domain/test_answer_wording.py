"""Which result class the wording of an answer fits, and what speaks against the claimed one."""

import pytest

from domain.answer_wording import find_contradiction, guess_result, is_empty_opinion
from domain.pace import elapsed_percent
from domain.vocabulary import ResultClass
from tests.scenarios.town import at

RESOLVED, UNDER_WAY = ResultClass.RESOLVED, ResultClass.UNDER_WAY
PLANNED, REFERENCE = ResultClass.PLANNED, ResultClass.REFERENCE


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("同意，拟于明年安排", PLANNED),
        ("已纳入2027年项目库", PLANNED),
        ("待资金到位后实施", PLANNED),
        ("将积极协调", PLANNED),
        ("已完成安装", RESOLVED),
        ("灯已经换了", RESOLVED),
        ("3号楼路灯已修好", RESOLVED),
        ("已将路灯更换", RESOLVED),
        ("电梯已开工，年底交付", UNDER_WAY),
        ("正在施工，计划年底完工", UNDER_WAY),
        ("暂不具备条件", REFERENCE),
        ("留作参考", REFERENCE),
        ("未列入计划", REFERENCE),
        ("情况属实", None),
        ("模拟演练", None),
        ("没有计划", None),
        ("尚未完成安装", None),
        ("已完成一期，二期拟于明年实施", None),
    ],
)
def test_the_wording_fits_one_class_or_none(text: str, result: ResultClass | None) -> None:
    guess = guess_result(text)
    assert (guess and guess.result) == result
    assert guess is None or guess.word in text


@pytest.mark.parametrize(
    ("claimed", "text", "word"),
    [
        (RESOLVED, "同意，拟于明年安排", "拟"),
        (RESOLVED, "已修复，下一步加强巡查", "下一步"),
        (RESOLVED, "尚未完成", "尚未完成"),
        (RESOLVED, "已完成安装", ""),
        (PLANNED, "已完成安装", "已完成安装"),
        (PLANNED, "拟于明年安排", ""),
        (None, "拟于明年安排", ""),
        (REFERENCE, "情况属实", ""),
    ],
)
def test_what_speaks_against_the_claimed_class_is_named(
    claimed: ResultClass | None, text: str, word: str
) -> None:
    found = find_contradiction(claimed, text)
    assert (found.word if found else "") == word


def test_an_opinion_that_says_nothing_is_noticed() -> None:
    for text in (
        "没意见",
        "我局无意见。",
        "同意",
        "同意，无意见",
        "经研究，无不同意见",
        "没有其他意见了",
        " ",
    ):
        assert is_empty_opinion(text), text
    for text in ("我局负责燃气部分，无意见", "同意，已列入计划", "没意见箱"):
        assert not is_empty_opinion(text), text


def test_the_elapsed_part_of_a_term_may_exceed_it() -> None:
    begun, due = at("2026-09-01 00:00").date(), at("2026-09-11 00:00").date()
    days = [at(f"2026-09-{day:02} 00:00").date() for day in (1, 6, 11, 16)]
    assert [elapsed_percent(begun, due, day) for day in days] == [0, 50, 100, 150]
    assert elapsed_percent(begun, None, due) is None
    assert elapsed_percent(due, begun, due) is None


@pytest.mark.parametrize(
    "text",
    [
        "路灯已修复。（代拟稿）",
        "拟办意见：路灯已修复",
        "拟稿人周航：路灯已修复",
        "《关于拟建停车场的公告》收悉，路灯已修复",
    ],
)
def test_headings_and_titles_plan_nothing(text: str) -> None:
    hint = guess_result(text)
    assert hint is not None
    assert hint.result is ResultClass.RESOLVED
