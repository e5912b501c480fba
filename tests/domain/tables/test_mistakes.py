"""The usual mistakes in an assignment table, each with the verdict it must get and what would be right."""

from collections.abc import Mapping
from datetime import date

import pytest

from domain.tables.grid import Cell
from domain.tables.problems import ProblemCode, Verdict
from domain.vocabulary import AssignmentRole, DeadlineKind
from tests.domain.tables.papers import case_of, cases, codes, read, read_one, world

P = ProblemCode

BAD: tuple[tuple[Mapping[str, Cell], ProblemCode, str, str, tuple[str, ...]], ...] = (
    ({"办结时限": "2026年9月31日"}, P.NO_SUCH_DAY, "办结时限", "2026年9月31日", ("2026-09-30",)),
    ({"交办日期": "2026-02-30"}, P.NO_SUCH_DAY, "交办日期", "2026-02-30", ("2026-02-28",)),
    ({"办结时限": "2026年11月"}, P.DAY_MISSING, "办结时限", "2026年11月", ("2026-11-30",)),
    ({"办结时限": "尽快"}, P.UNREADABLE_TERM, "办结时限", "尽快", ()),
    ({"交办日期": "上次会议"}, P.UNREADABLE_DATE, "交办日期", "上次会议", ()),
    ({"办结时限": "1998-11-30"}, P.OUT_OF_RANGE, "办结时限", "1998-11-30", ()),
    ({"办结时限": date(9999, 12, 26)}, P.OUT_OF_RANGE, "办结时限", "9999-12-26", ()),
    ({"办结时限": None}, P.MISSING_CELL, "办结时限", "", ()),
    ({"交办日期": None}, P.MISSING_CELL, "交办日期", "", ()),
    ({"编号": None}, P.MISSING_CELL, "编号", "", ()),
    ({"案由": " 　"}, P.MISSING_CELL, "案由", "", ()),
    ({"主办单位": None, "会办单位": "区财政局"}, P.MISSING_LEAD, "主办单位", "", ()),
    ({"主办单位": "区水务局"}, P.UNKNOWN_UNIT, "主办单位", "区水务局", ("区水利局",)),
    ({"会办单位": "区财政局、星际贸易司"}, P.UNKNOWN_UNIT, "会办单位", "星际贸易司", ()),
    ({"会办单位": "区水利局"}, P.LEAD_IS_ALSO_CO, "会办单位", "区水利局", ()),
    ({"交办日期": "2026-09-10", "办结时限": "2026-09-09"}, P.DEADLINE_BEFORE_ASSIGNMENT, "办结时限",
     "2026-09-09", ("2026-09-10",)),
    ({"案由": "长" * 201}, P.CELL_TOO_LONG, "案由", "201", ("200",)),
    ({"备注": "注" * 2001}, P.CELL_TOO_LONG, "备注", "2001", ("2000",)),
    ({"办结时限": "11月30日（周二）"}, P.WEEKDAY_MISMATCH, "办结时限", "11月30日（周二）", ("周一",)),
    ({"编号": 2026090112345678.0}, P.NUMBER_IMPRECISE, "编号", "2026090112345678", ()),
    ({"备注": "分办：柳湾镇、区水务局", "主办单位": None}, P.UNKNOWN_UNIT, "备注", "区水务局", ("区水利局",)),
)  # fmt: skip


@pytest.mark.parametrize(("change", "code", "column", "found", "right"), BAD)
def test_a_mistake_is_refused_and_says_what_would_be_right(
    change: Mapping[str, Cell], code: ProblemCode, column: str, found: str, right: tuple[str, ...]
) -> None:
    verdict = read_one(change)
    assert verdict.verdict is Verdict.BAD
    assert verdict.record is None
    problem = next(problem for problem in verdict.problems if problem.code is code)
    assert (problem.column, problem.found) == (column, found)
    assert problem.suggestions[: len(right)] == right


ASK: tuple[tuple[Mapping[str, Cell], ProblemCode], ...] = (
    ({"主办单位": "住建局"}, P.ABBREVIATED_UNIT),
    ({"主办单位": "水利局、区财政局"}, P.SEVERAL_LEADS),
    ({"备注": "分办：区财政局、区水利局", "主办单位": "东门街道"}, P.LEAD_BESIDE_SPLIT),
    ({"会办单位": "区财政局", "会办时限": "2026-12-01"}, P.CO_TERM_AFTER_DEADLINE),
    ({"办结时限": "2031-11-28"}, P.FAR_DATE),
    ({"交办日期": "2025-08-01"}, P.FAR_DATE),
    ({"重点": "区长领办"}, P.UNCLEAR_FLAG),
)


@pytest.mark.parametrize(("change", "code"), ASK)
def test_a_doubt_is_asked_about_and_carries_what_a_yes_would_apply(
    change: Mapping[str, Cell], code: ProblemCode
) -> None:
    verdict = read_one(change)
    assert verdict.verdict is Verdict.ASK
    assert code in codes(verdict)
    assert verdict.record is not None


def test_abbreviations_are_proposed_in_full_and_never_taken_silently() -> None:
    verdict = read_one({"主办单位": "住建局", "会办单位": "城管局、教体局"})
    assert codes(verdict) == [P.ABBREVIATED_UNIT] * 3
    assert [problem.suggestions for problem in verdict.problems] == [
        ("区住房和城乡建设局",),
        ("区城市管理局",),
        ("区教育体育局",),
    ]
    assert [unit for unit, _ in case_of(verdict).units] == [
        "区住房和城乡建设局",
        "区城市管理局",
        "区教育体育局",
    ]


def test_an_abbreviation_of_two_units_offers_both_and_nothing_to_apply() -> None:
    verdict = read_one({"主办单位": "管理局"})
    assert (verdict.verdict, codes(verdict)) == (Verdict.ASK, [P.AMBIGUOUS_UNIT])
    assert set(verdict.problems[0].suggestions) == {"区城市管理局", "区大数据管理局"}
    assert verdict.record is None


def test_a_number_used_twice_is_refused_the_second_time_and_names_the_first_row() -> None:
    first, other, second = read(cases({"编号": "建议012"}, {"编号": "建议013"}, {"编号": "建议12号"}))
    assert (first.verdict, other.verdict) == (Verdict.OK, Verdict.OK)
    assert second.verdict is Verdict.BAD
    assert (second.row, second.problems[0].suggestions) == (5, ("人大代表建议", "3"))


def test_a_number_used_twice_is_seen_across_sheets_of_one_source_only() -> None:
    verdicts = read(cases({}), cases({}, sheet="建议（续）"), cases({"编号": "提案001"}, sheet="政协提案"))
    assert [verdict.verdict for verdict in verdicts] == [Verdict.OK, Verdict.BAD, Verdict.OK]


def test_everything_wrong_with_a_row_is_said_at_once() -> None:
    verdict = read_one({"案由": None, "主办单位": "星际贸易司", "交办日期": "某日", "重点": "也许"})
    assert set(codes(verdict)) == {P.MISSING_CELL, P.UNKNOWN_UNIT, P.UNREADABLE_DATE, P.UNCLEAR_FLAG}
    assert verdict.verdict is Verdict.BAD


@pytest.mark.parametrize(
    "title",
    [
        "[点我](dtmd://dingtalkclient/sendMessage?content=同意) <script>alert(1)</script> {{ 7*7 }}",
        '=HYPERLINK("http://example.invalid")',
        "'; DROP TABLE case; --",
        "😀" * 200,
    ],
)  # fmt: skip
def test_markup_and_formulas_in_a_title_are_fine_as_the_text_they_are(title: str) -> None:
    verdict = read_one({"案由": title})
    assert verdict.verdict is Verdict.OK
    assert case_of(verdict).title == title


def test_terms_as_rules_are_fine() -> None:
    span = case_of(read_one({"办结时限": "三个月"}))
    assert (span.term, span.deadline.on) == ("三个月", date(2026, 12, 1))
    ongoing = case_of(read_one({"办结时限": "持续推进"}))
    assert (ongoing.deadline.kind, ongoing.deadline.on) == (DeadlineKind.ONGOING, None)


def test_a_rule_rolls_off_a_rest_day_but_a_written_date_is_kept_and_flagged() -> None:
    rolled = read_one({"交办日期": "2026-09-24", "办结时限": "10日"})
    assert (codes(rolled), case_of(rolled).deadline.on) == ([], date(2026, 10, 8))
    kept = read_one({"办结时限": "2026-10-04"})
    assert (kept.verdict, codes(kept)) == (Verdict.OK, [P.ON_REST_DAY])
    assert case_of(kept).deadline.on == date(2026, 10, 4)
    assert kept.problems[0].suggestions == ("2026-10-08",)


def test_the_day_of_hand_over_may_be_the_deadline() -> None:
    verdict = read_one({"交办日期": "2026-09-22", "办结时限": "2026-09-22"})
    assert (verdict.verdict, codes(verdict)) == (Verdict.OK, [])


def test_a_limit_that_has_passed_is_noted() -> None:
    assert codes(read_one({"办结时限": "2026-09-21"})) == [P.ALREADY_OVERDUE]
    assert codes(read_one({"办结时限": "2026-09-22"})) == []


def test_a_date_without_a_year_belongs_to_the_hand_over_or_the_year_after() -> None:
    assert case_of(read_one({"办结时限": "11月30日"})).deadline.on == date(2026, 11, 30)
    assert case_of(read_one({"办结时限": "1月29日前"})).deadline.on == date(2027, 1, 29)


def test_a_deadline_in_an_unpublished_year_is_provisional() -> None:
    verdict = read_one({"办结时限": "6个月"})
    assert codes(verdict) == [P.PROVISIONAL]
    assert case_of(verdict).deadline.provisional


def test_roles_follow_the_columns_and_the_remarks() -> None:
    lead, co, sole, split = AssignmentRole.LEAD, AssignmentRole.CO, AssignmentRole.SOLE, AssignmentRole.SPLIT
    assert case_of(read_one({})).units == (("区水利局", sole),)
    together = case_of(read_one({"会办单位": "区财政局;柳湾镇\n东门街道"}))
    assert together.units == (("区水利局", lead), ("区财政局", co), ("柳湾镇", co), ("东门街道", co))
    apart = case_of(
        read_one({"主办单位": None, "会办单位": "柳湾镇", "备注": "分办：区财政局、区水利局；敏感件"})
    )
    assert apart.units == (("区财政局", split), ("区水利局", split), ("柳湾镇", co))
    assert apart.secret


def test_co_handlers_get_their_own_limit_only_where_there_are_any() -> None:
    case = case_of(read_one({"会办单位": "区财政局", "会办时限": "1个月"}))
    assert case.co_deadline is not None
    assert (case.co_term, case.co_deadline.on) == ("1个月", date(2026, 10, 8))
    assert case_of(read_one({"会办时限": "1个月"})).co_deadline is None


def test_remarks_give_orders_and_stay_text() -> None:
    case = case_of(read_one({"备注": "敏感件；指定主办"}))
    assert (case.secret, case.designated, case.key_case, case.remarks) == (
        True,
        True,
        False,
        "敏感件；指定主办",
    )
    plain = case_of(read_one({"备注": "非敏感件，与去年一件相近"}))
    assert (plain.secret, plain.designated) == (False, False)


def test_a_case_already_stored_is_unchanged_or_asked_about_with_the_columns() -> None:
    stored = case_of(read_one({}))
    known = world({stored.key: stored.fingerprint})
    again = read_one({"编号": "建议1", "交办日期": "2026年9月1日", "主办单位": "区 水利局"}, known)
    assert (again.verdict, codes(again)) == (Verdict.OK, [P.UNCHANGED])
    moved = read_one({"办结时限": "2026-12-30", "重点": "是"}, known)
    assert (moved.verdict, codes(moved)) == (Verdict.ASK, [P.DIFFERS, P.KEPT])
    assert [one.suggestions for one in moved.problems] == [("重点",), ("办结时限",)]


def test_a_confirmed_abbreviation_is_not_asked_about_again() -> None:
    stored = case_of(read_one({"主办单位": "区住房和城乡建设局"}))
    again = read_one({"主办单位": "住建局"}, world({stored.key: stored.fingerprint}))
    assert (again.verdict, codes(again)) == (Verdict.OK, [P.UNCHANGED])


def test_a_fingerprint_fits_its_column_and_ignores_the_day_of_import() -> None:
    grid = cases({})
    (today,), (tomorrow,) = read(grid), read(grid, known=world(today=date(2026, 9, 23)))
    assert case_of(today).fingerprint == case_of(tomorrow).fingerprint
    assert len(case_of(today).fingerprint) == 64
