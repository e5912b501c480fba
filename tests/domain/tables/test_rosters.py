"""Rosters: merged units, eleven posts, and people who cannot be reached."""

import pytest

from domain.tables.grid import Grid, Merge
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.rosters import ROLES
from domain.vocabulary import PostRole
from tests.domain.tables.papers import ROSTER_COLUMNS, codes, post_of, posts, read, world

P = ProblemCode


def test_a_merged_unit_stands_for_every_person_beside_it() -> None:
    rows = (
        ROSTER_COLUMNS,
        ("区水利局", "区直部门", "苏禾", "联络员", "s01", 13900000001.0, None),
        (None, "区直部门", "陆川", "承办员", "s02", "139 0000 0002", "代理联络员"),
        (None, "区直部门", "沈青", "主要负责人", None, None, None),
    )
    first, second, third = read(Grid("花名册", rows, (Merge(1, 0, 3, 0),)), known=world(units=()))
    assert {post_of(verdict).unit for verdict in (first, second, third)} == {"区水利局"}
    assert (post_of(first).mobile, post_of(second).mobile) == ("13900000001", "13900000002")
    assert (post_of(first).stand_in, post_of(second).stand_in) == (False, True)
    assert (third.verdict, codes(third), post_of(third).user_id) == (Verdict.OK, [P.NOT_REACHABLE], None)


def test_a_unit_left_blank_without_merging_is_asked_about() -> None:
    first, second = read(
        posts({}, {"单位": None, "单位类型": None, "姓名": "陆川", "岗位": "承办员", "用户ID": "s02"})
    )
    assert first.verdict is Verdict.OK
    assert (second.verdict, codes(second)) == (Verdict.ASK, [P.UNIT_FROM_ABOVE])
    assert (post_of(second).unit, post_of(second).unit_kind) == ("区水利局", "区直部门")


def test_the_first_row_needs_its_unit() -> None:
    (verdict,) = read(posts({"单位": None}))
    assert (verdict.verdict, codes(verdict)) == (Verdict.BAD, [P.MISSING_CELL])


@pytest.mark.parametrize(("word", "role"), ROLES.items())
def test_every_post_has_its_word(word: str, role: PostRole) -> None:
    assert post_of(read(posts({"岗位": word}))[0]).role is role


def test_an_unknown_post_is_refused_with_the_list() -> None:
    (verdict,) = read(posts({"岗位": "门卫"}))
    assert (verdict.verdict, codes(verdict)) == (Verdict.BAD, [P.UNKNOWN_ROLE])
    assert verdict.problems[0].suggestions == tuple(ROLES)
    assert set(ROLES.values()) == set(PostRole)


def test_one_user_id_cannot_be_two_people_but_one_person_may_hold_several_posts() -> None:
    first, again, other = read(posts({}, {"岗位": "承办员"}, {"姓名": "陆川", "岗位": "分管领导"}))
    assert (first.verdict, again.verdict, other.verdict) == (Verdict.OK, Verdict.OK, Verdict.BAD)
    assert (other.problems[0].found, other.problems[0].suggestions) == ("s01", ("苏禾",))


def test_two_liaisons_of_one_unit_are_asked_about() -> None:
    verdicts = read(
        posts({}, {"姓名": "陆川", "用户ID": "s02"}, {"单位": "柳湾镇", "姓名": "沈青", "用户ID": "s03"})
    )
    assert [verdict.verdict for verdict in verdicts] == [Verdict.OK, Verdict.ASK, Verdict.OK]
    assert (codes(verdicts[1]), verdicts[1].problems[0].suggestions) == ([P.TWO_LIAISONS], ("苏禾",))


def test_the_same_post_twice_is_refused_and_names_the_first_row() -> None:
    verdict = read(posts({}, {}))[1]
    assert (verdict.verdict, codes(verdict), verdict.problems[0].suggestions) == (
        Verdict.BAD,
        [P.DUPLICATE_POST],
        ("3",),
    )


def test_a_roster_brings_new_units_but_asks_about_a_known_one_in_short() -> None:
    new, short, vague = read(posts({"单位": "区档案馆"}, {"单位": "住建局"}, {"单位": "管理局"}))
    assert (new.verdict, post_of(new).unit) == (Verdict.OK, "区档案馆")
    assert (short.verdict, post_of(short).unit) == (Verdict.ASK, "区住房和城乡建设局")
    assert (codes(vague), vague.record) == ([P.AMBIGUOUS_UNIT], None)
