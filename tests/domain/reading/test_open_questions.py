"""Answers to the open question; commands of their own go past it."""

from dataclasses import replace

import pytest

from domain import intents
from domain.intents import Intent, Which
from domain.reading import OpenQuestion, Scene, read
from tests.domain.reading.scenes import LIAISON, cases, plain


def asked(**what: object) -> Scene:
    return replace(LIAISON, question=OpenQuestion(**what))  # type: ignore[arg-type]


YES_NO = asked(yes_no=True)
HARMLESS = asked(yes_no=True, harmless=True)
CHOICES = asked(choices=("建议13 油烟", "留言15 路灯", "提案2 停车"))
REASON = asked(words=True)
DAY = asked(day=True)


@pytest.mark.parametrize(
    "message", ["确认", "是", "是的", "对", "好", "Y", "yes", "确认。", "确 认", "确认了，谢谢"]
)
def test_yes_confirms_only_an_open_question(message: str) -> None:
    assert read(message, YES_NO).intent == intents.Confirm()
    for scene in (LIAISON, REASON):
        assert not isinstance(read(message, scene).intent, intents.Confirm)


@pytest.mark.parametrize("message", ["好的", "行", "可以", "ok", "嗯"])
def test_a_mere_nod_confirms_only_what_is_harmless(message: str) -> None:
    assert read(message, YES_NO).intent == intents.Greet()
    assert read(message, HARMLESS).intent == intents.Confirm()


@pytest.mark.parametrize("message", ["取消", "不是", "算了", "不", "N", "不用了"])
@pytest.mark.parametrize("scene", [YES_NO, CHOICES, REASON, DAY])
def test_no_cancels_any_open_question(message: str, scene: Scene) -> None:
    assert read(message, scene).intent == intents.Cancel()
    assert isinstance(read(message, LIAISON).intent, intents.NotUnderstood)


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("1", 1),
        ("第一个", 1),
        ("选2", 2),
        ("３", 3),
        ("第二个吧", 2),
        ("13", 1),
        ("留言15", 2),
        ("建议13 油烟", 1),
    ],
)
def test_a_choice_is_picked_by_its_place_or_its_label(message: str, number: int) -> None:
    assert read(message, CHOICES).intent == intents.Pick(number)


def test_a_number_that_is_both_place_and_label_is_asked_about() -> None:
    assert read("2", CHOICES).intent == intents.Unclear((intents.Pick(2), intents.Pick(3)), "2")


def test_a_number_beyond_the_choices_is_a_case() -> None:
    assert plain(read("4", CHOICES).intent) == intents.ShowCase(cases(4))
    assert plain(read("1", LIAISON).intent) == intents.ShowCase(cases(1))
    assert plain(read("建议15", CHOICES).intent) != intents.Pick(2)


@pytest.mark.parametrize(
    "message",
    [
        "等图纸",
        "进展缓慢，材料没齐",
        "不是我们的职责范围",
        "同意，拟于明年安排",
        "  设计变更 谢谢 ",
        "15号出图",
        "12号楼停水",
    ],
)
def test_words_that_were_asked_for_are_taken_as_typed(message: str) -> None:
    assert read(message, REASON).intent == intents.Supply(message.strip())


@pytest.mark.parametrize(
    "message", ["10月15日", "15号", "15", "到国庆后", "延到10月15日", "再给十天", "周五吧"]
)
def test_a_day_that_was_asked_for_is_taken_as_typed(message: str) -> None:
    assert read(message, DAY).intent == intents.Supply(message)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("签收13", intents.Acknowledge(cases(13))),
        ("12延到10月15 等图纸", intents.AskExtension(cases(12), "10月15", "等图纸")),
        ("我的", intents.ShowMine()),
        ("今天到期", intents.ShowMine(Which.TODAY)),
        ("12到哪一步了", intents.ShowCase(cases(12))),
        ("撤回", intents.Undo()),
        ("帮助", intents.Help()),
    ],
)
@pytest.mark.parametrize("scene", [YES_NO, CHOICES, REASON, DAY])
def test_an_unrelated_command_is_never_swallowed(message: str, intent: Intent, scene: Scene) -> None:
    assert plain(read(message, scene).intent) == intent


def test_a_typo_with_a_case_goes_through_to_be_confirmed() -> None:
    reading = read("签售13", REASON)
    assert plain(reading.intent) == intents.Acknowledge(cases(13))
    assert reading.corrected == "签收"
