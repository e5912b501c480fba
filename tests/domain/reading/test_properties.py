"""What holds for every message."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import intents
from domain.intents import CaseRef
from domain.reading import OpenQuestion, Reading, Scene, read
from domain.reading.commands.table import BY_WORD
from domain.reading.text.normalising import fold
from domain.reading.text.word_lists import split_words
from tests.domain.reading.scenes import CASES, LIAISON, OFFICE, plain, quoting

HARMLESS = (
    intents.NotUnderstood,
    intents.Unclear,
    intents.Greet,
    intents.Help,
    intents.ShowCase,
    intents.ShowMine,
    intents.ShowOffice,
    intents.ShowPending,
    intents.ShowSettings,
    intents.ShowUsage,
    intents.ShowTrouble,
    intents.Preview,
    intents.VerifyLedger,
    intents.ShowPromises,
    intents.ShowStandIns,
)
ANSWERS = (intents.Confirm, intents.Cancel, intents.Pick, intents.Supply)
OTHER_COMMAND_WORDS = {
    "催",
    "停",
    "发",
    "恢复",
    "继续",
    "联络员",
    "提",
    "日报",
    "静默",
    "免打扰",
    "安静",
    "别",
    "不要",
    "勿",
    "花名册",
    "接下",
    "接手",
    "不接",
    "不代",
    "代理",
    "交接",
}
PIECES = [
    *BY_WORD,
    *split_words(
        "12 13 15号 建议45 提案〔2026〕3号 12、13 12到15 这个 十二号 60% 3天",
        "10月15日 20261015 月底 国庆后 15号前",
        "因为 等图纸 住建局 城管局 谢谢 请 没 不 别 先 吗 ？ ， 。 ：",
        "都 了 已 也 我们 应该 到 再 一下 《标题》",
        "第2页 日报 静默 提醒 8:30 提前 联络员 停 发 全部 确认 好的 1 第一个 👌 @督办助手 qs yq huifu",
    ),
    " ",
    "\u3000",
    "\n",
]
SCENES = [
    LIAISON,
    OFFICE,
    quoting(15),
    Scene(LIAISON.today),
    replace(LIAISON, question=OpenQuestion(yes_no=True, choices=("建议13", "留言15"))),
    replace(LIAISON, question=OpenQuestion(words=True)),
    replace(LIAISON, question=OpenQuestion(day=True, harmless=True)),
]
typed = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
SENTENCES = [
    "签收12、13",
    "12号进展：图纸已出，完成60%",
    "回复12：同意，拟于明年安排",
    "12延到10月15 等图纸",
    "申请延期 12 20261015 设计变更",
    "13不是我们的，应该城管局",
    "撤回12号延期申请",
    "同意12号延期",
    "驳回12延期 理由不充分",
    "催一下住建局12",
    "交办 建议56 住建局主办 城管局会办 10月30日",
    "换联络员 区住建局 李敏",
    "网民留言提前5天也提醒",
    "静默 20:00-8:30",
    "预览12",
    "今天谁到期",
    "12到哪一步了",
    "我的",
    "停发",
]


def as_words(reading: Reading) -> object:
    """What was understood, leaving aside the width of what was typed and the polite tail of free text."""
    intent = plain(reading.intent)
    for part in ("text", "reason", "until", "title", "deadline"):
        if isinstance(getattr(intent, part, None), str):
            intent = replace(intent, **{part: "".join(fold(getattr(intent, part)).folded.split())})
    return intent


@settings(max_examples=400, deadline=None)
@given(message=typed, scene=st.sampled_from(SCENES))
def test_reading_never_raises_and_is_deterministic(message: str, scene: Scene) -> None:
    assert read(message, scene) == read(message, scene)


@settings(max_examples=600, deadline=None)
@given(message=typed, scene=st.sampled_from([LIAISON, OFFICE, quoting(15), Scene(LIAISON.today)]))
def test_nothing_is_changed_without_a_command_word(message: str, scene: Scene) -> None:
    reading = read(message, scene)
    folded = "".join(fold(message).text.split())
    assert not isinstance(reading.intent, ANSWERS)
    if isinstance(reading.intent, HARMLESS) or reading.corrected:
        return
    percentage = reading.rule == "percent" and ("%" in folded or "百分之" in folded)
    assert percentage or any(word in folded for word in {*BY_WORD, *OTHER_COMMAND_WORDS})


@settings(max_examples=300, deadline=None)
@given(message=typed)
def test_only_cases_that_are_written_are_named(message: str) -> None:
    intent = read(message, LIAISON).intent
    refs: tuple[CaseRef, ...] = getattr(intent, "refs", ())
    assert len(refs) <= 50 + len(message)
    for ref in refs:
        assert ref.written in message


@settings(max_examples=300, deadline=None)
@given(message=typed)
def test_what_is_left_is_left_as_typed(message: str) -> None:
    intent = read(message, LIAISON).intent
    if isinstance(intent, intents.NotUnderstood):
        assert intent.text == message.strip()


@given(
    sentence=st.sampled_from(SENTENCES),
    before=st.sampled_from(["", "  ", "请", "麻烦", "你好，", "@督办助手 ", "\u200b"]),
    after=st.sampled_from(["", "  ", "谢谢", " 谢谢！", "哈", "👌", "\u3000", "。", "🙏🙏", "[抱拳]"]),
)
def test_polite_words_change_nothing(sentence: str, before: str, after: str) -> None:
    assert as_words(read(before + sentence + after, OFFICE)) == as_words(read(sentence, OFFICE))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_full_width_forms_change_nothing(sentence: str) -> None:
    wide = "".join(
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign.replace(" ", "\u3000") for sign in sentence
    )
    assert unicodedata.normalize("NFKC", wide) == unicodedata.normalize("NFKC", sentence)
    assert as_words(read(wide, OFFICE)) == as_words(read(sentence, OFFICE))


@given(sentence=st.sampled_from(SENTENCES), data=st.data())
def test_more_blanks_change_nothing(sentence: str, data: st.DataObject) -> None:
    spaced = "".join(
        sign + data.draw(st.sampled_from(["", "", " ", "\u3000"]))
        if following.isspace() or sign.isspace() or sign in "，：、"
        else sign
        for sign, following in zip(sentence, sentence[1:] + " ", strict=True)
    )
    assert as_words(read(spaced, OFFICE)) == as_words(read(sentence, OFFICE))


@pytest.mark.parametrize(
    "filler", ["啊", "9", "1,", "谢谢", " ", "到", "十", "😀", "\n", "12延期，", "不", "@bot ", "百分之十"]
)
def test_ten_thousand_characters_are_no_trouble(filler: str) -> None:
    for message in (filler * 10_000, f"签收12{filler * 10_000}x", f"12延期{filler * 10_000}"):
        assert isinstance(read(message, LIAISON), Reading)


def test_the_cases_of_the_scene_are_never_acted_on_by_themselves() -> None:
    for case in CASES:
        assert isinstance(read(case.title, LIAISON).intent, intents.NotUnderstood | intents.ShowCase)
