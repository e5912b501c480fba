"""What puts the last message right, what claims that a case is done, and what only looks like it."""

from dataclasses import replace

import pytest

from domain import intents
from domain.intents import About, Answer, Intent, MoveReply, RewordReply, SetUndoWindow, Undo
from domain.reading import OpenQuestion, read
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain, quoting


@pytest.mark.parametrize(
    "message",
    [
        "不是12是13",
        "不是12，是13",
        "不是12号是13号",
        "不是十二号，是十三号",
        "说错了，是13不是12",
        "是13不是12",
        "发到12了，其实是13",
        "记到12上了，应该是13",
        "12发错了，应该是13",
        "报错了，不是12，是13",
        "刚才那条不是12的是13的",
        "刚才签错了，不是12，是13",
        "麻烦，不是12是13",
        "不是１２是１３",
    ],
)  # fmt: skip
def test_a_message_moves_from_one_named_case_to_another(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == MoveReply(cases(13), cases(12))


@pytest.mark.parametrize(
    "message",
    [
        "应该是13",
        "应该是13号",
        "其实是13",
        "发错了，是13",
        "发错件了，应该是13",
        "写错了 应该是13",
        "编号错了，是13",
        "改到13",
        "刚才那条是13的",
        "刚才那条发到13",
        "上一条应该记到13",
        "把刚才那条改到13",
        "刚才那条改成13",
    ],
)  # fmt: skip
def test_the_right_case_alone_will_do_if_it_is_said_to_be_right(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == MoveReply(cases(13))


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("刚才那条改成:已完成80%", RewordReply("已完成80%", percent=80)),
        ("上一条改为已完成80%", RewordReply("已完成80%", percent=80)),
        ("把刚才的改成：图纸已出", RewordReply("图纸已出")),
        ("我刚才写错了，应为已完成80%", RewordReply("已完成80%", percent=80)),
        ("上条作废，改成：图纸已出", RewordReply("图纸已出")),
        ("更正：图纸已出", RewordReply("图纸已出")),
        ("改成：图纸已出", RewordReply("图纸已出")),
        ("刚才那条改成", RewordReply("")),
        ("更正12：图纸 已出！", RewordReply("图纸 已出！", cases(12))),
        ("12更正：图纸已出", RewordReply("图纸已出", cases(12))),
        ("12那条改成图纸已出", RewordReply("图纸已出", cases(12))),
        ("12的进展改为：图纸已出", RewordReply("图纸已出", cases(12))),
        ("修改12的答复：灯已更换", RewordReply("灯已更换", cases(12))),
        ("刚才12那条改成图纸已出", RewordReply("图纸已出", cases(12))),
    ],
)  # fmt: skip
def test_a_message_gets_another_wording(message: str, intent: Intent) -> None:
    assert plain(read(message, LIAISON).intent) == intent


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("刚才那条不算", Undo()),
        ("刚才的不算数", Undo()),
        ("上一条作废", Undo()),
        ("点错了", Undo()),
        ("撤回刚才的签收", Undo((), About.SIGNING)),
        ("刚才的签收不算", Undo((), About.SIGNING)),
        ("撤回12的进展", Undo(cases(12), About.REPLY)),
        ("12的进展撤回", Undo(cases(12), About.REPLY)),
        ("12刚才那条不算", Undo(cases(12))),
        ("12的延期申请撤回", Undo(cases(12), About.EXTENSION)),
    ],
)  # fmt: skip
def test_what_was_done_last_is_taken_back(message: str, intent: Intent) -> None:
    assert plain(read(message, LIAISON).intent) == intent


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("12办完了", Answer(cases(12), "", claimed=True)),
        ("12号已办结", Answer(cases(12), "", claimed=True)),
        ("15办好了 灯已经换了", Answer(cases(15), "灯已经换了", claimed=True)),
        ("12已经解决了", Answer(cases(12), "", claimed=True)),
        ("45完成了", Answer(cases(45), "", claimed=True)),
        ("12我们已经办完了", Answer(cases(12), "", claimed=True)),
        ("办完12了", Answer(cases(12), "", claimed=True)),
        ("12处理完了，路灯已更换。", Answer(cases(12), "路灯已更换。", claimed=True)),
        ("13没意见", Answer(cases(13), "没意见")),
        ("13我局无意见", Answer(cases(13), "我局无意见")),
    ],
)  # fmt: skip
def test_a_case_is_said_to_be_done(message: str, intent: Intent) -> None:
    assert plain(read(message, LIAISON).intent) == intent


@pytest.mark.parametrize(
    "message",
    [
        "12没办完",
        "12办不完",
        "12还没办完",
        "12能办完",
        "12办完了吗",
        "12办完了没有",
        "12快办完了",
        "12基本办完",
        "15号前能办完",
        "12完成图纸设计",
        "12争取办完",
        "12下周办完",
        "12解决方案已出",
        "13没意见吗",
        "12不用办完",
    ],
)  # fmt: skip
def test_a_plan_a_question_or_a_denial_claims_nothing(message: str) -> None:
    assert not isinstance(read(message, LIAISON).intent, Answer)


@pytest.mark.parametrize(
    "message",
    [
        "不是我们的，应该城管局",
        "应该是城管局",
        "12应该是城管局",
        "是13",
        "不是12",
        "12改成10月20日",
        "更正通知已发",
        "改派城管局",
        "12进展改为周报",
        "进展12 刚才说错了，是13盏灯",
        "12进展：应该是13盏",
        "不是12个是13个",
        "刚才那条改成什么了？",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_correction_is_none(message: str) -> None:
    assert not isinstance(read(message, LIAISON).intent, MoveReply | RewordReply | Undo)


def test_a_quoted_card_stands_for_the_case_that_is_done() -> None:
    reading = read("办完了", quoting(15))
    assert reading.from_quote
    assert isinstance(reading.intent, Answer)
    assert not isinstance(read("办完了", LIAISON).intent, Answer)


def test_a_day_that_was_asked_for_is_no_case() -> None:
    asked = replace(LIAISON, question=OpenQuestion(words=True, day=True))
    assert not isinstance(read("不是12号是13号", asked).intent, MoveReply)


@pytest.mark.parametrize(
    ("message", "seconds"),
    [
        ("撤回时间 2分钟", 120),
        ("撤回时间改成90秒", 90),
        ("撤回时间设为一分半", 90),
        ("撤回窗口5分钟", 300),
        ("撤回时间半分钟", 30),
        ("允许2分钟内撤回", 120),
        ("撤回时间改为1分30秒", 90),
    ],
)  # fmt: skip
def test_the_window_is_set_in_minutes_and_seconds(message: str, seconds: int) -> None:
    assert read(message, OFFICE).intent == SetUndoWindow(seconds)
    assert not isinstance(read("撤回时间", OFFICE).intent, intents.Undo)
