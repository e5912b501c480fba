"""One command with many words in it, or several commands in one message."""

import pytest

from domain import intents
from domain.intents import AskExtension, AskReturn, Intent
from domain.reading import Scene, read
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain, quoting

EXTENSION, RETURN = intents.About.EXTENSION, intents.About.RETURN
CITY = "区城市管理局"


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("退回 12 不归我们管，应转区城市管理局", AskReturn(cases(12), "不归我们管，应转区城市管理局", CITY)),
        ("退回 12 应由城管局签收办理", AskReturn(cases(12), "应由城管局签收办理", "城管局")),
        ("退回12 驳回过的请再看", AskReturn(cases(12), "驳回过的请再看")),
        ("退回 12 13号楼不归我们", AskReturn(cases(12), "13号楼不归我们")),
        ("延期 12 再给十个工作日 等图纸", AskExtension(cases(12), "十个工作日", "等图纸")),
        ("延期 12，延到10月15日，等图纸", AskExtension(cases(12), "10月15日", "等图纸")),
        ("延期 12 到10月15日 3次退回修改", AskExtension(cases(12), "10月15日", "3次退回修改")),
        ("延期 12 到10月15日 等13号会议批准", AskExtension(cases(12), "10月15日", "等13号会议批准")),
        ("延期12 到10月15日 需先催办供电", AskExtension(cases(12), "10月15日", "需先催办供电")),
    ],
)
def test_a_liaisons_single_command(message: str, intent: Intent) -> None:
    assert plain(read(message, LIAISON).intent) == intent


@pytest.mark.parametrize(
    "message",
    [
        "同意12转给区城市管理局",
        "同意 12 转给区城市管理局",
        "同意 12，转给区城市管理局",
        "同意退回 12 转给区城市管理局",
        "同意 12 改派区城市管理局",
        "同意 12 由区城市管理局办",
        "同意 12 改由区城市管理局主办",
        "同意 12 区城市管理局",
        "12转区城市管理局",
    ],
)
def test_a_return_is_granted_to_a_unit(message: str) -> None:
    granted = intents.Approve(cases(12), to_unit=CITY, about=RETURN)
    assert plain(read(message, OFFICE).intent) == granted


@pytest.mark.parametrize(
    "message", ["同意12，延期到10月12日", "同意 12 延期 到10月12日", "12延期同意，到10月12日"]
)
def test_an_extension_is_granted_to_a_day(message: str) -> None:
    granted = intents.Approve(cases(12), until="10月12日", about=EXTENSION)
    assert plain(read(message, OFFICE).intent) == granted


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("e3同意", intents.Approve(request="e3")),
        ("e3 同意 到10月12日", intents.Approve(request="e3", until="10月12日", about=EXTENSION)),
        ("r3驳回 不成立", intents.Refuse(request="r3", reason="不成立")),
        ("同意 r3，区城市管理局", intents.Approve(request="r3", to_unit=CITY, about=RETURN)),
    ],
)
def test_a_request_is_named_before_or_after_the_word(message: str, intent: Intent) -> None:
    assert plain(read(message, OFFICE).intent) == intent


@pytest.mark.parametrize(
    "message",
    [
        "12签收，13退回城管",
        "12签收 13退回",
        "12签收；13退回；15办完了",
        "12签收，13签收",
        "签收12，退回13",
        "签收12，13；延期45到月底",
        "签收12，查看13",
        "12延期到月底，13退回",
        "延期12到10月15日，签收13",
        "退回 12 不归我们，13签收",
        "驳回12 理由不足，同意13",
        "同意12，驳回13",
        "催办12，催办13",
    ],
)
@pytest.mark.parametrize("scene", [LIAISON, OFFICE])
def test_two_cases_with_a_word_each_are_left(message: str, scene: Scene) -> None:
    reading = read(message, scene)
    assert reading.rule == "several"
    assert isinstance(reading.intent, intents.NotUnderstood)


@pytest.mark.parametrize(
    "message",
    [
        "等图纸",
        "等图纸，到10月15日",
        "10月15日",
        "到10月15日",
        "15号前",
        "十个工作日",
        "因为图纸没出",
        "属城管局职责",
        "城管局",
        "理由不充分",
        "图纸没出来，材料退回了",
        "材料被退回，重新签收",
        "已经签收过了",
        "施工单位已进场，签收了材料",
        "等批准",
        "批复没下来",
        "拟于明年安排",
        "月底前",
        "下周五",
        "会议推迟到下周五",
        "材料退回给施工方，重新做",
        "8月12日签收",
        "今天12点签收",
        "到13号签收",
        "收到13号来信",
        "12件签收",
        "12 件签收",
        "签收 12 件",
        "签收12户",
        "12下周签收",
        "如果12签收了告诉我",
    ],
)
@pytest.mark.parametrize("scene", [LIAISON, quoting(15)])
def test_a_reason_or_a_day_alone_never_acts(message: str, scene: Scene) -> None:
    assert isinstance(read(message, scene).intent, intents.NotUnderstood)
