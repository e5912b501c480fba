"""A roster file against the roster: new, changed, absent, and what it does not speak of."""

from domain.rosters.differences import Difference, What, compare_with_roster
from domain.tables.records import RosterRecord
from domain.vocabulary import PostRole
from tests.domain.rosters import CIVIL, EDUCATION, STANDING


def row(
    unit: str, name: str, role: PostRole = PostRole.LIAISON, user: str = "", mobile: str = ""
) -> RosterRecord:
    return RosterRecord(unit, "", name, role, user or None, mobile, "", stand_in=False)


def test_a_file_that_says_the_same_changes_nothing_and_misses_nobody() -> None:
    same = [
        row(CIVIL, "白雪", user="u33", mobile="13900000033"),
        row(CIVIL, "白雪", PostRole.CASE_OFFICER, "u33", "13900000033"),
    ]
    found = compare_with_roster(same, STANDING)
    assert found.differences == ()
    assert found.absent == ()
    assert found.other_units == 3  # the office, education, housing


def test_new_people_posts_units_and_numbers_are_told_apart() -> None:
    found = compare_with_roster(
        [
            row("区大数据局", "张三", user="u77"),
            row(CIVIL, "白雪", PostRole.LEADER_IN_CHARGE, "u33", "13900000044"),
            row(EDUCATION, "吴静茹", user="u31", mobile="13900000031"),
        ],
        STANDING,
    )
    assert [one.what for one in found.differences] == [
        What.NEW_UNIT, What.NEW, What.NEW_POST, What.MOBILE, What.NAME, What.MOBILE,
    ]  # fmt: skip
    assert found.differences[3] == Difference(What.MOBILE, CIVIL, "白雪", None, "139****0033", "139****0044")


def test_who_is_not_listed_is_absent_only_at_the_units_that_are() -> None:
    found = compare_with_roster([row(CIVIL, "白雪", user="u33")], STANDING)
    assert [(one.member.name, one.seat.role) for one in found.absent] == [("白雪", PostRole.CASE_OFFICER)]


def test_somebody_without_user_id_is_known_by_name_and_mobile() -> None:
    unit = "区住房和城乡建设局"
    found = compare_with_roster([row(unit, "周航", user="u11", mobile="13900000011")], STANDING)
    assert [(one.what, one.after) for one in found.differences] == [(What.USER_ID, "u11")]
    assert found.absent == ()
