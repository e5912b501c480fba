"""What people say as they speak: digits one by one, words that fill, what they do not want, all but one."""

from dataclasses import replace

import pytest

from domain import intents
from domain.intents import About, Acknowledge, AskExtension, AskReturn, CaseRef, ReportProgress, Which
from domain.reading import KnownCase, read
from domain.reading.guesses.notes import may_be_note
from domain.vocabulary import Source
from tests.domain.reading.scenes import CASES, LIAISON, cases, plain

S, P, L = Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL, Source.LIVELIHOOD_PROJECT
UNIT = replace(
    LIAISON,
    cases=(
        *CASES,
        KnownCase(9, P, "提案009", "关于充电设施的提案"),
        KnownCase(210, Source.NETIZEN_MESSAGE, "留言210", "反映外墙瓷砖脱落"),
    ),
)
CLOSED_2 = CaseRef(2, between=True)


@pytest.mark.parametrize(
    ("message", "refs"),
    [
        ("签收二一零", cases(210)),
        ("签收二幺零", cases(210)),
        ("签收二〇六", cases(206)),
        ("零零九签收", cases(9)),
        ("提案零零九签收了", (CaseRef(9, P),)),
        ("建议零幺二签收", (CaseRef(12, S),)),
        ("闭会零二签收", (CLOSED_2,)),
        ("签收贰佰壹拾号", cases(210)),
        ("签收壹拾贰号件", cases(12)),
        ("閉會02簽收", (CLOSED_2,)),
        ("簽收提案009", (CaseRef(9, P),)),
        ("民生实事第一项签收", (CaseRef(1, L),)),
        ("实事一签收", (CaseRef(1, L),)),
        ("实事第2件签收", (CaseRef(2, L),)),
    ],
)
def test_a_number_spoken_or_written_in_full(message: str, refs: tuple[CaseRef, ...]) -> None:
    assert plain(read(message, UNIT).intent) == Acknowledge(refs)


@pytest.mark.parametrize(
    "message",
    [
        "签收一二三",
        "建议一楼安装扶手",
        "建议三天内答复",
        "建议第二条再改改",
        "收拾完现场了",
        "陆续签字了",
        "实事一件没落",
    ],
)
def test_words_that_are_no_spoken_number(message: str) -> None:
    assert not getattr(read(message, UNIT).intent, "refs", ())


@pytest.mark.parametrize(
    ("message", "until", "reason"),
    [
        ("建议012帮我延到10月15，代表出差", "10月15", "代表出差"),
        ("嗯那个建议012帮我延到10月15 原因是代表出差", "10月15", "代表出差"),
        ("建议十二帮我往后拖一个礼拜 代表不在", "一个礼拜", "代表不在"),
        ("麻烦帮我把建议012的时间往后挪到10月15", "10月15", ""),
        ("我想把建议012延到10月15 等批复", "10月15", "等批复"),
        ("那个啥，建议012咱们延到10月15 等批复", "10月15", "等批复"),
        ("顺便把建议012推后到10月15", "10月15", ""),
        ("呃 就是建议012大概延到10月15吧", "10月15", ""),
    ],
)
def test_words_that_fill_are_passed_over(message: str, until: str, reason: str) -> None:
    assert plain(read(message, UNIT).intent) == AskExtension((CaseRef(12, S),), until, reason)


@pytest.mark.parametrize(
    ("message", "until", "reason"),
    [
        ("提案009能不能给我延到十一月三十号，因为厂家没定", "十一月三十号", "厂家没定"),
        ("提案009能延到11月20吗", "11月20", ""),
        ("要不要把提案009延到11月20", "11月20", ""),
        ("领导问提案009能不能延到11月20", "11月20", ""),
        ("想问一下提案零零九的时间能不能往后延一延大概延到十一月底因为厂家没定", "十一月底", "厂家没定"),
    ],
)
def test_who_asks_leave_is_offered_just_that_first(message: str, until: str, reason: str) -> None:
    found = read(message, UNIT).intent
    assert isinstance(found, intents.NotUnderstood)
    assert plain(found.nearest[0]) == AskExtension((CaseRef(9, P),), until, reason)


@pytest.mark.parametrize(
    "message",
    [
        *("别签210", "210先不要签收", "我没说要签收210啊", "210不签", "先别签收210", "不是不想签210"),
        *("210不延期了", "210先别延", "210先别退回", "210不要退了", "先不退210"),
    ],
)
def test_what_is_denied_is_not_offered(message: str) -> None:
    found = read(message, UNIT).intent
    assert isinstance(found, intents.NotUnderstood)
    assert not any(isinstance(near, Acknowledge | AskExtension | AskReturn) for near in found.nearest)
    assert not may_be_note(message)


@pytest.mark.parametrize(
    ("message", "about"),
    [
        ("撤回签收210", About.SIGNING),
        ("我不小心点了签收 能撤吗", About.SIGNING),
        ("手滑点错了签收", About.SIGNING),
        ("刚才退回的210撤了吧", About.RETURN),
    ],
)
def test_what_is_regretted_may_be_taken_back(message: str, about: About) -> None:
    found = read(message, UNIT).intent
    offers = found.nearest if isinstance(found, intents.NotUnderstood) else (found,)
    assert isinstance(offers[0], intents.Undo)
    assert offers[0].about is about
    assert not any(isinstance(near, Acknowledge | AskReturn) for near in offers)


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("除了闭会02其他都签收", (CLOSED_2,)),
        ("除闭会02以外，其他的全部签收", (CLOSED_2,)),
        ("全部签收除了210", cases(210)),
        ("都签收，210除外", cases(210)),
        ("全部签收，不包括210和15", cases(210, 15)),
        ("14不签，其他的都签收", cases(14)),
    ],
)
def test_all_but_some(message: str, left: tuple[CaseRef, ...]) -> None:
    assert plain(read(message, UNIT).intent) == Acknowledge(everything=True, excluding=left)


def test_what_is_not_to_be_done_is_left_out() -> None:
    assert plain(read("210签收，15不签收", UNIT).intent) == Acknowledge(cases(210))
    assert plain(read("12延期到10月15 等批，13不延期", UNIT).intent) == AskExtension(
        cases(12), "10月15", "等批"
    )
    assert plain(read("除了210都延到11月30 等资金", UNIT).intent) == AskExtension((), "11月30", "等资金")


@pytest.mark.parametrize(
    "message", ["12签收，12不签收", "12签收，13不退回", "除了资金问题，12都好", "签收12 14不要", "除了12"]
)
def test_what_leaves_nothing_out_clearly_is_asked(message: str) -> None:
    assert isinstance(read(message, UNIT).intent, intents.NotUnderstood)


def test_no_case_of_several_is_lost() -> None:
    acts = plain(read("210和闭会02都签收了，提案009再延一周等批复，实事01进展四成", UNIT).intent)
    assert acts == intents.Several(
        (
            Acknowledge((CaseRef(210), CLOSED_2)),
            AskExtension((CaseRef(9, P),), "一周", "等批复"),
            ReportProgress((CaseRef(1, L),), "四成", 40),
        )
    )
    acts = plain(read("查一下210，顺便把12延到10月15等人", UNIT).intent)
    assert acts == intents.Several((intents.ShowCase(cases(210)), AskExtension(cases(12), "10月15", "等人")))


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        *(("大概七成", 70), ("搞到六成了", 60), ("完成率：50%", 50), ("一半", 50), ("做了三分之二", 66)),
        *(("八成五", 85), ("八成半", 85), ("又完工1个，累计8个，66.7%", 66), ("到了百分之十二点五", 12)),
        *(("办的差不多了 大概七成", 70), ("目前完成率62.5%", 62), ("完成一半了", 50)),
    ],
)
def test_how_far_it_is_needs_no_command(said: str, percent: int) -> None:
    found = read(f"提案009{said}", UNIT).intent
    assert isinstance(found, ReportProgress)
    assert (plain(found.refs), found.percent) == ((CaseRef(9, P),), percent)


@pytest.mark.parametrize(
    "said", ["到六成新", "三成居民不同意", "不到一半", "还没到六成", "预计九成", "一半居民没签", "大概七成？"]
)
def test_what_says_something_else_is_no_share(said: str) -> None:
    assert isinstance(read(f"提案009{said}", UNIT).intent, intents.NotUnderstood)
    assert getattr(read(f"进展 提案009 {said}", UNIT).intent, "percent", None) is None


@pytest.mark.parametrize(
    ("message", "which"),
    [
        ("我这边最急的是哪个", Which.ALL),
        ("先办哪件好", Which.ALL),
        ("我手上还有啥没弄完的呀", Which.ALL),
        ("我还有几个没办完", Which.ALL),
        ("国庆节前我要交哪几个", Which.ALL),
        ("这周有啥要交的不", Which.THIS_WEEK),
        ("下周要交哪些", Which.NEXT_WEEK),
        ("今天要交什么", Which.TODAY),
        ("我这边有没有超期的", Which.OVERDUE),
    ],
)
def test_what_he_still_has_to_do(message: str, which: Which) -> None:
    assert read(message, UNIT).intent == intents.ShowMine(which)


@pytest.mark.parametrize("message", ["我没办完", "这周要开会", "今天交", "这周要交材料"])
def test_what_is_told_is_no_list(message: str) -> None:
    assert not isinstance(read(message, UNIT).intent, intents.ShowMine)


@pytest.mark.parametrize(
    "message",
    [
        *("外墙瓷砖那个什么时候到期来着", "外墙瓷砖的到哪天截止啊", "210主办是谁", "210是谁跟我一起办"),
        *("外墙瓷砖那个怎么样了呀", "210到哪天截止"),
    ],
)
def test_a_question_about_a_case(message: str) -> None:
    found = read(message, UNIT).intent
    assert isinstance(found, intents.ShowCase)
    assert found.refs[0].ordinal == 210


@pytest.mark.parametrize(
    "message",
    [
        "签收210！！！谢谢老师🌹🌹",
        "签收210！！！🌹🌹谢谢老师",
        "签收210~~辛苦各位领导了",
        "签收210。感谢您老师[玫瑰]",
    ],
)
def test_thanks_and_signs_at_the_end_are_left_out(message: str) -> None:
    assert plain(read(message, UNIT).intent) == Acknowledge(cases(210))


@pytest.mark.parametrize(
    "message",
    [
        "晚上一起吃饭不",
        "昨天听说梁主任发火了哈哈",
        "督查室电话多少",
        "你是机器人吗",
        "这个件找谁问",
        "能不能早点下班",
    ],
)
def test_chat_and_questions_are_no_notes(message: str) -> None:
    assert not may_be_note(message)


@pytest.mark.parametrize(
    "message",
    ["下午又去了一次现场", "居民不签字，还在协调", "因天气原因停工", "没办完呢", "业主不同意，正在做工作"],
)
def test_what_may_be_a_note(message: str) -> None:
    assert may_be_note(message)


@pytest.mark.parametrize("message", ["瓷砖已经围挡好了", "今天去看了一下，外墙瓷砖正在联系维修单位"])
def test_words_of_a_title_lead_to_its_case(message: str) -> None:
    found = read(message, UNIT).intent
    assert isinstance(found, intents.NotUnderstood)
    assert [ref.ordinal for ref in found.touched] == [210]


@pytest.mark.parametrize("message", ["督查室电话多少", "你是机器人吗", "这个件找谁问", "转人工"])
def test_whom_to_ask_is_answered(message: str) -> None:
    assert read(message, UNIT).intent == intents.Help("找人")
