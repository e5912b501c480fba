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
PARTS = frozenset({"refs", "until", "reason"})
EXTENSION = asked(yes_no=True, cases=cases(12), parts=PARTS)
RETURN = asked(yes_no=True, cases=cases(12), parts=frozenset({"refs", "reason", "proposed_unit"}))
ANSWER = asked(yes_no=True, cases=cases(12), parts=frozenset({"refs", "text"}))
TABLE = asked(yes_no=True, cases=cases(12, 14, 15), parts=PARTS)
REASON_OF_12 = asked(words=True, cases=cases(12), parts=PARTS)
DAYS = asked(choices=("2026-09-30", "2026-10-08"), parts=frozenset({"until"}))
UNITS = asked(choices=("区城市管理局", "区教育体育局"))


@pytest.mark.parametrize(
    "message", ["确认", "是", "是的", "对", "Y", "yes", "确认。", "确 认", "确认了，谢谢"]
)
def test_yes_confirms_only_an_open_question(message: str) -> None:
    assert read(message, YES_NO).intent == intents.Confirm()
    for scene in (LIAISON, REASON):
        assert not isinstance(read(message, scene).intent, intents.Confirm)


@pytest.mark.parametrize("message", ["好", "好的", "行", "可以", "ok", "嗯"])
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


def test_a_small_number_beyond_the_choices_is_none_of_them_and_no_case() -> None:
    assert read("4", CHOICES).intent == intents.Pick(4)
    assert plain(read("44", CHOICES).intent) == intents.ShowCase(cases(44))
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


@pytest.mark.parametrize(
    ("message", "scene", "number"),
    [
        *(
            (said, DAYS, 2)
            for said in ("10月8日", "10月8号", "10.8", "8号", "选10月8日", "第二个", "最后一个")
        ),
        *((said, DAYS, 1) for said in ("9月30", "30号", "1")),
        *((said, UNITS, 1) for said in ("城管局", "城管", "给城管局", "区城市管理局")),
        *((said, UNITS, 2) for said in ("教体局", "教育")),
    ],
)
def test_what_a_choice_shows_picks_it(message: str, scene: Scene, number: int) -> None:
    assert read(message, scene).intent == intents.Pick(number)


def test_another_day_than_the_ones_offered_is_taken_as_that() -> None:
    for said in ("10月9日", "改成10月9日"):
        assert read(said, DAYS).intent == intents.Amend(said.removeprefix("改成"), "until")


@pytest.mark.parametrize(
    ("message", "scene", "part", "text"),
    [
        ("改成10月20日", EXTENSION, "until", "10月20日"),
        ("改到15号", EXTENSION, "until", "15号"),
        ("改到15", EXTENSION, "until", "15号"),
        ("延到国庆后", EXTENSION, "until", "国庆后"),
        ("不对，应该是10月20日", EXTENSION, "until", "10月20日"),
        ("不是10月15日，是10月20日", EXTENSION, "until", "10月20日"),
        ("日期改成周五", EXTENSION, "until", "周五"),
        ("理由改成设计变更", EXTENSION, "reason", "设计变更"),
        ("改成：图纸没出，还在审", EXTENSION, "reason", "图纸没出，还在审"),
        ("改到10月20日", REASON_OF_12, "until", "10月20日"),
        ("改成城管局", RETURN, "proposed_unit", "城管局"),
        ("不对，是城管局", RETURN, "proposed_unit", "城管局"),
        ("改成：已完成80%", ANSWER, "text", "已完成80%"),
        ("内容改成10月20日完成", ANSWER, "text", "10月20日完成"),
    ],
)
def test_what_was_asked_about_is_put_otherwise(message: str, scene: Scene, part: str, text: str) -> None:
    assert read(message, scene).intent == intents.Amend(text, part)


@pytest.mark.parametrize(
    "message", ["改成13", "不对，是13", "不是12是13", "不是12，是13", "应该是13", "换成13"]
)
@pytest.mark.parametrize("scene", [EXTENSION, RETURN, ANSWER, REASON_OF_12])
def test_another_case_is_meant(message: str, scene: Scene) -> None:
    amended = read(message, scene).intent
    assert isinstance(amended, intents.Amend)
    assert (amended.part, plain(amended.refs)) == ("refs", cases(13))


def test_a_case_or_a_day_is_asked_about() -> None:
    unclear = read("改成13号", EXTENSION).intent
    assert isinstance(unclear, intents.Unclear)
    assert {option.part for option in unclear.options if isinstance(option, intents.Amend)} == {
        "refs",
        "until",
    }


def test_one_of_several_is_put_otherwise() -> None:
    amended = read("14改成10月20日", TABLE).intent
    assert plain(amended) == intents.Amend("10月20日", "until", of=cases(14))


@pytest.mark.parametrize(
    "message",
    [
        *("14不要", "不要14", "去掉14", "把14去掉", "14先不退", "14别退了", "14算了", "取消14", "不要 14"),
        *("除了14其他都确认", "14不要了，其他确认", "14号不要", "14先放着"),
    ],
)
def test_part_of_a_table_is_struck(message: str) -> None:
    assert plain(read(message, TABLE).intent) == intents.Strike(cases(14))
    assert not isinstance(read(message, LIAISON).intent, intents.Strike)


@pytest.mark.parametrize(
    "message",
    [
        "等图纸，13号才出",
        "改成地下施工，图纸重做",
        "14不要再拖",
        "理由是设计变更",
        "不归我们管",
        "材料退回给施工方了",
    ],
)
def test_a_reason_is_no_change_of_the_question(message: str) -> None:
    assert read(message, REASON_OF_12).intent == intents.Supply(message)


@pytest.mark.parametrize("scene", [EXTENSION, TABLE, REASON_OF_12, DAYS, UNITS])
@pytest.mark.parametrize(
    "message", ["12签收，13退回城管", "签收13", "我的", "13延期到10月15日等图纸", "13办完了"]
)
def test_a_command_goes_past_the_question(message: str, scene: Scene) -> None:
    assert plain(read(message, scene).intent) == plain(read(message, LIAISON).intent)


@pytest.mark.parametrize("message", ["1", "确认", "改成10月20日", "14不要", "第一个", "不对，是13"])
def test_an_answer_without_a_question_is_none(message: str) -> None:
    answers = intents.Confirm | intents.Pick | intents.Supply | intents.Amend | intents.Strike
    assert not isinstance(read(message, LIAISON).intent, answers)
