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
        ("闭会1", (CaseRef(1, between=True),)),
        ("闭会1、2和建议3", (CaseRef(1, between=True), CaseRef(2, between=True), CaseRef(3, S))),
        ("闭会2到3", (CaseRef(2, between=True), CaseRef(3, between=True))),
        ("7和9", cases(7, 9)),
        ("7、9,11", cases(7, 9, 11)),
        ("7，9；11", cases(7, 9, 11)),
        ("7 9 11", cases(7, 9, 11)),
        ("7到9", cases(7, 8, 9)),
        ("7～9", cases(7, 8, 9)),
        ("7至9号", cases(7, 8, 9)),
        ("建议7、9和提案45", (CaseRef(7, S), CaseRef(9, S), CaseRef(45, P))),
        ("7、7号、七号", cases(7)),
        ("No.7", cases(7)),
        ("＃7", cases(7)),
        ("7＃", cases(7)),
        ("编号7", cases(7)),
        ("〔2026〕7", cases(7)),
        ("〔2026〕7号", cases(7)),
        ("2026-007", cases(7)),
        ("7.", cases(7)),
        ("7。", cases(7)),
        ("一十七", cases(17)),
        ("第十七号", cases(17)),
        ("7跟9", cases(7, 9)),
        ("7加9", cases(7, 9)),
        ("7以及9", cases(7, 9)),
        ("十七、十九", cases(17, 19)),
        ("7号9号11号", cases(7, 9, 11)),
        ("7/9/11", cases(7, 9, 11)),
        ("13/15", cases(13, 15)),
        ("7~9号", cases(7, 8, 9)),
        ("7至9号 件", cases(7, 8, 9)),
        ("7号到9号", cases(7, 8, 9)),
        ("从7到9", cases(7, 8, 9)),
        ("7、9到11", cases(7, 9, 10, 11)),
        ("建议7到9", (CaseRef(7, S), CaseRef(8, S), CaseRef(9, S))),
        ("人大7", (CaseRef(7, S),)),
        ("政协7号", (CaseRef(7, P),)),
        ("人大代表建议第7号", (CaseRef(7, S),)),
        ("7号提案", (CaseRef(7, P),)),
        ("第七号建议", (CaseRef(7, S),)),
        ("7号人大建议", (CaseRef(7, S),)),
        ("7号政协提案", (CaseRef(7, P),)),
        ("7号提案和9号", (CaseRef(7, P), CaseRef(9))),
        ("7、9号提案", (CaseRef(7, P), CaseRef(9, P))),
        ("7号和9号提案", (CaseRef(7), CaseRef(9, P))),
        ("7到9号提案", (CaseRef(7, P), CaseRef(8, P), CaseRef(9, P))),
        ("1207", cases(1207)),
        ("12345", cases(12345)),
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
        "12号线停水",
        "119号文",
        "15号井漏水",
        "3号电梯停了",
        "2号地铁口",
        "12.13",
        "12/13",
        "2026-12",
        "2026-12-15",
        "12:30",
        "12件",
        "两件",
        "10月15号",
        "到15号",
        "截至15号",
        "限15号",
        "15号左右能办完",
        "15号之前办完",
        "15号周二办完",
        "政协12楼开会",
        "人大3位代表",
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


@pytest.mark.parametrize(
    "message",
    [
        "签收12件",
        "签收3件",
        "签收建议12件",
        "签收12.13",
        "签收12号楼",
        "签收2026-12",
        "12/13签收",
        "15号前签收",
    ],
)
def test_a_number_that_counts_or_dates_is_never_signed_for(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert not isinstance(intent, intents.Acknowledge) or not intent.refs


def test_a_slash_after_a_command_that_takes_no_day_separates_cases() -> None:
    assert plain(read("签收12/13", LIAISON).intent) == intents.Acknowledge(cases(12, 13))
    assert plain(read("延期12/13", LIAISON).intent) == intents.AskExtension((), "12/13")


def test_what_is_suggested_is_no_source() -> None:
    assert plain(read("45号建议退回，不归我们管", LIAISON).intent).refs == cases(45)


@pytest.mark.parametrize("message", ["13～15签收", "签收13到15", "13号到15号都签收了"])
def test_a_number_of_a_range_says_so(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.Acknowledge)
    assert [(ref.ordinal, ref.ranged) for ref in intent.refs] == [(13, True), (14, True), (15, True)]


PLANS = ("能办完", "能办完吗", "可以完成吗", "能不能交", "应该能解决", "就能开工", "我们争取办结", "交材料")


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_may_be_of_a_day_or_of_a_case(plan: str) -> None:
    for written in ("13号", "十三号"):
        asked = read(f"{written}{plan}", LIAISON).intent
        assert isinstance(asked, intents.Unclear)
        case, day = asked.options
        assert plain(case) == intents.ShowCase(cases(13))
        assert day == intents.ReportProgress((), f"{written}{plan}")


@pytest.mark.parametrize("plan", PLANS)
def test_where_no_such_case_is_open_it_is_the_day(plan: str) -> None:
    assert isinstance(read(f"16号{plan}", LIAISON).intent, intents.NotUnderstood)


@pytest.mark.parametrize("before", ["前", "之前", "以前", "左右", "前后", "晚上", "(周二)"])
@pytest.mark.parametrize("plan", ["能办完", "办完了", "签收", "能办完吗"])
def test_with_a_word_of_time_after_it_it_is_never_the_case(before: str, plan: str) -> None:
    intent = read(f"15号{before}{plan}", LIAISON).intent
    assert CaseRef(15, None, "15号") not in getattr(intent, "refs", ())
    assert not isinstance(intent, intents.ShowCase | intents.Acknowledge)


def test_the_case_first_and_the_day_after_it() -> None:
    intent = read("12号15号前办完", LIAISON).intent
    assert isinstance(intent, intents.NotUnderstood)
    assert plain(intent.refs) == cases(12)


@pytest.mark.parametrize(
    "message", ["这个签收", "签收这个", "刚才那个退回", "上面那个延期到10月15日", "那件进展 已开工"]
)
def test_pointing_without_a_card_is_said_so(message: str) -> None:
    reading = read(message, LIAISON)
    assert reading.pointing
    assert getattr(reading.intent, "refs", None) == ()
    assert not read(message, quoting(15)).pointing


@pytest.mark.parametrize("message", ["这个", "刚才那个", "这个到哪一步了", "那件什么时候到期", "查看这个"])
def test_pointing_to_look_takes_the_quoted_card_or_what_was_seen(message: str) -> None:
    assert read(message, LIAISON).intent == intents.ShowCase(())
    assert read(message, quoting(15)).intent == intents.ShowCase((CaseRef(15, N),))


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
