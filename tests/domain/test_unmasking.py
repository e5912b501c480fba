"""Names and numbers in people's own words, and masked text that comes back from a table."""

from hypothesis import given
from hypothesis import strategies as st

from domain.masking import mask_people, mask_spoken, unmask

NAMES = ("王小明",)
ORIGINAL = "我是王小明，电话13812345678，身份证410105199001011234"


def test_whoever_a_text_calls_by_name_is_masked_and_bodies_are_not() -> None:
    assert mask_spoken("联系人：李晓红，已谈妥", ()) == "联系人：李某某，已谈妥"
    assert mask_spoken("我叫赵强，住三楼", ()) == "我叫赵某，住三楼"
    assert mask_spoken("联系人：区教育局，已谈妥", ()) == "联系人：区教育局，已谈妥"
    assert mask_spoken("当事人表示满意", ()) == "当事人表示满意"
    assert mask_spoken("王小明说好", NAMES) == "王某某说好"


def test_what_was_masked_is_put_back_and_what_was_written_stays() -> None:
    masked = mask_people(ORIGINAL, NAMES)
    assert unmask(masked, ORIGINAL, NAMES) == ORIGINAL
    assert unmask(f"{masked}，三楼", ORIGINAL, NAMES) == f"{ORIGINAL}，三楼"
    assert unmask("电话13900001111", ORIGINAL, NAMES) == "电话13900001111"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_around_it_stay(before: str, after: str) -> None:
    text = f"{before}。{ORIGINAL}。{after}"
    assert unmask(mask_people(text, NAMES), text, NAMES) == text
