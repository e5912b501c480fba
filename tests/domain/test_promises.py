"""Promises in answer letters: found with the last day their words allow, and counted once due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import add_months
from domain.promises import Kept, count_kept, find_promises
from domain.vocabulary import FollowUpState
from domain.written_days import last_day_of_month
from tests.domain.calendars import OFFICIAL

LETTER_ON = date(2026, 9, 22)


def days(text: str, on: date = LETTER_ON) -> list[date]:
    return [one.due_on for one in find_promises(text, on, OFFICIAL)]


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("年底前完成加装", date(2026, 12, 31)),
        ("年内完成", date(2026, 12, 31)),
        ("11月开工", date(2026, 11, 30)),
        ("计划明年上半年实施", date(2027, 6, 30)),
        ("力争10月底前完成", date(2026, 10, 31)),
        ("十月底前完成", date(2026, 10, 31)),
        ("将于10月15日前整改到位", date(2026, 10, 15)),
        ("12月上旬进场施工", date(2026, 12, 10)),
        ("11月中旬启动招标", date(2026, 11, 20)),
        ("第四季度启动", date(2026, 12, 31)),
        ("2027年6月底前建成通车", date(2027, 6, 30)),
        ("2028年2月底前建成", date(2028, 2, 29)),
        ("已列入2027年计划，2027年开工建设", date(2027, 12, 31)),
        ("三个月内完成", date(2026, 12, 22)),
        ("10个工作日内整改到位", date(2026, 10, 13)),
        ("3月底前完成", date(2027, 3, 31)),
        ("9月23日前完成", date(2026, 9, 23)),
        ("9月至11月分批实施", date(2026, 11, 30)),
        ("年底前，全面完成改造", date(2026, 12, 31)),
    ],
)
def test_a_promise_is_due_on_the_last_day_its_words_allow(text: str, due_on: date) -> None:
    assert days(text) == [due_on]


@pytest.mark.parametrize(
    "text",
    [
        "已于8月完成整改",
        "去年已完成改造",
        "2025年12月完成了验收",
        "2月30日前完成",
        "13月完成",
        "今后将加强管理",
        "年底前再向您汇报",
        "第一季度完成",
        "9月22日完成",
        "8月完成",
        "感谢您对城市建设的关心",
        "",
    ],
)
def test_what_is_past_undated_or_no_work_promises_nothing(text: str) -> None:
    assert days(text) == []


def test_each_part_of_a_letter_is_a_promise_of_its_own_in_its_own_words() -> None:
    text = "目前已完成招标，10月底前完成设计，年底前开工；明年6月底前交付使用。感谢支持。"
    found = find_promises(text, LETTER_ON, OFFICIAL)
    assert [(one.text, one.due_on) for one in found] == [
        ("10月底前完成设计", date(2026, 10, 31)),
        ("年底前开工", date(2026, 12, 31)),
        ("明年6月底前交付使用", date(2027, 6, 30)),
    ]


DATES = st.dates(date(2024, 1, 1), date(2027, 12, 30))
MONTHS = st.integers(1, 12)


@given(on=DATES, month=MONTHS)
def test_a_month_without_a_year_is_the_next_one_unless_it_is_nearly_a_year_off(on: date, month: int) -> None:
    found = days(f"{month}月底前完成", on)
    this_year, next_year = last_day_of_month(on.year, month), last_day_of_month(on.year + 1, month)
    if this_year > on:
        assert found == [this_year]
    else:
        assert found == ([next_year] if next_year <= add_months(on, 8) else [])


@given(
    on=DATES,
    text=st.text(st.sampled_from("年月日底前内完成开工已于12390第季度上下半，。；明今"), max_size=40),
)
def test_no_promise_lies_in_the_past_whatever_is_written(on: date, text: str) -> None:
    for one in find_promises(text, on, OFFICIAL):
        assert one.due_on > on
        assert one.wording in one.text


@given(on=DATES, year=st.integers(2020, 2035), month=MONTHS)
def test_a_year_that_was_said_is_that_year(on: date, year: int, month: int) -> None:
    found = days(f"{year}年{month}月底前建成", on)
    last = last_day_of_month(year, month)
    assert found == ([last] if last > on else [])


TODAY = date(2026, 12, 31)
ANY = st.lists(st.tuples(st.sampled_from(FollowUpState), st.none() | DATES), max_size=20)


def test_kept_are_counted_of_those_that_were_due() -> None:
    yesterday = TODAY - timedelta(days=1)
    rows = [
        (FollowUpState.DONE, None),
        (FollowUpState.BROKEN, TODAY),
        (FollowUpState.OPEN, yesterday),
        (FollowUpState.OPEN, TODAY),
        (FollowUpState.OPEN, None),
        (FollowUpState.PROPOSED, yesterday),
        (FollowUpState.WAIVED, yesterday),
        (FollowUpState.DROPPED, yesterday),
    ]
    assert count_kept(rows, TODAY) == Kept(1, 3)
    assert Kept(0, 0).percent is None
    assert Kept(1, 4).percent == 25


@given(ANY)
def test_never_are_more_kept_than_were_due(rows: list[tuple[FollowUpState, date | None]]) -> None:
    counted = count_kept(rows, TODAY)
    assert 0 <= counted.kept <= counted.due <= len(rows)
