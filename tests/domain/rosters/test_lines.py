"""Lines of people and units, as typed and pasted: what each would change, and what stands against it."""

import pytest

from domain.rosters import Entry, Step, StepKind
from domain.rosters.judging import judge_lines
from domain.rosters.lines import is_change, is_command, is_pasted
from domain.rosters.steps import applicable
from domain.tables.problems import Verdict
from domain.vocabulary import PostRole
from tests.domain.rosters import CIVIL, EDUCATION, HOUSING, STANDING, TOWN

OK, ASK, BAD = Verdict.OK, Verdict.ASK, Verdict.BAD
LIAISON, OFFICER, LEADER = PostRole.LIAISON, PostRole.CASE_OFFICER, PostRole.LEADER_IN_CHARGE


def judged(text: str) -> list[Entry]:
    return judge_lines(text, STANDING)


def one(text: str) -> Entry:
    entries = judged(text)
    assert len(entries) == 1
    return entries[0]


def codes(entry: Entry) -> list[str]:
    return [note.code for note in entry.notes]


@pytest.mark.parametrize(
    "text",
    [
        "花名册 青石镇人民政府 联络员 石岩 u-shi 13800000037",
        "添加联络员 青石镇人民政府 石岩 u-shi 13800000037",
        "13800000037 石岩 u-shi 联络员 青石镇人民政府",
        "青石镇人民政府\t镇\t石岩\t联络员\tu-shi\t138 0000 0037",
        "青石镇人民政府,联络员,石岩,+86 138-0000-0037,u-shi",
        "1、青石镇 联络员：石岩 １３８００００００３７ u-shi",
    ],
)
def test_the_words_are_told_by_their_kind_whatever_their_order(text: str) -> None:
    entry = one(text)
    assert entry.verdict is OK
    (step,) = entry.steps
    assert (step.kind, step.unit, step.role, step.person_id) == (StepKind.APPOINT, TOWN, LIAISON, None)
    assert (step.name, step.user_id, step.mobile) == ("石岩", "u-shi", "13800000037")


def test_a_pasted_table_with_its_header_and_other_columns() -> None:
    entries = judged(
        "单位\t单位类型\t姓名\t岗位\t用户ID\t手机\t备注\n"
        "区教育局\t区直部门\t蒋怀民\t分管领导\tu-jiang\t13800001018\t副局长\n"
        "青石镇\t镇\t石岩\t联络员\tu-shiyan\t13800001037\t代理联络员"
    )
    assert [entry.verdict for entry in entries] == [OK, OK]
    first, second = (entry.steps[0] for entry in entries)
    assert (first.unit, first.role, first.name) == (EDUCATION, LEADER, "蒋怀民")
    assert (second.unit, second.name, second.stand_in) == (TOWN, "石岩", True)


def test_a_role_said_in_front_holds_for_all_lines() -> None:
    entries = judged("添加承办员：\n区教育局 李四 13800000009\n区民政局 王五 13800000010")
    assert [entry.steps[0].role for entry in entries] == [OFFICER, OFFICER]


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        ("区教育局 联络人 张三 13800000000", BAD, "role_missing"),
        ("区教育局 张三 13800000000", BAD, "role_missing"),
        ("区教育局 联络员 承办员 张三", BAD, "several_roles"),
        ("联络员 张三 13800000000", BAD, "unit_missing"),
        ("区教育局 区民政局 联络员 张三", BAD, "several_units"),
        ("区教育局 承办员 张三 1380000000", BAD, "bad_mobile"),
        ("区教育局 承办员 张三 138000000001", BAD, "bad_mobile"),
        ("区教育局 承办员 张三 13800000000 13900000000", BAD, "two_mobiles"),
        ("区教育局 承办员 张三 李四 13800000000", BAD, "names_unclear"),
        ("区教育局 承办员 13800000000", BAD, "name_missing"),
        ("区教育局 承办员 张三 u33", BAD, "id_of_other"),
        ("区教育局 承办员 张三 13900000033", BAD, "mobile_of_other"),
        ("住房中心 承办员 张三 u77", ASK, "abbreviated_unit"),
        ("住建局 承办员 张三 u77", ASK, "abbreviated_unit"),
        ("区太空局 承办员 张三 u77", ASK, "new_unit"),
        ("区教育局 联络员 张三 u77", ASK, "second_liaison"),
        ("区教育局 承办员 白雪 u77", ASK, "namesake"),
        ("区教育局 承办员 白雪", ASK, "same_person"),
        ("区民政局 联络员 白雪 13900000034", ASK, "mobile_changes"),
        ("区民政局 联络员 白雪 u34", ASK, "id_changes"),
        ("区政府督查室 系统管理员 张三 u77", ASK, "power"),
        ("区教育局 承办员 张三 13800000000", OK, "unreachable"),
        ("区民政局 联络员 白雪 13900000033", OK, "unchanged"),
        ("花名册 今天天气不错", BAD, "not_understood"),
    ],
)
def test_what_is_to_be_said_of_a_line(text: str, verdict: Verdict, code: str) -> None:
    entry = one(text)
    assert (entry.verdict, codes(entry)[0]) == (verdict, code)
    assert bool(entry.steps) == (verdict is not BAD and code != "unchanged")


def test_the_unit_above_holds_for_a_line_without_one() -> None:
    first, second = judged("区教育局 承办员 张三 u77\n承办员 李四 u78")
    assert first.verdict is OK
    assert (second.verdict, codes(second), second.steps[0].unit) == (ASK, ["unit_from_above"], EDUCATION)


def test_one_number_for_two_new_people_is_seen() -> None:
    _, second = judged("区教育局 承办员 张三 13800000000\n区民政局 承办员 李四 13800000000")
    assert (second.verdict, codes(second)) == (BAD, ["given_twice"])


def test_a_mobile_fills_in_whom_the_unit_has() -> None:
    (step,) = one("区教育局 联络员 吴静 13800000031").steps
    assert (step.person_id, step.mobile) == (2, "13800000031")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("张三不再是区民政局联络员", None),
        ("白雪不再担任区民政局的联络员了", Step(StepKind.END, CIVIL, role=LIAISON, person_id=3, name="白雪")),
        ("停用 区民政局 承办员 白雪", Step(StepKind.END, CIVIL, role=OFFICER, person_id=3, name="白雪")),
        ("吴静手机号改为13800000031", Step(StepKind.MOBILE, person_id=2, name="吴静", mobile="13800000031")),
        ("改手机 吴静 138-0000-0031", Step(StepKind.MOBILE, person_id=2, name="吴静", mobile="13800000031")),
        ("周航 用户ID u11", Step(StepKind.USER_ID, person_id=4, name="周航", user_id="u11")),
        ("添加单位 区大数据局 区直部门", Step(StepKind.ADD_UNIT, "区大数据局", "区直部门")),
        ("区教育局改名为区教育体育局", Step(StepKind.RENAME_UNIT, EDUCATION, new_name="区教育体育局")),
    ],
)
def test_a_sentence_about_one_person_or_unit(text: str, step: Step | None) -> None:
    assert one(text).steps == ((step,) if step else ())


def test_who_is_stopped_loses_every_post() -> None:
    entry = one("停用 白雪")
    assert [step.role for step in entry.steps] == [LIAISON, OFFICER]
    assert (entry.verdict, codes(entry)) == (ASK, ["last_liaison"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("停用 秦越", "last_admin"),
        ("停用 罗珊", "no_person"),
        ("停用 区教育局 承办员 吴静", "no_post"),
        ("吴静手机号改为13900000033", "mobile_of_other"),
        ("吴静手机号改为139000", "bad_mobile"),
        ("吴静 用户ID u33", "id_of_other"),
        ("区太空局改名为区航天局", "no_unit"),
        ("区教育局改名为区民政局", "name_taken"),
        ("住房改名为区房管局", "ambiguous_unit"),
    ],
)
def test_a_sentence_that_cannot_be(text: str, code: str) -> None:
    entry = one(text)
    assert (entry.verdict, codes(entry)[0], entry.steps) == (BAD, code, ())


def test_only_what_was_asked_is_entered_without_a_second_thought() -> None:
    entries = judged("区教育局 承办员 张三 u77\n区太空局 承办员 李四 u78\n区教育局 联络人 王五")
    assert [entry.row for entry in applicable(entries, adopt=False)] == [1]
    assert [entry.row for entry in applicable(entries, adopt=True)] == [1, 2]


def test_what_says_by_itself_that_it_is_of_the_roster() -> None:
    assert is_command("花名册\n区教育局 联络员 张三")
    assert is_command("添加联络员 区教育局 张三")
    assert not is_command("花名册")
    assert not is_command("联络员 张三 已联系")
    units = STANDING.register
    assert is_pasted("区教育局 联络员 张三 13800000000\n区民政局 联络员 李四 u78", units)
    assert not is_pasted("区教育局 联络员 张三 13800000000\n另外请尽快签收", units)
    assert not is_pasted("区教育局 联络员 张三", units)
    assert is_change("停用 张三", units)
    assert not is_change("停用 区教育局", units)
    assert not is_change("区教育局的联络员说手机号13800000000打不通，请换人", units)


def test_housing_by_its_short_name_is_the_bureau() -> None:
    assert one("住建局 承办员 张三 u77").steps[0].unit == HOUSING
