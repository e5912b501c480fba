"""Time limits as real tables write them, good and bad."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.terms import FixedTerm, Immediate, Ongoing, SameDay, SpanTerm, Term, parse_term
from domain.vocabulary import DayUnit
from domain.written_days import Cell, TermProblem, TermProblemCode, parse_day

WORKING, NATURAL, MONTHS = DayUnit.WORKING_DAYS, DayUnit.NATURAL_DAYS, DayUnit.MONTHS


@pytest.mark.parametrize(
    "cell",
    [
        "2026-9-3",
        "2026-09-03",
        "2026/9/3",
        "2026.9.3",
        "2026.09.03",
        "2026年9月3日",
        " 2026年9月3号 ",
        "2026 年 9 月 3 日",
        "２０２６年９月３日",
        "二〇二六年九月三日",
        "20260903",
        20260903,
        46268,
        46268.75,
        date(2026, 9, 3),
        datetime(2026, 9, 3, 17, 30),  # noqa: DTZ001 - what a spreadsheet reader returns
        "9月3日",
        "九月三日",
        "9.3",
        "2026年9月3日前",
        "2026年9月3日之前",
        "2026年9月3日24时",
        "2026-09-03 18:00",
        "2026-09-03T00:00:00",
        "2026-09-03 9:00前",
        "2026年9月3日（周四）前办结",
        "请于9月3日下班前完成",
        "\ufeff2026-09-03",
    ],
)
def test_every_way_to_write_a_day_is_that_day(cell: Cell) -> None:
    assert parse_day(cell, year_hint=2026) == date(2026, 9, 3)
    term = parse_term(cell, year_hint=2026)
    assert isinstance(term, FixedTerm)
    assert term.on == date(2026, 9, 3)


@pytest.mark.parametrize(
    ("cell", "term"),
    [
        ("5个工作日", SpanTerm(5, WORKING)),
        ("５个工作日内", SpanTerm(5, WORKING)),
        ("十个工作日", SpanTerm(10, WORKING)),
        ("30工作日", SpanTerm(30, WORKING)),
        ("自交办之日起5个工作日内办结", SpanTerm(5, WORKING)),
        ("三个月", SpanTerm(3, MONTHS)),
        ("3个月内", SpanTerm(3, MONTHS)),
        ("半年", SpanTerm(6, MONTHS)),
        ("一年", SpanTerm(12, MONTHS)),
        ("一年半", SpanTerm(18, MONTHS)),
        ("15日", SpanTerm(15, NATURAL)),
        ("15天", SpanTerm(15, NATURAL)),
        ("十五个自然日", SpanTerm(15, NATURAL)),
        ("卅日", SpanTerm(30, NATURAL)),
        ("一周", SpanTerm(7, NATURAL)),
        ("两个星期", SpanTerm(14, NATURAL)),
        ("半个月", SpanTerm(15, NATURAL)),
        ("一个半月", SpanTerm(45, NATURAL)),
        ("当日", SameDay()),
        ("当天办结", SameDay()),
        ("立办立结", Immediate()),
        ("立即办理", Immediate()),
        ("持续推进", Ongoing()),
        ("长期坚持", Ongoing()),
        ("常态化", Ongoing()),
        ("立行立改，长期坚持", Ongoing()),
    ],
)
def test_rules_and_fixed_phrases_are_terms(cell: str, term: Term) -> None:
    assert parse_term(cell) == term


@pytest.mark.parametrize(
    ("cell", "on"),
    [("2026年9月底前", date(2026, 9, 30)), ("年底前", date(2026, 12, 31)), ("2027年底", date(2027, 12, 31))],
)
def test_the_end_of_a_month_or_year_is_its_last_day(cell: str, on: date) -> None:
    assert parse_day(cell, year_hint=2026) == on


@pytest.mark.parametrize(
    ("cell", "code", "suggestion"),
    [
        ("2026年9月31日", TermProblemCode.NO_SUCH_DAY, date(2026, 9, 30)),
        ("2月30日", TermProblemCode.NO_SUCH_DAY, date(2026, 2, 28)),
        ("2024-02-30", TermProblemCode.NO_SUCH_DAY, date(2024, 2, 29)),
        ("2026年13月1日", TermProblemCode.NO_SUCH_DAY, None),
        ("20260931", TermProblemCode.NO_SUCH_DAY, date(2026, 9, 30)),
        (20260931, TermProblemCode.NO_SUCH_DAY, date(2026, 9, 30)),
        ("2026年9月", TermProblemCode.DAY_MISSING, date(2026, 9, 30)),
        ("1026-09-03", TermProblemCode.OUT_OF_RANGE, None),
        ("0个工作日", TermProblemCode.OUT_OF_RANGE, None),
        ("99999天", TermProblemCode.OUT_OF_RANGE, None),
        ("", TermProblemCode.EMPTY, None),
        ("  ", TermProblemCode.EMPTY, None),
        (None, TermProblemCode.EMPTY, None),
        ("15号", TermProblemCode.UNREADABLE, None),
        ("尽快", TermProblemCode.UNREADABLE, None),
        ("两三天", TermProblemCode.UNREADABLE, None),
        ("2026-9-3018时", TermProblemCode.UNREADABLE, None),
        ("=1+1", TermProblemCode.UNREADABLE, None),
        (15, TermProblemCode.UNREADABLE, None),
        (True, TermProblemCode.UNREADABLE, None),
        (float("nan"), TermProblemCode.UNREADABLE, None),
        (float("inf"), TermProblemCode.UNREADABLE, None),
        ("9" * 5000 + "天", TermProblemCode.UNREADABLE, None),
    ],
)
def test_what_cannot_be_a_limit_is_named_with_the_day_probably_meant(
    cell: Cell, code: TermProblemCode, suggestion: date | None
) -> None:
    problem = parse_term(cell, year_hint=2026)
    assert isinstance(problem, TermProblem)
    assert (problem.code, problem.suggestion) == (code, suggestion)


def test_a_day_without_a_year_is_a_problem_where_no_year_is_known() -> None:
    assert parse_term("9月3日") == TermProblem(TermProblemCode.YEAR_MISSING, "9月3日")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_century_is_read_back_from_every_style(on: date) -> None:
    styles = ["{0.year}-{0.month}-{0.day}", "{0.year}年{0.month}月{0.day}日", "{0:%Y%m%d}", "{0:%Y.%m.%d}"]
    assert all(parse_day(style.format(on)) == on for style in styles)


@given(st.one_of(st.text(max_size=80), st.floats(), st.integers(), st.none()))
def test_nothing_in_a_cell_makes_the_reader_fail(cell: Cell) -> None:
    problem = parse_day(cell)
    assert isinstance(problem, date | TermProblem)
    assert parse_term(cell) is not None
