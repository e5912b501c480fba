"""Plain commands in the order and the shape in which people type them."""

import pytest

from domain import intents
from domain.intents import Acknowledge, AskExtension, AskReturn, CaseRef, Intent, ReportProgress, Undo
from domain.reading import read
from domain.vocabulary import Source
from tests.domain.reading.scenes import LIAISON, cases, plain

S, P = Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL


@pytest.mark.parametrize(
    "message",
    [
        *(
            "签收12",
            "12签收啦",
            "12签收了哈",
            "12 签收 吧",
            "已签收12",
            "已经签收12号",
            "12号我签收了",
            "我签收12",
        ),
        *(
            "签收了12",
            "签收了，12",
            "12签收完毕",
            "签收１２号",
            "签收12号件",
            "12号件签收",
            "签收一下12",
            "签收#12",
        ),
        *("麻烦帮我签收一下12号", "12收到", "收到，12", "签收：12", "现在签收12", "今天签收12", "12今天签收"),
        *(
            "12已收到，马上办",
            "12签收，尽快办理",
        ),
    ],
)
def test_signing(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == Acknowledge(cases(12))


@pytest.mark.parametrize("message", ["签收12号建议", "12号建议已签收", "签收第12号建议", "签收12建议"])
def test_signing_with_the_source_after_the_number(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == Acknowledge((CaseRef(12, S),))


@pytest.mark.parametrize(
    ("message", "refs"),
    [
        ("签收 12 建议13", (CaseRef(12), CaseRef(13, S))),
        ("签收 建议12 提案45", (CaseRef(12, S), CaseRef(45, P))),
        ("签收建议12、提案45", (CaseRef(12, S), CaseRef(45, P))),
        ("签收12号件、13号件", cases(12, 13)),
        ("签收 12号 13号", cases(12, 13)),
        ("这几件都签收 12 13 15", cases(12, 13, 15)),
    ],
)
def test_signing_for_several(message: str, refs: tuple[CaseRef, ...]) -> None:
    assert plain(read(message, LIAISON).intent) == Acknowledge(refs)


@pytest.mark.parametrize(
    "message",
    [
        *("进展 12 已开工", "12进展：已开工", "12号进展已开工", "12更新进展：已开工", "12目前进展 已开工"),
        *("更新12进展：已开工", "汇报12进展 已开工", "报一下12的进展：已开工", "关于12的进展：已开工"),
        *(
            "记进展 12 已开工",
            "记录进展 12 已开工",
            "登记12进展 已开工",
            "进展：12号，已开工",
            "反馈12：已开工",
        ),
    ],
)
def test_progress(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == ReportProgress(cases(12), "已开工")


@pytest.mark.parametrize(
    "message", ["提交答复12：同意", "提交12的答复：同意", "对12的答复：同意", "回复了12：同意"]
)
def test_answers(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == intents.Answer(cases(12), "同意")


@pytest.mark.parametrize(
    "message",
    [
        *(
            "延期12到10月15日",
            "延期 12 10月15日",
            "12延期到10月15日吧",
            "12号申请延期到10月15日",
            "12想延期到10月15日",
        ),
        *(
            "申请12延期到10月15日",
            "申请将12延期到10月15日",
            "申请把12号延期到10月15日",
            "请求延期 12 到10月15日",
        ),
        *("12的时限延到10月15日", "12期限延到10月15日", "12办理时限延长到10月15日", "12到10月15日延期"),
        *("12 到10月15日 延期", "12号件延期到10月15日", "12延期（10月15日）", "延期12号到10月15日"),
    ],
)
def test_an_extension(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == AskExtension(cases(12), "10月15日")


@pytest.mark.parametrize(
    "message",
    [
        *("延期 12 到10月15日 图纸没出", "12延期到10月15日吧，图纸没出", "12延期至10月15日，原因：图纸没出"),
        *("延期 12 图纸没出 到10月15日", "延期12，图纸没出，到10月15日", "延期 12 因图纸没出 10月15日"),
        *(
            "12因为图纸没出，延期到10月15日",
            "因为图纸没出，12延期到10月15日",
            "因图纸没出，申请12延期到10月15日",
        ),
        *("图纸没出，12延期到10月15日", "图纸没出，申请延期12到10月15日", "12图纸没出，延期到10月15日"),
        *("12图纸没出 延期到10月15日", "12图纸没出，要延期到10月15日", "12延期 10月15日，因为图纸没出"),
        *("图纸没出，所以12号延期到10月15日", "延期１２到１０月１５日，图纸没出"),
    ],
)
def test_the_reason_before_or_after_the_day(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, AskExtension)
    assert (plain(intent).refs, intent.reason) == (cases(12), "图纸没出")
    assert intent.until in {"10月15日", "１０月１５日"}


@pytest.mark.parametrize(
    ("message", "until", "reason"),
    [
        ("12 延期 5 天", "5天", ""),
        ("12延期 10 个工作日", "10个工作日", ""),
        ("12延期到 10 月 15 日 等图纸", "10月15日", "等图纸"),
        ("延期 12 等图纸 十个工作日", "十个工作日", "等图纸"),
        ("延期 12 等图纸，再给十个工作日", "十个工作日", "等图纸"),
        ("由于设计变更，12号申请延期十个工作日", "十个工作日", "设计变更"),
        ("延期 12 月底 等图纸", "月底", "等图纸"),
        ("12延到下周三吧，设计院还没回", "下周三", "设计院还没回"),
        ("延期12号到15号", "15号", ""),
    ],
)
def test_days_and_terms(message: str, until: str, reason: str) -> None:
    assert plain(read(message, LIAISON).intent) == AskExtension(cases(12), until, reason)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("不归我们管，退回12", AskReturn(cases(12), "不归我们管")),
        ("不属于我局职责，退回12", AskReturn(cases(12), "不属于我局职责")),
        ("12不归我们管，退回", AskReturn(cases(12), "不归我们管")),
        ("12转给城管局办理", AskReturn(cases(12), "", "城管局")),
        ("12不该我们办，转城管", AskReturn(cases(12), "不该我们办，转城管", "城管")),
        ("12号不是我局的，应该是城管局", AskReturn(cases(12), "不是我局的，应该是城管局", "城管局")),
        ("撤回延期12", Undo(cases(12), intents.About.EXTENSION)),
        ("取消12的延期申请", Undo(cases(12), intents.About.EXTENSION)),
        ("12延期取消", Undo(cases(12), intents.About.EXTENSION)),
        ("取消退回12", Undo(cases(12), intents.About.RETURN)),
        ("撤回刚才的延期", Undo((), intents.About.EXTENSION)),
        ("12的内容", intents.ShowCase(cases(12))),
        ("12办到哪了", intents.ShowCase(cases(12))),
        ("12的情况", intents.ShowCase(cases(12))),
    ],
)
def test_the_rest(message: str, intent: Intent) -> None:
    assert plain(read(message, LIAISON).intent) == intent


@pytest.mark.parametrize("message", ["取消12", "取消签收12", "12取消", "12不延期", "12签收，延期到月底"])
def test_what_is_not_quite_a_command_is_left(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.NotUnderstood)
