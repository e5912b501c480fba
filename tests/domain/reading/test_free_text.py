"""Free text is kept exactly as typed, whatever words stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import intents
from domain.intents import CaseRef
from domain.reading import read
from domain.vocabulary import Source
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain

TEXTS = (
    "建议增加停车位",
    "建议…",
    "提案人已联系",
    "留言人表示同意",
    "线索已核实，工单已派",
    "件已送达",
    "已签收并转给物业办理",
    "同意；13号楼已办结",
    "第一，图纸已出。\n第二，  施工队进场！谢谢！",
    "（一）已加装；（二）居民 已验收。",
    "一、办理情况\n  缩进两格\n\n二、其他",
    "“同意”",
    "——同意",
    "- 第一条\n- 第二条",
    "！！！紧急",
    "…待续…",
    "1.同意；2.建议增加",
    "第1条不同意",
    "10月15日前完成",
    "3号楼路灯已修",
    "5个车位已增加",
    "周边居民已同意",
    "点位、时间已定",
    "天气原因停工",
    "个别住户不同意",
    "月底完工",
    "年内完成",
    "退回补充材料后催办，延期到明年",
    "因为材料不全，理由：见附件！",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("gap", [" ", "：", ":", "，", ",", "\u3000", "\n", " ： "])
def test_only_command_case_and_one_separator_are_taken_off(text: str, gap: str) -> None:
    progress = read(f"进展 12{gap}{text}", LIAISON).intent
    assert isinstance(progress, intents.ReportProgress)
    assert (plain(progress).refs, progress.text) == (cases(12), text)
    for command in ("回复", "答复", "会办意见"):
        assert plain(read(f"{command} 12{gap}{text}", LIAISON).intent) == intents.Answer(cases(12), text)
        assert plain(read(f"12{command}{gap}{text}", LIAISON).intent) == intents.Answer(cases(12), text)
    for message in (f"退回 12{gap}{text}", f"12退回{gap}{text}"):
        intent = read(message, LIAISON).intent
        assert isinstance(intent, intents.AskReturn)
        assert intent.reason == text
    for message in (f"驳回 12{gap}{text}", f"12驳回{gap}{text}", f"驳回e3{gap}{text}", f"e3驳回{gap}{text}"):
        intent = read(message, OFFICE).intent
        assert isinstance(intent, intents.Refuse)
        assert intent.reason == text


@given(text=st.text("同意，。：；！？… 建议提案12号件退回延期签收\n", min_size=1, max_size=30))
def test_an_answer_is_a_stretch_of_the_message(text: str) -> None:
    message = f"回复 12：答{text}"
    assert plain(read(message, LIAISON).intent) == intents.Answer(cases(12), message[6:].strip())


def test_a_very_long_answer_is_kept_whole() -> None:
    text = "已办结，" * 5000 + "完。"
    assert plain(read(f"回复 12 {text}", LIAISON).intent) == intents.Answer(cases(12), text)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("会办意见 45 建议增加停车位", intents.Answer(cases(45), "建议增加停车位")),
        ("回复12建议增加停车位", intents.Answer(cases(12), "建议增加停车位")),
        ("会办意见45提案内容合理", intents.Answer(cases(45), "提案内容合理")),
        ("回复12号建议，已办结", intents.Answer((CaseRef(12, Source.DEPUTY_SUGGESTION),), "已办结")),
        ("回复12号件：已办结", intents.Answer(cases(12), "已办结")),
        ("12回复了：同意", intents.Answer(cases(12), "同意")),
        ("12答复如下：一、同意", intents.Answer(cases(12), "一、同意")),
        ("回复12，，同意", intents.Answer(cases(12), "，同意")),
        ("进展12号 前期工作已完成", intents.ReportProgress(cases(12), "前期工作已完成")),
        ("退回 12 建议转城管局", intents.AskReturn(cases(12), "建议转城管局", "城管局")),
        ("把12退回去，不归我们", intents.AskReturn(cases(12), "不归我们")),
    ],
)
def test_where_the_case_ends_and_the_text_begins(message: str, intent: intents.Intent) -> None:
    assert plain(read(message, LIAISON).intent) == intent


EXTENSION, RETURN = intents.About.EXTENSION, intents.About.RETURN


@pytest.mark.parametrize(
    ("message", "reason", "about"),
    [
        ("驳回 12延期 理由不充分", "理由不充分", EXTENSION),
        ("驳回 12 延期 理由不充分", "理由不充分", EXTENSION),
        ("驳回 12 延期理由不充分", "延期理由不充分", EXTENSION),
        ("驳回12的延期申请，材料不全。", "材料不全。", EXTENSION),
        ("驳回12的延期申请材料不全", "材料不全", EXTENSION),
        ("驳回延期12 建议补材料", "建议补材料", EXTENSION),
        ("驳回 12，延期3天太多", "延期3天太多", EXTENSION),
        ("驳回 12 退回理由不成立", "退回理由不成立", RETURN),
        ("12驳回了，材料不全", "材料不全", None),
        ("驳回 12 申请理由不成立", "申请理由不成立", None),
        ("驳回 12 同意的前提不成立", "同意的前提不成立", None),
        ("驳回 12 理由：材料不全", "材料不全", None),
    ],
)
def test_what_is_refused_and_why(message: str, reason: str, about: intents.About | None) -> None:
    assert plain(read(message, OFFICE).intent) == intents.Refuse(cases(12), "", reason, about)
