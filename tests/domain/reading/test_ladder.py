"""The ladder of reminders in an administrator's words; what a unit says of late cases stays what it was."""

import pytest

from domain import intents
from domain.intents import Intent, ResetLadder, SetReminder, SetRung, ShowLadder
from domain.ladder import NodeKind
from domain.reading import read
from domain.vocabulary import Source
from tests.domain.reading.scenes import LIAISON, OFFICE

S, N = Source.DEPUTY_SUGGESTION, Source.NETIZEN_MESSAGE
SAID: list[tuple[str, Intent]] = [
    ("超期提醒改成第2天", SetRung(NodeKind.OVERDUE, (2,))),
    ("逾期提醒 第一、三、七天", SetRung(NodeKind.OVERDUE, (1, 3, 7))),
    ("超期第1、3天提醒联络员", SetRung(NodeKind.OVERDUE, (1, 3))),
    ("超期3天后报分管领导", SetRung(NodeKind.OVERDUE_LEADER, (3,))),
    ("超期后第2个工作日告知分管领导", SetRung(NodeKind.OVERDUE_LEADER, (2,))),
    ("逾期第3个自然日告诉一把手", SetRung(NodeKind.OVERDUE_HEAD, (3,), natural_days=True)),
    ("网民留言超期第2天报督查室", SetRung(NodeKind.OVERDUE_OFFICE, (2,), N)),
    ("超期报督查员 第5天", SetRung(NodeKind.OVERDUE_OFFICE, (5,))),
    ("超期报审批人改为第10天", SetRung(NodeKind.OVERDUE_APPROVER, (10,))),
    ("重点件超期第1、2天报督查员", SetRung(NodeKind.OVERDUE_OFFICE, (1, 2), key=True)),
    ("没签收第2天报分管领导", SetRung(NodeKind.UNSIGNED_LEADER, (2,))),
    ("把超期报督查员关掉", SetRung(NodeKind.OVERDUE_OFFICE)),
    ("取消到期当天提醒", SetRung(NodeKind.DUE_TODAY)),
    ("关闭建议的时间过半提醒", SetRung(NodeKind.HALF_TIME, (), S)),
    ("恢复到期当天提醒", SetRung(NodeKind.DUE_TODAY, usual=True)),
    ("首次进展提醒恢复默认", SetRung(NodeKind.FIRST_PROGRESS, usual=True)),
    ("关闭超期提醒", SetRung(NodeKind.OVERDUE)),
    ("到期提醒 5天", SetRung(NodeKind.DUE_SOON, (5,))),
    ("重点件提前10、5天提醒", SetReminder((10, 5), key=True)),
    ("提醒 重点件 提前10、3天", SetReminder((10, 3), key=True)),
    ("网民留言恢复默认阶梯", ResetLadder(N)),
    ("提醒阶梯恢复默认", ResetLadder()),
    ("恢复重点件的默认阶梯", ResetLadder(key=True)),
    ("看看提醒阶梯", ShowLadder()),
    ("现在的提醒阶梯是什么？", ShowLadder()),
    ("重点件的提醒阶梯", ShowLadder(key=True)),
    ("提醒阶梯 网民留言 第2页", ShowLadder(N, page=2)),
]


@pytest.mark.parametrize(("words", "intent"), SAID)
def test_it_is_read(words: str, intent: Intent) -> None:
    assert read(words, OFFICE).intent == intent


@pytest.mark.parametrize(
    "words",
    [
        "12超期3天了",
        "12 超期第2天报分管领导了",
        "这件超期了，已报分管领导",
        "催办 12 超期3天了",
        "恢复",
        "取消",
        "关闭日报",
        "超期",
        "谁超期",
        "超期0天报督查员",
        "超期第两三天报督查员",
        "提醒 提前3天",
        "恢复办理 12",
    ],
)
def test_what_says_something_else_is_not(words: str) -> None:
    for scene in (OFFICE, LIAISON):
        assert not isinstance(read(words, scene).intent, SetRung | ResetLadder | ShowLadder)


def test_the_last_setting_is_taken_back_by_its_name() -> None:
    for words in ("撤销上一个设置", "撤回刚才的设置", "撤回上一次设置"):
        assert read(words, OFFICE).intent == intents.Undo(about=intents.About.SETTING)
