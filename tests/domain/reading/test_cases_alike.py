"""What is said of two cases that resemble one another; a question judges nothing."""

import pytest

from domain import intents
from domain.intents import CaseRef, Intent, JudgeAlike, ShowAlike
from domain.reading import read
from domain.vocabulary import LinkKind
from tests.domain.reading.scenes import LIAISON, OFFICE

DUPLICATE, YEARLY = LinkKind.DUPLICATE, LinkKind.YEARLY


def pair(one: int, other: int) -> tuple[CaseRef, ...]:
    return CaseRef(one, None, str(one)), CaseRef(other, None, str(other))


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("查重", ShowAlike()),
        ("重复件清单", ShowAlike()),
        ("查重 第2页", ShowAlike(2)),
        ("56和44是重复件", JudgeAlike(pair(56, 44), DUPLICATE)),
        ("56跟44重复了", JudgeAlike(pair(56, 44), DUPLICATE)),
        ("56和44是一回事", JudgeAlike(pair(56, 44), DUPLICATE)),
        ("56是44的重复件", JudgeAlike(pair(56, 44), DUPLICATE)),
        ("56是重复件 44", JudgeAlike(pair(56, 44), DUPLICATE)),
        ("56是年年提 44", JudgeAlike(pair(56, 44), YEARLY)),
        ("56和44是年年提的", JudgeAlike(pair(56, 44), YEARLY)),
        ("56和44不是一回事", JudgeAlike(pair(56, 44))),
        ("56和44不重复", JudgeAlike(pair(56, 44))),
        ("56和44不是重复件。", JudgeAlike(pair(56, 44))),
        ("k12是重复件", JudgeAlike((), DUPLICATE, "k12")),
        ("查重 k12是年年提", JudgeAlike((), YEARLY, "k12")),
        ("查重 k12不是一回事", JudgeAlike((), None, "k12")),
        ("查重 56和44是重复件", JudgeAlike(pair(56, 44), DUPLICATE)),
    ],
)
def test_the_office_judges_and_lists(message: str, intent: Intent) -> None:
    assert read(message, OFFICE).intent == intent


@pytest.mark.parametrize(
    "message", ["56和44是重复件吗", "56和44是不是重复", "56和44重复吗？", "56和44是不是一回事", "查重 56"]
)
def test_a_question_judges_nothing(message: str) -> None:
    assert not isinstance(read(message, OFFICE).intent, JudgeAlike | intents.MergeCases)


@pytest.mark.parametrize("message", ["12和13是重复件", "查重", "k12是重复件"])
def test_a_unit_judges_nothing(message: str) -> None:
    assert not isinstance(read(message, LIAISON).intent, JudgeAlike | ShowAlike)
