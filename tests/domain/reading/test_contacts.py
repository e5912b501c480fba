"""A contact that has taken place is read with its way; what is planned, tried, asked or denied never is."""

from datetime import date

import pytest

from domain import intents
from domain.reading import Scene, read
from domain.reading.cases.contacts import claims_satisfaction, read_contact_day
from domain.vocabulary import ContactKind
from tests.domain.reading.scenes import LIAISON, TODAY, quoting

FACE, PHONE, WRITTEN = ContactKind.FACE, ContactKind.PHONE, ContactKind.WRITTEN


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("12跟王代表当面谈过了,他挺满意", FACE),
        ("12面商了", FACE),
        ("12 办前见面，跟王代表了解想法", FACE),
        ("12 跟李代表见面，沟通意图", FACE),
        ("12号件已上门拜访王代表", FACE),
        ("12 昨天上门和李代表见了面，反映问题基本清楚", FACE),
        ("12上门走访了，居民很支持", FACE),
        ("15已电话联系留言人", PHONE),
        ("15电话打过了，留言人说已经修好了", PHONE),
        ("12 打电话给王代表了", PHONE),
        ("12电话回访了留言人", PHONE),
        ("12给代表发了微信", WRITTEN),
        ("12和代表微信沟通过了", WRITTEN),
    ],
)
def test_a_contact_is_read_with_its_way(message: str, kind: ContactKind) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.LogContact)
    assert (intent.refs[0].ordinal, intent.kind) == (int(message[:2]), kind)
    assert intent.text
    assert intent.text in message


@pytest.mark.parametrize(
    "message",
    [
        "12约了代表明天见面",
        "12准备办前见面",
        "12办前没见面",
        "12明天当面跟代表谈",
        "12准备上门拜访代表",
        "12没联系上",
        "12没有电话联系代表",
        "15打了三次电话打不通",
        "15打了三次电话，没联系上",
        "12代表电话没接",
        "12还没当面谈",
        "12当面谈过了吗",
        "12已电话联系施工单位，图纸下周出",
        "12已发函征求公司意见",
        "12先电话联系过，又当面谈过代表",
        "12面商率多少",
    ],
)
def test_what_did_not_take_place_is_no_contact(message: str) -> None:
    assert not isinstance(read(message, LIAISON).intent, intents.LogContact)


def test_progress_that_tells_of_a_call_is_progress() -> None:
    assert isinstance(read("进展 12 已电话联系代表", LIAISON).intent, intents.ReportProgress)


@pytest.mark.parametrize(("scene", "refs"), [(LIAISON, []), (quoting(15), [15])])
def test_the_quoted_card_says_which_case(scene: Scene, refs: list[int]) -> None:
    intent = read("已经跟留言人通过电话了", scene).intent
    assert isinstance(intent, intents.LogContact)
    assert [ref.ordinal for ref in intent.refs] == refs


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("当面谈过了", TODAY),
        ("昨天当面谈过了", date(2026, 9, 21)),
        ("前天晚上通过电话", date(2026, 9, 20)),
        ("上周五见了面", date(2026, 9, 18)),
        ("9月18号见了面", date(2026, 9, 18)),
        ("九月十八日见了面", date(2026, 9, 18)),
        ("28号见了面", date(2026, 8, 28)),
        ("12月30日见了面", date(2025, 12, 30)),
        ("9.18见了面", date(2026, 9, 18)),
        ("9月10日和9月18日都见过", None),
        ("2月30日见了面", None),
    ],
)
def test_the_day_of_a_contact_lies_behind(text: str, on: date | None) -> None:
    assert read_contact_day(text, TODAY) == on


@pytest.mark.parametrize("text", ["他挺满意", "代表表示非常满意", "对方不满意", "代表很认可"])
def test_a_claim_of_satisfaction_is_noticed(text: str) -> None:
    assert claims_satisfaction(text)
    assert not claims_satisfaction("当面谈过了")
