"""Command words put right, and when that is not done."""

import pytest

from benchmarks.sounds import TABLE, make_table
from domain import intents
from domain.intents import Intent
from domain.reading import Scene, read
from domain.reading.commands.table import BY_WORD
from domain.reading.mending.slips import Slip, distance, slip_of, sounds_of
from domain.reading.mending.sounds import CHARACTERS
from domain.reading.mending.spellings import ASKED_FOR, ORDINARY
from domain.reading.mending.typos import SPELT, distances, group_by_length, is_one_edit, spelt_words
from domain.reading.sentences.phrases import PHRASES
from domain.vocabulary import ReportKind
from tests.domain.reading.ordinary import PHRASES as ORDINARY_PHRASES
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain, quoting


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
        ("签首13", "签收", intents.Acknowledge(cases(13))),
        ("牵手13", "签收", intents.Acknowledge(cases(13))),
        ("枪收13", "签收", intents.Acknowledge(cases(13))),
        ("13签售了", "签收", intents.Acknowledge(cases(13))),
        ("收签13", "签收", intents.Acknowledge(cases(13))),
        ("签售", "签收", intents.Acknowledge()),
        ("确认签首13", "签收", intents.Acknowledge(cases(13))),
        ("qian shou 13", "签收", intents.Acknowledge(cases(13))),
        ("QS13", "签收", intents.Acknowledge(cases(13))),
        ("13qs", "签收", intents.Acknowledge(cases(13))),
        ("近战12 已开工", "进展", intents.ReportProgress(cases(12), "已开工")),
        ("恢复12 已办", "回复", intents.Answer(cases(12), "已办")),
        ("灰富12 已办", "回复", intents.Answer(cases(12), "已办")),
        ("12言期三天", "延期", intents.AskExtension(cases(12), "三天")),
        ("言期12 三天", "延期", intents.AskExtension(cases(12), "三天")),
        ("申情延期12 三天", "延期", intents.AskExtension(cases(12), "三天")),
        ("申请延气12 三天", "延期", intents.AskExtension(cases(12), "三天")),
        ("shenqingyanqi 12 三天", "延期", intents.AskExtension(cases(12), "三天")),
        ("sqyq12 三天", "延期", intents.AskExtension(cases(12), "三天")),
        ("shen qing yan qi 12 三天", "延期", intents.AskExtension(cases(12), "三天")),
        ("12回退", "退回", intents.AskReturn(cases(12))),
        ("12推回不归我们管", "退回", intents.AskReturn(cases(12), reason="不归我们管")),
        ("摧办13", "催办", intents.Urge(cases(13))),
        ("查砍12", "查看", intents.ShowCase(cases(12))),
        ("出半月抱", "出半月报", intents.MakeReport(ReportKind.HALF_MONTH)),
        ("消号13", "销号", intents.CloseCase(cases(13))),
        ("通义12", "同意", intents.Approve(cases(12))),
        ("统一12", "同意", intents.Approve(cases(12))),
        ("12统一", "同意", intents.Approve(cases(12))),
        ("博回12 理由不充分", "驳回", intents.Refuse(cases(12), reason="理由不充分")),
        ("不统意12", "驳回", intents.Refuse(cases(12))),
        ("wd", "我的", intents.ShowMine()),
        ("待半", "待办", intents.ShowMine()),
        ("代办", "待办", intents.ShowMine()),
        ("窝的", "我的", intents.ShowMine()),
        ("wo de", "我的", intents.ShowMine()),
        ("ｂａｎｇｚｈｕ", "帮助", intents.Help()),
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


@pytest.mark.parametrize("scene", [LIAISON, OFFICE], ids=["liaison", "office"])
@pytest.mark.parametrize("phrase", ORDINARY_PHRASES)
def test_what_an_office_writes_is_not_put_right(phrase: str, scene: Scene) -> None:
    reading = read(phrase, scene)
    assert reading.rule != "typo", reading
    assert read(f"12号{phrase}这方面正在做", scene).rule != "typo"


def test_there_are_ordinary_phrases_enough() -> None:
    assert len(set(ORDINARY_PHRASES)) >= 200


@pytest.mark.parametrize("word", sorted(ORDINARY))
def test_every_word_set_aside_would_be_put_right_otherwise(word: str) -> None:
    """Or the list would hold words that nothing looks like."""
    known = (*BY_WORD, *PHRASES, *ASKED_FOR)
    assert [other for other in known if distance(word, other) is not None]


def test_a_word_set_aside_counts_where_only_a_command_can_stand() -> None:
    assert read("统一", quoting(15)).corrected == "同意"
    assert read("统一", LIAISON).corrected == ""
    assert read("12统一安排", LIAISON).corrected == ""


@pytest.mark.parametrize("message", ["部同意12", "为同意12", "飞我局12", "12布批准", "步同意12"])
def test_a_negation_is_never_put_in(message: str) -> None:
    assert not isinstance(read(message, OFFICE).intent, intents.Refuse | intents.Approve | intents.AskReturn)


def test_no_command_word_sounds_like_the_word_of_another_command() -> None:
    clashes = {
        (one, other)
        for one in BY_WORD
        for other in BY_WORD
        if BY_WORD[one] is not BY_WORD[other] and distance(one, other) == Slip.ALIKE
    }
    assert clashes == set()


def test_a_word_of_one_command_is_never_taken_for_another() -> None:
    for word, command in BY_WORD.items():
        for scene in (LIAISON, OFFICE):
            assert read(f"{word}12", scene).corrected in {"", command.name}


@pytest.mark.parametrize("word", [word for word in BY_WORD if len(word) == 2])
def test_whatever_sounds_like_a_command_word_leads_to_no_other(word: str) -> None:
    typed = {
        word[:place] + other + word[place + 1 :]
        for place in range(2)
        for syllable in sounds_of(word[place])
        for other in CHARACTERS[syllable][:12]
    }
    readings = [read(f"{said}12", scene) for said in typed - set(BY_WORD) for scene in (LIAISON, OFFICE)]
    assert {reading.corrected for reading in readings} <= {"", BY_WORD[word].name}


@pytest.mark.parametrize("name", ["签收", "进展", "回复", "延期", "退回", "同意", "驳回", "催办"])
def test_nearly_every_sound_of_a_main_command_is_understood(name: str) -> None:
    said = [other + name[1] for syllable in sounds_of(name[0]) for other in CHARACTERS[syllable]]
    found = [read(f"{word}12", OFFICE).corrected == name for word in said if word not in BY_WORD]
    assert sum(found) >= len(found) - 1


def test_of_two_commands_the_one_that_is_his_to_do_is_meant() -> None:
    assert read("qs13", OFFICE).corrected == "签收"
    assert isinstance(read("sq13", LIAISON).intent, intents.Unclear)


def test_the_nearest_word_is_meant() -> None:
    measured = distances("签售", group_by_length(["签收", "接收"]))
    assert min(measured, key=measured.__getitem__) == "签收"


def test_letters_apart_are_read_together() -> None:
    assert spelt_words("sq yq 12") == (SPELT["sqyq"], 5)
    assert spelt_words("qian shou 13") == (SPELT["qianshou"], 9)
    assert spelt_words("12") == ((), 0)


def test_a_short_word_in_letters_takes_no_slip() -> None:
    assert spelt_words("qsh 13")[0] == ()


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("签", "签", Slip.NONE),
        ("前", "签", Slip.ALIKE),
        ("廷", "延", Slip.ALIKE),
        ("枪", "签", Slip.CONFUSED),
        ("搜", "收", Slip.CONFUSED),
        ("呼", "复", Slip.CONFUSED),
        ("山", "签", Slip.WRONG),
        ("a", "签", Slip.WRONG),
    ],
)
def test_how_far_a_character_is(typed: str, meant: str, slip: Slip) -> None:
    assert slip_of(typed, meant) is slip


def test_the_table_of_sounds_is_as_it_was_made() -> None:
    assert TABLE.read_text(encoding="utf-8") == make_table()


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
