"""What holds for every date in every notation, and for any text whatever."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chinese_dates import Choice, Exact, read_date, read_limit, wording_end
from domain.numerals import fold_width
from tests.domain.calendars import OFFICIAL
from tests.domain.test_chinese_dates_table import AT_THE_YEARS_END, BEFORE_TWO_HOLIDAYS, limit
from tests.domain.test_numerals import in_chinese

NOTATIONS = (
    "{0.year}-{0.month}-{0.day}",
    "{0:%Y-%m-%d}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month:02}.{0.day:02}",
    "{0:%Y%m%d}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}年{0.month}月{0.day}号",
    "{0.year} 年 {0.month} 月 {0.day} 日",
)
LEADS = ("", "到", "延到", "延期至", "12延到", "12号申请延期到")
TAILS = ("", "前", "之前", " 等图纸", ",图纸没出", "下班前", "吧")
WORDINGS = (*BEFORE_TWO_HOLIDAYS, *AT_THE_YEARS_END)
CHARACTERS = (
    "0123456789一三五十廿卅年月日号周星期天延到再给前后节国庆底末初中上下旬旬半几个工作两.-/~（） ,或"
)


def spoken(on: date) -> str:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(on.year))
    return f"{year}年{in_chinese(on.month)}月{in_chinese(on.day)}日"


@given(
    on=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    style=st.sampled_from((*NOTATIONS, "")),
    lead=st.sampled_from(LEADS),
    tail=st.sampled_from(TAILS),
    before=st.integers(0, 900),
)
def test_a_full_date_always_reads_as_itself(on: date, style: str, lead: str, tail: str, before: int) -> None:
    written = style.format(on) if style else spoken(on)
    reading = read_date(f"{lead}{written}{tail}", today=on - timedelta(days=before), calendar=OFFICIAL)
    assert isinstance(reading, Exact)
    assert (reading.on, reading.relative) == (on, False)


@given(st.text(CHARACTERS, max_size=40) | st.text(max_size=40), st.dates(date(2004, 1, 1), date(2040, 1, 1)))
def test_any_text_is_read_and_what_is_found_stands_in_it(text: str, today: date) -> None:
    reading = read_date(text, today=today, calendar=OFFICIAL, deadline_on=today)
    folded = fold_width(text)
    if reading is not None and not isinstance(reading, Choice):
        assert reading.wording in folded
    if isinstance(reading, Exact):
        assert reading.on >= today
    assert 0 <= wording_end(folded) <= len(folded)


@given(st.text(CHARACTERS, max_size=40), st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.integers(0, 60))
def test_no_limit_is_a_rest_day_or_too_early_or_too_late(text: str, today: date, ahead: int) -> None:
    deadline, latest = today + timedelta(days=ahead), today + timedelta(days=180)
    reading = read_limit(text, today=today, calendar=OFFICIAL, deadline_on=deadline, latest_on=latest)
    days = [reading.on] if isinstance(reading, Exact) else []
    if isinstance(reading, Choice):
        days = [option.on for option in reading.options if option.on > deadline]
        assert days
    for on in days:
        assert deadline < on <= latest
        assert OFFICIAL.is_working_day(on)


@pytest.mark.parametrize(("text", "means"), BEFORE_TWO_HOLIDAYS)
def test_full_width_signs_change_nothing(text: str, means: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
    assert limit(wide, "2026-09-22", "2026-09-30") == means


@given(st.sampled_from(BEFORE_TWO_HOLIDAYS), st.sampled_from([" ", "  ", "\u3000", ",", "。"]), st.booleans())
def test_blanks_around_the_words_change_nothing(said: tuple[str, str], more: str, before: bool) -> None:  # noqa: FBT001
    text = more.strip(",。") + said[0] if before else said[0] + more
    assert limit(text, "2026-09-22", "2026-09-30") == said[1]


@given(st.dates(date(2026, 9, 23), date(2026, 12, 31)), st.sampled_from([" ", "", "\u3000"]))
def test_blanks_between_numbers_and_their_words_change_nothing(on: date, gap: str) -> None:
    text = f"{on.month}{gap}月{gap}{on.day}{gap}日"
    reading = read_date(text, today=date(2026, 9, 22), calendar=OFFICIAL)
    assert isinstance(reading, Exact)
    assert reading.on == on


@pytest.mark.parametrize(
    "text",
    [text for text, means in WORDINGS if means != "-" and text[0] not in "到延1" and text != "次日"],
)
def test_what_is_read_is_found_at_the_beginning_of_a_longer_text(text: str) -> None:
    folded = fold_width(text)
    assert wording_end(f"{folded},图纸没出") >= len(folded.removesuffix("行不行"))
