"""帮助 about everything and about one act, however it is asked; and when messages come."""

import pytest

from domain import intents
from domain.reading import read
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain


@pytest.mark.parametrize(
    "message",
    [
        "帮助", "?", "？？", "怎么用", "怎么用啊", "这个怎么弄", "不会用", "不知道怎么用", "你能做什么",
        "你会干啥",
        "能干什么",
        "有什么功能", "使用说明", "操作指南", "help", "怎么办", "咋用", "可以做些什么",
    ],
)  # fmt: skip
def test_help_about_everything(message: str) -> None:
    assert read(message, LIAISON).intent == intents.Help()


@pytest.mark.parametrize(
    ("message", "about"),
    [
        ("怎么延期", "延期"),
        ("怎么申请延期啊", "延期"),
        ("延期怎么弄", "延期"),
        ("延期怎么申请", "延期"),
        ("我想延期怎么操作", "延期"),
        ("如何申请展期", "延期"),
        ("延期流程", "延期"),
        ("延期要怎么办理呢？", "延期"),
        ("如何退回", "退回"),
        ("退件怎么写", "退回"),
        ("怎么回复", "回复"),
        ("答复怎么提交", "回复"),
        ("撤回怎么用", "撤回"),
        ("怎么签收", "签收"),
        ("咋签收", "签收"),
        ("怎么报进展", "进展"),
        ("怎么上传附件", "附件"),
        ("照片怎么发", "附件"),
        ("怎么查进度", "查看"),
        ("帮助 延期", "延期"),
        ("怎么催办", "催办"),
        ("怎么批", "审批"),
        ("怎么交办", "交办"),
        ("怎么改提醒时间", ""),
        ("怎么换联络员", "联络员"),
        ("请问怎么退回呢，谢谢", "退回"),
    ],
)
def test_help_about_one_act(message: str, about: str) -> None:
    for scene in (LIAISON, OFFICE):
        intent = read(message, scene).intent
        assert intent == intents.Help(about) or not about


def test_a_case_in_front_changes_nothing() -> None:
    assert read("12怎么延期", LIAISON).intent == intents.Help("延期")


@pytest.mark.parametrize("message", ["12进展怎么样", "12?", "12怎么样了"])
def test_a_question_about_a_case_is_no_call_for_help(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == intents.ShowCase(cases(12))


@pytest.mark.parametrize("message", ["怎么又催我", "进展如何", "怎么退回来了", "延期到10月15怎么样"])
def test_other_questions_with_how_are_no_call_for_help(message: str) -> None:
    assert not isinstance(read(message, LIAISON).intent, intents.Help)


@pytest.mark.parametrize(
    "message",
    [
        "别半夜发", "晚上别发消息", "晚上不要给我发消息", "半夜别吵", "周末别发提醒了",
        "几点发", "什么时候发提醒",
        "每天几点发消息",
        "下班后不要发", "能不能别半夜发消息", "周末会发吗",
    ],
)  # fmt: skip
def test_when_messages_come_is_told(message: str) -> None:
    for scene in (LIAISON, OFFICE):
        assert read(message, scene).intent == intents.ShowSettings()


@pytest.mark.parametrize("message", ["先别发", "停一下先别发"])
def test_holding_everything_is_another_wish(message: str) -> None:
    assert read(message, OFFICE).intent == intents.Pause()
