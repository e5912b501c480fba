"""日报范围, silence and pictures by chat: what it changes, one confirmation, ledger, undo."""

import pytest

from storage.ledger import history, verify
from storage.rules import put_setting
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.records import records
from tests.scenarios.roster import CITY, HOUSING, case, proposals, suggestions
from tests.scenarios.town import Town

TABLES = (
    suggestions(
        case("建议001", "关于路灯的建议", HOUSING, "2026-09-21", on="2026-09-01"),
        case("建议002", "关于绿化的建议", CITY, "2026-10-30", on="2026-09-01"),
    ),
    proposals(case("提案003", "关于停车的提案", CITY, "2026-10-30", on="2026-09-01")),
)


async def digest(t: Town, who: str) -> str:
    return next(bubble.draft.text for bubble in reversed(t.person(who).chat) if "日报" in bubble.draft.title)


async def test_a_supervisor_gets_a_part_of_the_cases_and_it_can_be_taken_back(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        asked = await t.admin.says(f"日报范围 方敏 {CITY} 建议")
        assert f"建议，限{CITY}" in asked
        assert "现在范围内在办 1 件，超期 0 件" in asked
        assert "原来是：全部" in asked
        assert "从下一份日报起" in await t.admin.taps("确认修改")
        await t.time_goes_to("2026-09-23 09:00")
        assert "在办 1 件" in await digest(t, "u02")
        assert "在办 3 件" in await digest(t, "u03")
        assert "方敏：建议，限区城市管理局" in await t.supervisor.says("日报范围")
        assert "方敏的日报范围：默认" in await t.admin.says("撤回")
        await t.time_goes_to("2026-09-24 09:00")
        assert "在办 3 件" in await digest(t, "u02")
        async with t.database.reader() as session:
            noted = await history(session, f"setting:digest_scope:{await person_id(t, '方敏')}")
            assert [entry.facts["after"] == {} for entry in noted] == [False, True]
            assert (await verify(session)).broken_at is None


async def test_a_short_name_is_asked_about_and_a_source_may_stand_alone(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        asked = await t.admin.says("日报范围 方敏 城管局")
        assert f"是不是{CITY}" in asked
        assert f"：{CITY}" in await t.admin.taps("是")
        assert "改为：提案" in await t.admin.says("方敏的日报只看提案")
        assert "改为：全部" not in await t.admin.says("日报范围 方敏 全部")


async def test_a_district_leader_has_his_own_cases_whatever_is_chosen(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "您领办、督办的件，和区城市管理局" in await t.admin.says(f"日报范围 陆建国 {CITY}")
        await t.admin.taps("确认修改")
        back = await t.admin.says("日报范围 陆建国 默认")
        assert "您领办、督办的件，和全区的重点件、超期件（默认范围）" in back


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("日报范围 周航 全部", "周航不收日报"),
        ("日报范围 王小二 全部", "花名册里没有“王小二”"),
        ("日报范围 方敏 乱七八糟", "没看出“乱七八糟”是单位还是来源"),
        ("日报范围 方敏 全部", "方敏的日报本来就是：全部"),
    ],
)
async def test_what_cannot_be_is_said_with_the_next_step(town: Opens, said: str, answer: str) -> None:
    async with town(tables=TABLES) as t:
        before = await records(t)
        assert answer in await t.admin.says(said)
        assert await records(t) == before


async def test_silence_and_pictures_are_switched_with_one_yes_and_back(town: Opens) -> None:
    async with town(tables=()) as t:
        assert "不再发日报" in await t.admin.says("没有事的日子不发日报")
        assert "没有事的日子不发日报" in await t.admin.taps("确认修改")
        _ = t.supervisor.hears()
        await t.time_goes_to("2026-09-23 09:00")
        assert not t.supervisor.hears()
        assert "没有事的日子不发" in await t.admin.says("设置")
        assert "日报改为不配图" in await confirmed(t, "日报不配图")
        assert "已撤回" in await t.admin.says("撤回")
        assert "也发日报" in await confirmed(t, "没有事也发日报")
        await t.time_goes_to("2026-09-24 09:00")
        assert "今天没有需要您处理的事" in t.supervisor.hears()


async def test_what_was_set_anew_since_is_not_taken_back(town: Opens) -> None:
    async with town() as t:
        await confirmed(t, "日报不配图")
        async with UnitOfWork(t.database, t.clock.now()) as work:  # another administrator
            await put_setting(work.session, "digest_pictures", "", {"on": True}, (None, work.now))
            await work.change_rules()
            await work.commit()
        assert "不能撤回了" in await t.admin.says("撤回")


async def confirmed(t: Town, said: str) -> str:
    await t.admin.says(said)
    return (await t.admin.taps("确认修改")).text


async def person_id(t: Town, name: str) -> int:
    return next(one.id for one in (await t.rules()).directory.everybody() if one.name == name)
