"""A roster file: what differs stands before the yes, who is absent leaves only by a yes of his own."""

import csv
from io import StringIO

from domain.tables.grid import Row
from domain.vocabulary import PostRole
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, ROSTER_HEADER, WATER
from tests.scenarios.rosters.test_by_chat import holders


def csv_of(*rows: Row) -> bytes:
    """A roster as a file."""
    out = StringIO()
    csv.writer(out).writerows([ROSTER_HEADER, *rows])
    return out.getvalue().encode("utf-8-sig")


def row(unit: str, name: str, role: str, user: str, mobile: str = "") -> Row:
    return (unit, "", name, role, user, mobile, "")


CHANGED = csv_of(
    row(EDUCATION, "吴静", "联络员", "u31", "13900000031"),
    row(EDUCATION, "赵新", "承办员", "u77", "13900000077"),
    row(CITY, "郑凯", "联络员", "u21"),
    row(CITY, "冯涛", "分管领导", "u22"),
)


async def test_the_differences_are_shown_first(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.sends("花名册.csv", CHANGED)
        assert "可以 4 行（其中 2 行已有、没变化）" in asked
        assert "吴静 手机 （无） → 139****0031" in asked
        assert "新增 赵新 区教育局承办员" in asked
        assert "孙立（区教育局分管领导）" in asked
        assert "另有 4 个单位不在这张表里，照旧" in asked
        assert await holders(t, EDUCATION, PostRole.CASE_OFFICER) == []


async def test_an_import_takes_nobody_away(town: Opens) -> None:
    async with town() as t:
        await t.admin.sends("花名册.csv", CHANGED)
        done = await t.admin.taps("导入可以的 2 行")
        assert "已导入 2 个岗位" in done
        assert await holders(t, EDUCATION, PostRole.LEADER_IN_CHARGE) == ["孙立"]
        asked = await t.admin.taps("离任 1 个岗位")
        assert "孙立 不再是区教育局分管领导" in asked
        await t.admin.taps("取消")
        assert await holders(t, EDUCATION, PostRole.LEADER_IN_CHARGE) == ["孙立"]
        await t.admin.says("离任 f1")
        await t.admin.taps("确认离任")
        assert await holders(t, EDUCATION, PostRole.LEADER_IN_CHARGE) == []
        assert await holders(t, WATER) == ["罗珊"]
        assert "没有漏掉的在岗人员" in await t.admin.says("离任 f1")


async def test_a_roster_import_is_taken_back_as_one_act(town: Opens) -> None:
    async with town() as t:
        await t.admin.sends("花名册.csv", CHANGED)
        await t.admin.taps("导入可以的 2 行")
        assert await holders(t, EDUCATION, PostRole.CASE_OFFICER) == ["赵新"]
        assert "撤销这次导入" in (await t.admin.says("撤回")).title
        assert "已撤销" in await t.admin.taps("确认撤销")
        assert await holders(t, EDUCATION, PostRole.CASE_OFFICER) == []
        again = await t.admin.sends("花名册.csv", CHANGED)
        assert "新增 赵新" in again


async def test_the_same_file_again_says_that_nothing_changed(town: Opens) -> None:
    async with town() as t:
        await t.admin.sends("花名册.csv", CHANGED)
        await t.admin.taps("导入可以的 2 行")
        again = await t.admin.sends("花名册.csv", CHANGED)
        assert "都已导入过" in again.title


async def test_a_liaison_who_is_not_in_the_file_is_warned_about(town: Opens) -> None:
    async with town() as t:
        await t.admin.sends("花名册.csv", csv_of(row(WATER, "曹宇", "分管领导", "u42", "13900000042")))
        await t.admin.taps("导入可以的 1 行")
        assert "注意：区水务局就没有联络员了" in await t.admin.taps("离任 1 个岗位")


async def test_a_roster_file_is_an_administrators(town: Opens) -> None:
    async with town() as t:
        refused = await t.supervisor.sends(
            "花名册.csv", csv_of(row("区政府督查室", "方敏", "系统管理员", "u02"))
        )
        assert "花名册由系统管理员改。请把这张表发给秦越" in refused
        assert "方敏" not in await holders(t, "区政府督查室", PostRole.ADMIN)
