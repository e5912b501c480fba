"""Names and numbers of citizens do not come through; what is no personal matter stays as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.masking import mask, mask_name, mask_people, names_to_hide
from domain.vocabulary import Source


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13812345678找我", "电话138****5678找我"),
        ("138-1234-5678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("１３８１２３４５６７８", "１３８****５６７８"),
        ("0371-67181234", "0371-****234"),
        ("010 67181234", "010 ****234"),
        ("身份证410105199001011234", "身份证410105********1234"),
        ("41010519900101123x", "410105********123x"),
        ("2026年9月22日，第12号，85%", "2026年9月22日，第12号，85%"),
        ("工单20260922123456789", "工单20260922123456789"),
        ("12345热线", "12345热线"),
        ("投资138123456元", "投资138123456元"),
    ],
)
def test_numbers_of_people_are_masked_and_others_stay(text: str, shown: str) -> None:
    assert mask(text) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王明", "王某"),
        ("王小明", "王某某"),
        ("欧阳明", "欧阳某"),
        ("欧阳小明", "欧阳某某"),
        ("阿卜杜·热合曼", "阿某某"),
        ("快乐的小鱼88", "快**"),
        ("王女士", "王女士"),
        ("李某", "李某"),
        ("匿名网友", "匿名网友"),
        ("锦绣小区居民", "锦绣小区居民"),
        ("某某有限公司", "某某有限公司"),
        ("", ""),
    ],
)
def test_a_citizen_keeps_his_surname_only(name: str, shown: str) -> None:
    assert mask_name(name) == shown


def test_deputies_and_members_are_named_as_they_are() -> None:
    assert names_to_hide(Source.DEPUTY_SUGGESTION, ["张三丰"]) == ()
    assert names_to_hide(Source.CPPCC_PROPOSAL, ["张三丰"]) == ()
    assert names_to_hide(Source.NETIZEN_MESSAGE, ["张三丰", "王女士"]) == ("张三丰",)


def test_a_name_is_hidden_wherever_the_text_has_it() -> None:
    text = "我是张三丰，电话13812345678，请回复张三丰"
    assert mask_people(text, ["张三丰"]) == "我是张某某，电话138****5678，请回复张某某"


NUMBERS = st.from_regex(re.compile(r"1[3-9][0-9]{9}|0[0-9]{2}-[0-9]{8}", re.ASCII), fullmatch=True)
AROUND = st.text(alphabet=st.characters(blacklist_categories=("Nd", "No", "Nl")), max_size=20)


@given(AROUND, NUMBERS, AROUND)
def test_no_telephone_number_comes_through_whole(before: str, number: str, after: str) -> None:
    assert number not in mask(f"{before}{number}{after}")


@given(st.text(max_size=80))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(st.text(alphabet="王李张欧阳小明丽华建国", min_size=2, max_size=4), AROUND)
def test_no_private_name_comes_through_whole(name: str, around: str) -> None:
    names = names_to_hide(Source.PETITION, [name])
    assert name not in mask_people(f"{around}{name}{around}", names)
