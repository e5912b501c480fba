"""The sample district goes in without a hand-edit, and has something of everything in it."""

import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from bot import samples
from bot.samples import NOW, roster, tables
from domain.deadlines import count_back, days_before
from domain.tables.problems import ProblemCode, Verdict
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind, PostRole, Source
from tests.domain.calendars import OFFICIAL
from tests.samples.handed_in import cases, later_tables, posts, read_all_tables, read_roster

OFFICE = "区委区政府督查室"
HOUSING = "区住房和城乡建设局"
HOLIDAYS = (date(2026, 9, 25), date(2026, 10, 7))  # first day of 中秋, last day of 国庆


def test_every_row_of_the_roster_goes_in() -> None:
    assert {verdict.verdict for verdict in read_roster().verdicts} == {Verdict.OK}
    assert len(posts()) == 45


def test_only_who_has_no_user_id_is_remarked_upon() -> None:
    remarked = {v.record for v in read_roster().verdicts if v.problems}
    assert remarked == {post for post in posts() if post.user_id is None}
    assert {post.role for post in posts() if post.user_id is None} == {PostRole.UNIT_HEAD, PostRole.LIAISON}


def test_the_office_and_twelve_units_stand_in_the_roster() -> None:
    units = {post.unit: post.unit_kind for post in posts()}
    assert len(units) == 13
    assert Counter(units.values()) == {"督查机构": 1, "区直部门": 7, "街道": 2, "镇": 2, "区属企业": 1}


def test_the_office_has_one_of_every_post() -> None:
    held = Counter(post.role for post in posts() if post.unit == OFFICE)
    assert held == {
        PostRole.ADMIN: 1,
        PostRole.SUPERVISOR: 2,
        PostRole.APPROVER: 1,
        PostRole.DISTRICT_LEADER: 2,
        PostRole.CONGRESS_PARTNER: 1,
        PostRole.CPPCC_PARTNER: 1,
        PostRole.DISCIPLINE_COPY: 1,
    }


def test_every_unit_has_a_liaison_and_a_leader_and_somebody_who_can_be_told() -> None:
    for unit in {post.unit for post in posts()} - {OFFICE}:
        held = [post for post in posts() if post.unit == unit]
        assert {PostRole.LIAISON, PostRole.LEADER_IN_CHARGE} <= {post.role for post in held}
        handling = [post for post in held if post.role in {PostRole.LIAISON, PostRole.CASE_OFFICER}]
        assert any(post.user_id for post in handling), unit


def test_one_liaison_is_on_leave_and_a_case_officer_stands_in() -> None:
    absent = [post for post in posts() if post.role is PostRole.LIAISON and not post.user_id]
    standing_in = [post for post in posts() if post.stand_in]
    assert [post.unit for post in absent] == [post.unit for post in standing_in] == ["望江街道办事处"]
    assert standing_in[0].role is PostRole.CASE_OFFICER


def test_user_ids_are_unique_and_mobiles_belong_to_nobody() -> None:
    ids = [post.user_id for post in posts() if post.user_id]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"u-[a-z]+", user_id) for user_id in ids)
    mobiles = [post.mobile for post in posts()]
    assert len(set(mobiles)) == len(mobiles)
    assert all(re.fullmatch(r"138000010[0-9]{2}", mobile) for mobile in mobiles)


@pytest.mark.parametrize("name", [name for name, _ in (*tables(), *later_tables())])
def test_every_row_of_every_table_goes_in(name: str) -> None:
    reading = read_all_tables()[name]
    assert {verdict.verdict for verdict in reading.verdicts} == {Verdict.OK}
    assert not reading.skipped_sheets
    problems = {problem.code for verdict in reading.verdicts for problem in verdict.problems}
    assert problems <= {ProblemCode.ASSIGNED_TODAY}


def test_all_sources_are_there_in_a_district_s_proportions() -> None:
    counts = Counter((case.source, case.in_session) for case in cases())
    assert counts == {
        (Source.DEPUTY_SUGGESTION, True): 18,
        (Source.DEPUTY_SUGGESTION, False): 3,
        (Source.CPPCC_PROPOSAL, True): 14,
        (Source.NETIZEN_MESSAGE, True): 12,
        (Source.LIVELIHOOD_PROJECT, True): 6,
        (Source.INSPECTION_CLUE, True): 4,
        (Source.RECTIFICATION_ITEM, True): 2,
        (Source.SUPERIOR_ORDER, True): 1,
    }


def test_no_number_occurs_twice() -> None:
    keys = [case.key for case in cases()]
    assert len(set(keys)) == len(keys)


def test_every_kind_of_limit_role_and_mark_occurs() -> None:
    assert {case.deadline.kind for case in cases()} == set(DeadlineKind)
    assert {role for case in cases() for _, role in case.units} == set(AssignmentRole)
    marks = [(case.key_case, case.secret, case.designated) for case in cases()]
    assert all(map(any, zip(*marks, strict=True)))
    assert any(case.progress and case.target and case.progress > case.target for case in cases())


def test_every_unit_has_work() -> None:
    busy = {unit for case in cases() for unit, _ in case.units}
    assert busy == {post.unit for post in posts()} - {OFFICE}


def test_co_handlers_have_a_limit_of_their_own_where_the_session_s_tables_name_any() -> None:
    joint = [case for case in cases() if case.source in {Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL}]
    for case in joint:
        if AssignmentRole.CO in {role for _, role in case.units}:
            assert case.co_deadline, case.number


def test_deadlines_lie_on_both_sides_of_the_holidays_and_none_within() -> None:
    days = {case.deadline.on for case in cases() if case.deadline.on}
    wanted = [(9, 30), (10, 8), (10, 9), (10, 10), (10, 12), (10, 15), (10, 30), (11, 30)]
    assert days >= {date(2026, month, day) for month, day in wanted}
    assert min(days) < NOW.date() < HOLIDAYS[0] < HOLIDAYS[1] < max(days)
    assert not any(OFFICIAL.is_rest_day(day) for day in days)


@pytest.mark.parametrize(
    ("due_on", "reminded_on"),
    [
        (date(2026, 9, 28), date(2026, 9, 24)),
        (date(2026, 9, 29), date(2026, 9, 24)),
        (date(2026, 9, 30), date(2026, 9, 24)),
        (date(2026, 10, 8), date(2026, 9, 30)),
        (date(2026, 10, 9), date(2026, 9, 30)),
        (date(2026, 10, 10), date(2026, 9, 30)),
        (date(2026, 10, 12), date(2026, 10, 9)),
    ],
)
def test_reminders_of_sample_cases_move_off_the_holidays(due_on: date, reminded_on: date) -> None:
    assert any(due_on in (case.deadline.on, case.co_deadline and case.co_deadline.on) for case in cases())
    assert days_before(due_on, 3, DayUnit.NATURAL_DAYS, OFFICIAL) == reminded_on
    natural = count_back(due_on, 3, DayUnit.NATURAL_DAYS, OFFICIAL)
    assert OFFICIAL.is_rest_day(natural) == (natural != reminded_on)


def test_the_housing_bureau_s_desk_tells_a_friendly_story() -> None:
    liaisons = [p.name for p in posts() if p.unit == HOUSING and p.role is PostRole.LIAISON]
    assert liaisons == ["周航"]
    desk = {case.number: dict(case.units)[HOUSING] for case in cases() if HOUSING in dict(case.units)}
    assert desk == {
        "建议004": AssignmentRole.CO,
        "建议012": AssignmentRole.LEAD,
        "提案009": AssignmentRole.SOLE,
        "实事01": AssignmentRole.SOLE,
        "闭会02": AssignmentRole.CO,
        "留言210": AssignmentRole.SOLE,
    }


def test_titles_and_texts_are_each_their_own_and_name_nobody_s_number() -> None:
    titles = [case.title for case in cases()]
    contents = [case.content for case in cases() if case.content]
    assert len(set(titles)) == len(titles)
    assert len(set(contents)) == len(contents)
    digits = re.findall(r"[0-9]{7,}", " ".join((*titles, *contents)))
    assert not digits


def test_every_file_is_used_and_opens_in_a_spreadsheet_program() -> None:
    used = {data for _, data in (roster(), *tables(), *later_tables())}
    kept = {f.read_bytes() for f in files(samples).iterdir() if f.name.endswith(".csv")}
    assert used == kept
    assert all(data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data for data in used)


def test_dates_are_written_in_every_usual_way() -> None:
    text = "".join(data.decode("utf-8-sig") for _, data in (*tables(), *later_tables()))
    for written in (r"2026-9-30", r"2026/9/10", r"2026\.9\.16", r"2026年10月30日", r",9月30日,"):
        assert re.search(written, text)
