"""Cases meant by part of their title."""

from dataclasses import replace

import pytest

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading import KnownCase, OpenQuestion, Scene, read
from domain.vocabulary import Source
from tests.domain.reading.scenes import LIAISON, OFFICE, quoting

LIFT = CaseRef(12, Source.DEPUTY_SUGGESTION, "建议012")
FUMES = CaseRef(13, Source.DEPUTY_SUGGESTION, "建议013")
LAMPS = CaseRef(15, Source.NETIZEN_MESSAGE, "留言15")
OLD_TOWN = CaseRef(45, Source.CPPCC_PROPOSAL, "提案045")


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("油烟那个签收", intents.Acknowledge((FUMES,))),
        ("油烟签收", intents.Acknowledge((FUMES,))),
        ("签收油烟那个", intents.Acknowledge((FUMES,))),
        ("签收油烟", intents.Acknowledge((FUMES,))),
        ("关于整治油烟的建议签收", intents.Acknowledge((FUMES,))),
        ("电梯加装那个签收", intents.Acknowledge((LIFT,))),
        ("王代表提的电梯那个签收", intents.Acknowledge((LIFT,))),
        ("电梯的事不归我们管", intents.AskReturn((LIFT,), "不归我们管")),
        ("电梯不归我们管", intents.AskReturn((LIFT,), "不归我们管")),
        ("老旧小区那个延期到10月20日 图纸没出", intents.AskExtension((OLD_TOWN,), "10月20日", "图纸没出")),
        ("延期 电梯那个到10月15日 图纸未出", intents.AskExtension((LIFT,), "10月15日", "图纸未出")),
        ("油烟那个进展：已约谈商户", intents.ReportProgress((FUMES,), "已约谈商户")),
        ("进展 油烟那个 已约谈商户", intents.ReportProgress((FUMES,), "已约谈商户")),
        ("路灯那个到60%了", intents.ReportProgress((LAMPS,), "到60%了", 60)),
        ("油烟那个签售", intents.Acknowledge((FUMES,))),
        ("查看油烟", intents.ShowCase((FUMES,))),
        ("油烟的事", intents.ShowCase((FUMES,))),
        ("油烟", intents.ShowCase((FUMES,))),
        ("路灯不亮的那个到哪一步了", intents.ShowCase((LAMPS,))),
        ("路灯不亮的什么时候到期", intents.ShowCase((LAMPS,))),
    ],
)
def test_part_of_a_title_names_the_case(message: str, intent: Intent) -> None:
    reading = read(message, LIAISON)
    assert reading.intent == intent
    assert reading.by_title == getattr(intent, "refs", ())


@pytest.mark.parametrize("scene", [replace(LIAISON, cases=()), replace(OFFICE, cases=())])
def test_without_his_cases_no_title_is_known(scene: Scene) -> None:
    assert read("油烟那个签收", scene).by_title == ()


@pytest.mark.parametrize(
    "message",
    [
        "昨天和加装电梯公司谈过了",
        "油烟已经治理了",
        "电梯已经开工了",
        "电梯事故频发",
        "电梯公司来过了，签收单在我这",
        "进展 油烟味还很大，已约谈",
        "小区那个签收",
        "问题的事签收",
        "整治那个签收",
        "学校那个签收",
        "那个签收",
        "电梯签售",
    ],
)
def test_words_of_titles_are_no_command_and_common_words_name_no_case(message: str) -> None:
    reading = read(message, LIAISON)
    assert reading.by_title == ()
    assert getattr(reading.intent, "refs", ()) == ()


def test_what_is_no_command_is_kept_for_the_case_it_names_exactly_as_typed() -> None:
    intent = read("油烟那个　昨天去看了", LIAISON).intent
    assert isinstance(intent, intents.NotUnderstood)
    assert (intent.text, intent.refs) == ("油烟那个　昨天去看了", (FUMES,))


TWO_LIFTS = replace(
    LIAISON,
    cases=(
        KnownCase(12, Source.DEPUTY_SUGGESTION, "建议012", "关于老旧小区加装电梯的建议"),
        KnownCase(31, Source.DEPUTY_SUGGESTION, "建议031", "关于电梯安全检验的建议"),
        KnownCase(31, Source.CPPCC_PROPOSAL, "提案031", "关于河道保洁的提案"),
    ),
)


def test_two_titles_that_fit_are_both_kept_to_ask_which() -> None:
    reading = read("电梯那个签收", TWO_LIFTS)
    assert [ref.written for ref in reading.by_title] == ["建议012", "建议031"]


def test_the_title_that_holds_more_of_the_words_is_meant() -> None:
    assert [ref.written for ref in read("加装电梯那个签收", TWO_LIFTS).by_title] == ["建议012"]
    assert [ref.written for ref in read("电梯安全那个签收", TWO_LIFTS).by_title] == ["建议031"]


def test_the_case_itself_is_meant_not_another_of_its_number() -> None:
    assert read("河道那个签收", TWO_LIFTS).intent == intents.Acknowledge(
        (CaseRef(31, Source.CPPCC_PROPOSAL, "提案031"),)
    )


def test_a_number_beats_a_title_and_the_words_of_a_title_beat_the_quoted_card() -> None:
    assert not isinstance(read("12 油烟那个签收", LIAISON).intent, intents.Acknowledge)
    assert read("油烟那个签收", quoting(15)).intent == intents.Acknowledge((FUMES,))


@pytest.mark.parametrize("words", ["关于加装电梯的建议", "加装电梯那个", "电梯"])
def test_a_title_may_stand_beside_its_number(words: str) -> None:
    for number in ("12", "建议012", "12号"):
        reading = read(f"{number} {words} 签收", LIAISON)
        assert isinstance(reading.intent, intents.Acknowledge)
        assert [ref.ordinal for ref in reading.intent.refs] == [12]
        assert reading.by_title == ()
        assert isinstance(read(f"{number} {words} 已完成招标", LIAISON).intent, intents.NotUnderstood)


def test_words_that_were_asked_for_are_no_title() -> None:
    asked = replace(LIAISON, question=OpenQuestion(words=True))
    assert read("电梯的事不归我们管", asked).intent == intents.Supply("电梯的事不归我们管")
