"""The annual evaluation by chat, as people put it; what is not said for certain is not set."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.intents import (
    CaseRef,
    CountMinusAgain,
    NotUnderstood,
    SetMinusPoints,
    SetShare,
    ShowScheme,
    WaiveMinus,
)
from domain.minus_items import MinusKind
from domain.reading import read
from domain.vocabulary import PostRole
from tests.domain.reading.scenes import LIAISON

ADMIN = replace(LIAISON, roles=frozenset({PostRole.ADMIN}))
LATE, BACK, UNHAPPY = MinusKind.OVERDUE, MinusKind.SENT_BACK, MinusKind.DISSATISFIED


@pytest.mark.parametrize(
    "text", ["考评方案", "看看考评方案", "年考评方案是什么？", "考核办法", "现在的考评标准"]
)
def test_the_scheme_is_asked_for(text: str) -> None:
    assert read(text, LIAISON).intent == ShowScheme()


@pytest.mark.parametrize(
    ("text", "points"),
    [("考评 占5分", "5"), ("考评占比 5%", "5"), ("考评占五分", "5"), ("办理工作考评改为占 7.5 分", "7.5")],
)
def test_the_share_is_set(text: str, points: str) -> None:
    assert read(text, ADMIN).intent == SetShare(Decimal(points))


@pytest.mark.parametrize(
    ("text", "kind", "points", "per_day"),
    [
        ("考评 超期扣0.5分", LATE, "0.5", False),
        ("考评：逾期一次扣半分", LATE, "0.5", False),
        ("考评 超期每天扣0.1分", LATE, "0.1", True),
        ("考评 超期扣0.1分每天", LATE, "0.1", True),
        ("把考评超期改成扣零点五分", LATE, "0.5", False),
        ("考评 答复被退回每次扣0.3分", BACK, "0.3", False),
        ("考评 质量不高 扣 1 分", BACK, "1", False),
        ("考评 差评一件扣0.25", UNHAPPY, "0.25", False),
    ],
)
def test_a_cost_is_set(text: str, kind: MinusKind, points: str, per_day: bool) -> None:  # noqa: FBT001
    assert read(text, ADMIN).intent == SetMinusPoints(kind, Decimal(points), per_day)


@pytest.mark.parametrize("text", ["考评 超期不扣", "考评超期不扣分", "考评 超期不再扣分", "考评 超期扣0分"])
def test_a_cost_is_given_up(text: str) -> None:
    assert read(text, ADMIN).intent in (SetMinusPoints(LATE), SetMinusPoints(LATE, Decimal(0)))


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("免扣 12 因系统停机", None, "系统停机"),
        ("免扣12，因为系统停机了", None, "系统停机了"),
        ("12 免扣 理由：通知没有送到", None, "通知没有送到"),
        ("免扣 12 超期 因系统停机", LATE, "系统停机"),
        ("12超期免扣 系统停机", LATE, "系统停机"),
        ("免扣分 12 差评 录错了人", UNHAPPY, "录错了人"),
        ("免扣 12 超期通知没有收到", None, "超期通知没有收到"),
        ("免扣 12 因此前已经延期", None, "因此前已经延期"),
        ("免扣 12", None, ""),
    ],
)
def test_a_fact_is_waived_with_its_reason(text: str, kind: MinusKind | None, reason: str) -> None:
    intent = read(text, ADMIN).intent
    assert isinstance(intent, WaiveMinus)
    assert (intent.refs[0].ordinal, intent.kind, intent.reason) == (12, kind, reason)


def test_the_quoted_card_says_which_case() -> None:
    quoting = replace(ADMIN, quoted=CaseRef(12))
    assert read("免扣 因系统停机", quoting).intent == WaiveMinus((CaseRef(12),), None, "系统停机")


@pytest.mark.parametrize("text", ["取消免扣 12", "恢复扣分 12", "12 取消免扣"])
def test_it_counts_again(text: str) -> None:
    intent = read(text, ADMIN).intent
    assert isinstance(intent, CountMinusAgain)
    assert intent.refs[0].ordinal == 12


@pytest.mark.parametrize(
    "text",
    [
        "考评 退回每天扣0.3分",
        "考评 扣分",
        "考评 超期",
        "12免扣了吗",
        "考评得怎么样了",
        "考核材料已报",
        "取消免扣 12 因为查清了",
    ],
)
def test_what_is_not_said_for_certain_sets_nothing(text: str) -> None:
    intent = read(text, ADMIN).intent
    assert not isinstance(intent, SetShare | SetMinusPoints | WaiveMinus | CountMinusAgain)


@pytest.mark.parametrize("text", ["免扣 12 因系统停机", "12 免扣 因为系统停机"])
def test_what_a_unit_writes_of_points_is_its_own_text(text: str) -> None:
    assert isinstance(read(text, LIAISON).intent, NotUnderstood)
