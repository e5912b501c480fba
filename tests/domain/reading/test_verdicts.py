"""What an approver says in other words than 同意 12, and what the same words are from anybody else."""

from datetime import date

import pytest

from domain import intents
from domain.intents import About
from domain.reading import OpenQuestion, Scene, read
from domain.vocabulary import PostRole

UNITS = ("区交通局", "区城市管理局")


def said(
    words: str, role: PostRole = PostRole.APPROVER, question: OpenQuestion | None = None
) -> intents.Intent:
    """What the words are, from somebody in that post."""
    scene = Scene(date(2026, 9, 22), roles=frozenset({role}), units=UNITS, question=question)
    return read(words, scene).intent


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("同意提案008，但只能延到10.20", "10.20"),
        ("同意12，但是最多到节后第一个工作日", "节后第一个工作日"),
        ("008最多给到10月20号", "10月20号"),
        ("12批到10月12号就行", "10月12号"),
        ("不过只批到10月20号", "10月20号"),
    ],
)
def test_a_condition_is_part_of_the_decision(words: str, until: str) -> None:
    intent = said(words)
    assert isinstance(intent, intents.Approve)
    assert (intent.until, intent.tentative) == (until, True)


@pytest.mark.parametrize("words", ["不行，资金早批了", "12不行，资金早批了", "12不给批，资金早批了"])
def test_no_is_a_refusal_with_its_reason_from_an_approver_only(words: str) -> None:
    intent = said(words)
    assert isinstance(intent, intents.Refuse)
    assert (intent.reason, intent.tentative) == ("资金早批了", True)
    assert not isinstance(said(words, PostRole.LIAISON), intents.Refuse)


@pytest.mark.parametrize(
    "words", ["批不批12你看着办", "12的准了吗", "12驳回还是不驳回得看他们材料", "12能不能批"]
)
def test_a_question_is_no_decision(words: str) -> None:
    assert isinstance(said(words), intents.ShowCase)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("第一个同意", intents.Approve(place=1, tentative=True)),
        ("第二条不行", intents.Refuse(place=2, tentative=True)),
        ("两个都批了", intents.Approve(everything=True, tentative=True)),
        ("全批了", intents.Approve(everything=True, tentative=True)),
        ("延期的都同意", intents.Approve(about=About.EXTENSION, everything=True, tentative=True)),
        ("第一个", intents.ShowPending(place=1)),
    ],
)
def test_requests_are_named_by_place_or_all_at_once(words: str, meant: intents.Intent) -> None:
    assert said(words) == meant
    assert type(said(words, PostRole.LIAISON)) is not type(meant)


@pytest.mark.parametrize(
    "words",
    [
        "把刚才那个驳回撤了",
        "撤回闭会02的审批",
        "刚批错了",
        "闭会02刚批错了",
        "撤回刚才的同意",
        "撤回12的延期审批",
    ],
)
def test_a_decision_is_taken_back_in_many_words(words: str) -> None:
    intent = said(words)
    assert isinstance(intent, intents.Undo)
    assert intent.about is About.DECISION


WAITS_FOR_A_REASON = OpenQuestion(words=True, parts=frozenset({"reason"}))


@pytest.mark.parametrize(
    "words",
    [
        "算了不驳了",
        "等等",
        "等一下",
        "我再想想",
        "不驳回了",
        "先不批了",
        "回头再说",
        "先等等，我再想想",
        "不延期了",
    ],
)
def test_second_thoughts_cancel_whatever_was_asked(words: str) -> None:
    for question in (WAITS_FOR_A_REASON, OpenQuestion(yes_no=True)):
        for role in (PostRole.APPROVER, PostRole.LIAISON):
            assert said(words, role, question) == intents.Cancel()


@pytest.mark.parametrize("words", ["不归我们管", "不具备条件", "资金不够了", "等图纸", "先期手续没办完"])
def test_a_reason_is_no_second_thought(words: str) -> None:
    assert isinstance(said(words, PostRole.LIAISON, WAITS_FOR_A_REASON), intents.Supply)


@pytest.mark.parametrize("words", ["谢谢", "好的", "收到谢谢", "🙏"])
def test_courtesies_are_nobodys_reason(words: str) -> None:
    assert not isinstance(said(words, PostRole.APPROVER, WAITS_FOR_A_REASON), intents.Supply)
