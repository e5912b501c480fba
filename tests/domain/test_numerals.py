"""Numbers in digits and in Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numerals import fold_width, read_number

UNITS = "零一二三四五六七八九"


def in_chinese(value: int) -> str:
    tens, unit = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{UNITS[tens]}十"
    return head + (UNITS[unit] if unit or not tens else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", 15),
        ("十", 10),
        ("两", 2),
        ("廿", 20),
        ("廿五", 25),
        ("卅", 30),
        ("卅一", 31),
        ("一百", 100),
        ("一百零五", 105),
        ("一百二十", 120),
        ("两百", 200),
        ("二〇二六", 2026),
        ("〇", 0),
    ],
)
def test_numbers_are_read(text: str, value: int) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text", ["", "两三", "十五六", "十十", "廿十", "三廿", "百", "零十", "1五", "半", "9" * 10]
)
def test_what_is_no_single_number_is_none(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(0, 99))
def test_every_number_below_a_hundred_is_read_back(value: int) -> None:
    assert read_number(in_chinese(value)) == read_number(str(value)) == value


def test_width_and_invisible_characters_do_not_matter() -> None:
    assert fold_width("\ufeff１２号\u200b，延到１０／１５") == "12号,延到10/15"
