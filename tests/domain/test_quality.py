"""What makes one doubt a letter: each doubt on both sides of its edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.quality import CLAUSES, FaultCode, Letter, find_faults
from domain.suggestion_points import missed_points, split_points
from domain.vocabulary import ResultClass

ASKED = "一、增设路灯，方便老人夜间出行；二、在小区北门划出停车位；三、定期清理楼道杂物"


def codes(text: str, result: ResultClass | None = ResultClass.UNDER_WAY, asked: str = "") -> set[FaultCode]:
    return {fault.code for fault in find_faults(Letter(text, result, asked))}


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("您好，来信收悉，感谢您的关注", True),
        ("您反映的问题已转交相关部门处理", True),
        ("我局已派人到现场核实，并责令施工单位夜间停工", False),
        ("电梯已安装完毕", False),
    ],
)
def test_a_letter_says_what_was_done(text: str, *, doubted: bool) -> None:
    assert (FaultCode.NO_MEASURES in codes(text)) == doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("根据《城市绿化条例》第二十条规定，任何单位和个人不得擅自占用绿地", True),
        ("根据《城市绿化条例》第二十条规定，我局已责令该公司拆除围挡并恢复绿地", False),
    ],
)
def test_a_rule_alone_is_no_answer(text: str, *, doubted: bool) -> None:
    assert (FaultCode.ONLY_POLICY in codes(text)) == doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("我局将尽快组织施工", True),
        ("我局将于10月20日前组织施工", False),
        ("我局将在第四季度组织施工", False),
    ],
)
def test_a_promise_has_its_day(text: str, *, doubted: bool) -> None:
    assert (FaultCode.NO_DAY in codes(text)) == doubted


def test_a_class_and_its_wording_agree() -> None:
    assert FaultCode.UNFINISHED in codes("路灯已装，停车位下一步划", ResultClass.RESOLVED)
    assert FaultCode.UNFINISHED not in codes("路灯已全部安装完成", ResultClass.RESOLVED)
    assert FaultCode.SET_ASIDE in codes("工程正在施工", ResultClass.REFERENCE)
    assert FaultCode.SET_ASIDE not in codes("目前条件尚不具备", ResultClass.REFERENCE)
    assert FaultCode.NO_CLASS in codes("路灯已装", None)


def test_three_general_phrases_without_a_figure_are_vague() -> None:
    text = "我局高度重视，认真研究，积极协调"
    assert FaultCode.VAGUE in codes(text)
    assert FaultCode.VAGUE not in codes(f"{text}，已增派保洁员3名")
    assert FaultCode.VAGUE not in codes("我局高度重视，认真研究")


def test_a_numbered_point_that_is_not_taken_up_is_named() -> None:
    assert split_points(ASKED) == ("增设路灯，方便老人夜间出行", "在小区北门划出停车位", "定期清理楼道杂物")
    assert missed_points(ASKED, "已装路灯20盏，北门划了停车位12个，楼道杂物每月清理") == ()
    assert missed_points(ASKED, "已装路灯20盏，楼道杂物每月清理") == ("在小区北门划出停车位",)
    assert split_points("建议增设路灯") == (), "one wish is no list"


def test_every_doubt_has_its_clause() -> None:
    assert CLAUSES.keys() == set(FaultCode)


@given(st.text(max_size=300), st.sampled_from([None, *ResultClass]), st.text(max_size=200))
def test_no_text_whatever_breaks_a_check(text: str, result: ResultClass | None, asked: str) -> None:
    found = find_faults(Letter(text, result, asked))
    assert len({fault.code for fault in found}) == len(found), "each doubt is raised once"
