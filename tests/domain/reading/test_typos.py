"""Command words put right, and when that is not done."""

import pytest

from domain import intents
from domain.intents import Intent
from domain.reading import read
from domain.reading.commands import BY_WORD
from domain.reading.spellings import SPELT
from domain.reading.typos import is_one_edit, sounds_like
from tests.domain.reading.scenes import LIAISON, cases, plain


@pytest.mark.parametrize(
    ("message", "corrected", "intent"),
    [
        ("签售15", "签收", intents.Acknowledge(cases(15))),
        ("15前收", "签收", intents.Acknowledge(cases(15))),
        ("12号廷期到10月15日", "延期", intents.AskExtension(cases(12), "10月15日")),
        ("反溃12 已联系", "进展", intents.ReportProgress(cases(12), "已联系")),
        ("改半13", "退回", intents.AskReturn(cases(13))),
        ("推回13", "退回", intents.AskReturn(cases(13))),
        ("摧办12", "催办", intents.Urge(cases(12))),
        ("会半意见12：无", "回复", intents.Answer(cases(12), "无")),
        ("qs12", "签收", intents.Acknowledge(cases(12))),
        ("ＱＳ　１２", "签收", intents.Acknowledge(cases(12))),
        ("12 yq 10.15", "延期", intents.AskExtension(cases(12), "10.15")),
        ("sq yq 12", "延期", intents.AskExtension(cases(12))),
        ("qianshou 12", "签收", intents.Acknowledge(cases(12))),
        ("qiansou12", "签收", intents.Acknowledge(cases(12))),
        ("hf12 已办", "回复", intents.Answer(cases(12), "已办")),
        ("wd", "我的", intents.ShowMine()),
        ("邦助", "帮助", intents.Help()),
    ],
)
def test_a_typo_is_put_right_and_said(message: str, corrected: str, intent: Intent) -> None:
    reading = read(message, LIAISON)
    assert plain(reading.intent) == intent
    assert reading.corrected == corrected


def test_a_word_as_written_is_not_called_corrected() -> None:
    assert read("签收12", LIAISON).corrected == ""


@pytest.mark.parametrize(
    ("message", "options"),
    [
        ("sq12", (intents.Acknowledge(cases(12)), intents.AskExtension(cases(12)))),
        ("yl", (intents.Preview(), intents.ShowUsage())),
    ],
)
def test_letters_for_two_commands_are_asked_about(message: str, options: tuple[Intent, ...]) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.Unclear)
    assert set(plain(intent.options)) == set(options)


@pytest.mark.parametrize(
    "message", ["12签约了", "12签字", "13还是我们的", "12大幅提升", "12延安", "abc12", "12进行中"]
)
def test_a_word_that_is_merely_similar_is_left(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.NotUnderstood)


def test_no_command_word_sounds_like_the_word_of_another_command() -> None:
    clashes = {
        (one, other)
        for one in BY_WORD
        for other in BY_WORD
        if BY_WORD[one] is not BY_WORD[other] and sounds_like(one, other)
    }
    assert clashes == set()


def test_all_spellings_lead_to_something() -> None:
    for word in {word for words in SPELT.values() for word in words}:
        assert not isinstance(read(word, LIAISON).intent, intents.NotUnderstood)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("qianshou", "qiansou", True),
        ("qianshou", "qianshuo", True),
        ("qianshou", "qianshoua", True),
        ("qianshou", "qianshon", True),
        ("qianshou", "qianshou", False),
        ("qianshou", "qinsou", False),
        ("qianshou", "", False),
    ],
)
def test_one_edit(one: str, other: str, near: bool) -> None:  # noqa: FBT001
    assert is_one_edit(one, other) is near
    assert is_one_edit(other, one) is near
