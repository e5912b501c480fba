"""How cases are named."""

import pytest

from domain import intents
from domain.intents import CaseRef
from domain.reading import read
from domain.vocabulary import Source
from tests.domain.reading.scenes import LIAISON, cases, plain, quoting

S, P, N = Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL, Source.NETIZEN_MESSAGE


@pytest.mark.parametrize(
    ("written", "refs"),
    [
        ("7", cases(7)),
        ("7号", cases(7)),
        ("#7", cases(7)),
        ("第7号", cases(7)),
        ("七号", cases(7)),
        ("二十一号", cases(21)),
        ("二十一", cases(21)),
        ("7号件", cases(7)),
        ("7号那个件", cases(7)),
        ("建议7", (CaseRef(7, S),)),
        ("建议007", (CaseRef(7, S),)),
        ("建议第7号", (CaseRef(7, S),)),
        ("人大代表建议7号", (CaseRef(7, S),)),
        ("提案〔2026〕7号", (CaseRef(7, P),)),
        ("提案[2026]7号", (CaseRef(7, P),)),
        ("留言88291", (CaseRef(88291, N),)),
        ("实事3", (CaseRef(3, Source.LIVELIHOOD_PROJECT),)),
        ("线索XS-1", (CaseRef(1, Source.INSPECTION_CLUE),)),
        ("xs-1", (CaseRef(1, Source.INSPECTION_CLUE),)),
        ("12345工单88", (CaseRef(88, Source.HOTLINE_ORDER),)),
        ("闭会1", cases(1)),
        ("7和9", cases(7, 9)),
        ("7、9,11", cases(7, 9, 11)),
        ("7，9；11", cases(7, 9, 11)),
        ("7 9 11", cases(7, 9, 11)),
        ("7到9", cases(7, 8, 9)),
        ("7～9", cases(7, 8, 9)),
        ("7至9号", cases(7, 8, 9)),
        ("建议7、9和提案45", (CaseRef(7, S), CaseRef(9, S), CaseRef(45, P))),
        ("7、7号、七号", cases(7)),
    ],
)
def test_a_case_is_named_in_many_ways(written: str, refs: tuple[CaseRef, ...]) -> None:
    for message in (f"签收{written}", f"签收 {written}", f"签收：{written}"):
        assert plain(read(message, LIAISON).intent) == intents.Acknowledge(refs)
    assert plain(read(written, LIAISON).intent) == intents.ShowCase(refs)


@pytest.mark.parametrize(
    "message",
    [
        "3天",
        "10.15",
        "10月15日",
        "60%",
        "3号楼停水",
        "15号前能办完",
        "8点开会",
        "2026年",
        "50万元",
        "一一落实",
        "20人",
    ],
)
def test_other_numbers_are_no_cases(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.NotUnderstood)
    assert intent.refs == ()


@pytest.mark.parametrize("message", ["签收1到50", "签收51-100"])
def test_a_range_of_fifty_is_taken(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.Acknowledge)
    assert len(intent.refs) == 50


@pytest.mark.parametrize("message", ["签收1到51", "签收9到7", "签收7到7"])
def test_a_longer_or_turned_range_is_not_taken(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.NotUnderstood)


@pytest.mark.parametrize("message", ["这个签收", "签收这个件", "刚才那个签收", "该件签收", "签收"])
def test_this_one_is_the_quoted_card(message: str) -> None:
    reading = read(message, quoting(15))
    assert reading.intent == intents.Acknowledge((CaseRef(15, N),))
    assert reading.from_quote
    assert read(message, LIAISON).intent == intents.Acknowledge()


def test_a_number_beats_the_quoted_card() -> None:
    reading = read("签收12", quoting(15))
    assert plain(reading.intent) == intents.Acknowledge(cases(12))
    assert not reading.from_quote


def test_the_written_form_is_kept() -> None:
    intent = read("签收　建议０１２", LIAISON).intent
    assert isinstance(intent, intents.Acknowledge)
    assert intent.refs[0].written == "建议０１２"


def test_a_number_that_may_be_a_day_is_asked_about() -> None:
    assert plain(read("延期15号", LIAISON).intent) == intents.Unclear(
        (intents.AskExtension(cases(15)), intents.AskExtension((), "15号")), "延期15号"
    )


@pytest.mark.parametrize(
    ("message", "until"),
    [("延期16号", "16号"), ("延到15号", "15号"), ("延期到十五号", "十五号"), ("延至15", "15号")],
)
def test_after_to_or_where_no_such_case_is_known_it_is_a_day(message: str, until: str) -> None:
    assert read(message, LIAISON).intent == intents.AskExtension((), until)


def test_in_front_or_after_a_command_it_is_a_case() -> None:
    assert plain(read("15号延期到25号", LIAISON).intent) == intents.AskExtension(cases(15), "25号")
    assert plain(read("退回15号", LIAISON).intent) == intents.AskReturn(cases(15))
    assert plain(read("延期40号", LIAISON).intent) == intents.AskExtension(cases(40))
