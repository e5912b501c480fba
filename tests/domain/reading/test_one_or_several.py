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


SIGN, SHOW = intents.Acknowledge, intents.ShowCase
DONE = intents.Answer(cases(15), "", claimed=True)


def percent(case: int, text: str, number: int) -> intents.ReportProgress:
    return intents.ReportProgress(cases(case), text, number)


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("12、13、15都签收了,14退回不归我们管",
         (SIGN(cases(12, 13, 15)), AskReturn(cases(14), "不归我们管"))),
        ("12签收，13退回城管，15办完了", (SIGN(cases(12)), AskReturn(cases(13), "", "城管"), DONE)),
        ("签收13，15延期到10月9日等材料", (SIGN(cases(13)), AskExtension(cases(15), "10月9日", "等材料"))),
        ("13和15签收 12到60%", (SIGN(cases(13, 15)), percent(12, "到60%", 60))),
        ("12签收 13退回", (SIGN(cases(12)), AskReturn(cases(13)))),
        ("１２签收；１３退回。", (SIGN(cases(12)), AskReturn(cases(13)))),
        ("12签收\n13退回城管局\n45到30%",
         (SIGN(cases(12)), AskReturn(cases(13), "", "城管局"), percent(45, "到30%", 30))),
        ("12签收13退回城管15办完了", (SIGN(cases(12)), AskReturn(cases(13), "", "城管"), DONE)),
        ("12号跟13号都签收45延期到11月30日因为资金没到位",
         (SIGN(cases(12, 13)), AskExtension(cases(45), "11月30日", "资金没到位"))),
        ("十二号签收，十三号退回城管局", (SIGN(cases(12)), AskReturn(cases(13), "", "城管局"))),
        ("12签收，14退回,不归我们管,应该城管局，15到60%了",
         (SIGN(cases(12)), AskReturn(cases(14), "不归我们管,应该城管局", "城管局"),
          percent(15, "到60%", 60))),
        ("12延期到10月15日，图纸没出，13签收",
         (AskExtension(cases(12), "10月15日", "图纸没出"), SIGN(cases(13)))),
        ("12延期到10月15日，退回的材料没改好，13签收",
         (AskExtension(cases(12), "10月15日", "退回的材料没改好"), SIGN(cases(13)))),
        ("延期12到10月15日，签收13", (AskExtension(cases(12), "10月15日"), SIGN(cases(13)))),
        ("退回 12 不归我们，13签收", (AskReturn(cases(12), "不归我们"), SIGN(cases(13)))),
        ("签收12，13，退回15", (SIGN(cases(12, 13)), AskReturn(cases(15)))),
        ("12签收，13，15退回", (SIGN(cases(12)), AskReturn(cases(13, 15)))),
        ("签收12、13退回", (SIGN(cases(12)), AskReturn(cases(13)))),
        ("1、12签收 2、13退回", (SIGN(cases(12)), AskReturn(cases(13)))),
        ("①12签收②13退回", (SIGN(cases(12)), AskReturn(cases(13)))),
        ("12签收，13签收", (SIGN(cases(12)), SIGN(cases(13)))),
        ("签收12，查看13", (SIGN(cases(12)), SHOW(cases(13)))),
        ("12什么时候到期，13签收", (SHOW(cases(12)), SIGN(cases(13)))),
        ("12签收，13廷期到10月15日等图纸", (SIGN(cases(12)), AskExtension(cases(13), "10月15日", "等图纸"))),
        ("14退回，其他的都签收", (AskReturn(cases(14)), SIGN(everything=True))),
        ("剩下的都签收，14不归我们管", (SIGN(everything=True), AskReturn(cases(14), "不归我们管"))),
        ("12签收，回复13：同意，15号前完成",
         (SIGN(cases(12)), intents.Answer(cases(13), "同意，15号前完成"))),
        ("12签收\n13进展：图纸已出\n15签收",
         (SIGN(cases(12)), intents.ReportProgress(cases(13), "图纸已出"), SIGN(cases(15)))),
    ],
)  # fmt: skip
def test_several_acts_are_each_read_as_if_said_alone(message: str, acts: tuple[Intent, ...]) -> None:
    reading = read(message, LIAISON)
    assert plain(reading.intent) == intents.Several(acts)
    assert reading.rule == "several"


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        (
            "驳回12 理由不足，同意13",
            (intents.Refuse(cases(12), reason="理由不足"), intents.Approve(cases(13))),
        ),
        ("同意12，驳回13", (intents.Approve(cases(12)), intents.Refuse(cases(13)))),
        ("催办12，催办13", (intents.Urge(cases(12)), intents.Urge(cases(13)))),
    ],
)
def test_several_acts_of_the_office(message: str, acts: tuple[Intent, ...]) -> None:
    assert plain(read(message, OFFICE).intent) == intents.Several(acts)


def test_the_quoted_card_stands_in_for_the_first_case_only() -> None:
    several = read("签收，13退回城管", quoting(15)).intent
    assert isinstance(several, intents.Several)
    first, second = several.acts
    assert first == SIGN((quoting(15).quoted or cases(15)[0],))
    assert plain(second) == AskReturn(cases(13), "", "城管")


@pytest.mark.parametrize(
    "message",
    [
        "12签收，12退回",
        "12延期到10月15日，12延期到10月20日",
        "12退回，12到60%",
        "签收12、13、15延期到10月9日",
        "13退回14，15签收",
        "12签收，13搞不懂，15退回城管",
        "12签收，13退回，延期到10月9日",
        "如果12签收了，13就退回",
        "撤回12，13签收",
        "12签收，回复13：同意，15签收",
        "12签收，14退回，都签收",
        "其他的都签收，剩下的都签收，14退回",
    ],
)
@pytest.mark.parametrize("scene", [LIAISON, quoting(15)])
def test_what_cannot_be_told_apart_is_left(message: str, scene: Scene) -> None:
    assert isinstance(read(message, scene).intent, intents.NotUnderstood)


def test_what_is_left_offers_the_acts_one_by_one() -> None:
    left = read("12签收，13搞不懂，15退回城管", LIAISON).intent
    assert isinstance(left, intents.NotUnderstood)
    assert plain(left.nearest) == (SIGN(cases(12)), AskReturn(cases(15), "", "城管"))


@pytest.mark.parametrize("message", ["其他的都签收", "剩下的都签收了"])
def test_all_the_others_say_nothing_without_an_act_beside_them(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.NotUnderstood)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("回复12：已现场查看，13日起施工", intents.Answer(cases(12), "已现场查看，13日起施工")),
        ("回复12 1.同意 2.尽快办理", intents.Answer(cases(12), "1.同意 2.尽快办理")),
        ("回复12 同意，13签收", intents.Answer(cases(12), "同意，13签收")),
        ("回复12 同意\n13签收\n15退回", intents.Answer(cases(12), "同意\n13签收\n15退回")),
        ("进展 12 已签收材料，13号退回方案", intents.ReportProgress(cases(12), "已签收材料，13号退回方案")),
        ("进展 12 13日起施工，15日完成60%", intents.ReportProgress(cases(12), "13日起施工，15日完成60%", 60)),
        ("14退回,不归我们管,应该城管局", AskReturn(cases(14), "不归我们管,应该城管局", "城管局")),
        ("12延期到10月15日，15号出图", AskExtension(cases(12), "10月15日", "15号出图")),
        ("12延期到10月15日，13号会议批准", AskExtension(cases(12), "10月15日", "13号会议批准")),
        ("12、13、15签收 谢谢", SIGN(cases(12, 13, 15))),
        ("12，13都收到了", SIGN(cases(12, 13))),
    ],
)
def test_one_act_is_never_cut_apart(message: str, intent: Intent) -> None:
    assert plain(read(message, LIAISON).intent) == intent


def test_a_plain_command_behind_a_progress_note_is_asked_about() -> None:
    note = intents.ReportProgress(cases(12), "图纸已出")
    both = intents.Several((note, SIGN(cases(13)))), intents.ReportProgress(cases(12), "图纸已出，13签收")
    assert plain(read("进展12 图纸已出，13签收", LIAISON).intent) == intents.Unclear(
        both, "进展12 图纸已出，13签收"
    )


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
        "签收 12 件",
        "签收12户",
        "12下周签收",
        "如果12签收了告诉我",
    ],
)
@pytest.mark.parametrize("scene", [LIAISON, quoting(15)])
def test_a_reason_or_a_day_alone_never_acts(message: str, scene: Scene) -> None:
    assert isinstance(read(message, scene).intent, intents.NotUnderstood | intents.Unclear)
