"""An administrator changes the roster by chat: a verdict for each line, one 确认, one 撤回."""

from domain.vocabulary import PostRole
from storage.ledger import history
from storage.posts import people_named
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import EDUCATION, WATER, case, suggestions
from tests.scenarios.town import Town


async def holders(t: Town, unit: str, role: PostRole = PostRole.LIAISON) -> list[str]:
    """Who holds a post by now, whoever can be told or not."""
    directory = (await t.rules()).directory
    return [
        one.name
        for one in directory.everybody()
        if any(post.unit_name == unit and post.role is role for post in one.posts)
    ]


async def test_pasted_lines_get_verdicts_and_the_good_ones_are_entered(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says(
            f"花名册\n{EDUCATION}\t承办员\t王五\t13800000008\n{WATER} 联络人 王六 13800000007\n"
            "区大数据局 联络员 赵七 u77"
        )
        assert "可以 1 行，请确认 1 行，不行 1 行" in asked.title
        assert "第2行 不行" in asked
        assert "“联络人”不是岗位" in asked
        assert "花名册里没有“区大数据局”" in asked
        assert asked.labels[:2] == ["写入可以的 1 行", "连同请确认的写入 2 行"]
        assert await holders(t, EDUCATION, PostRole.CASE_OFFICER) == []

        done = await t.admin.taps("连同请确认的写入 2 行")
        assert "花名册已改 2 处" in done.title
        assert "还有 1 行没写入" in done
        assert "王五还没有用户ID" in done
        assert await holders(t, EDUCATION, PostRole.CASE_OFFICER) == ["王五"]
        assert await holders(t, "区大数据局") == ["赵七"]


async def test_it_is_taken_back_as_one_act_and_the_ledger_has_both(either_town: Opens) -> None:
    async with either_town() as t:
        await t.admin.says(f"花名册\n{EDUCATION} 承办员 王五 13800000008\n区大数据局 联络员 赵七 u77")
        await t.admin.taps("连同请确认的写入 2 行")
        undone = await t.admin.says("撤回")
        assert "单位和人员恢复到改之前" in undone
        assert await holders(t, EDUCATION, PostRole.CASE_OFFICER) == []
        assert "区大数据局" not in (await t.rules()).directory.units.values()
        async with t.database.reader() as session:
            noted = await history(session, "unit:区大数据局") or await history(session, "person:u77")
            whole = await history(session, "office")
        assert [entry.act for entry in noted] == ["roster_changed"]
        assert "roster_undone" in [entry.act for entry in whole]
        assert "13800000008" not in str([entry.facts for entry in noted])


async def test_what_somebody_has_built_on_is_not_taken_back(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("花名册 区大数据局 联络员 过路人 u99")
        await t.admin.says("确认")
        await t.outsider.says("你好")
        kept = await t.admin.says("撤回")
        assert "新加的人已经来办过事了" in kept
        assert await holders(t, "区大数据局") == ["过路人"]


async def test_what_was_changed_again_is_not_taken_back(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("添加审批人 区政府督查室 李敏")
        await t.admin.says("确认")
        await t.admin.says("李敏手机号改为13900000012")
        await t.admin.says("确认")
        async with UnitOfWork(t.database, t.clock.now()) as work:
            stand_in = (await people_named(work.session, "李敏"))[0]
            stand_in.mobile = "13900000013"
            await work.commit()
        assert "之后又有人改过这些单位或人员" in await t.admin.says("撤回")


async def test_a_person_loses_a_post_and_gets_it_back(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("吴静不再是区教育局联络员")
        assert "区教育局就没有联络员了，在办 1 件没人收" in asked
        await t.admin.says("确认")
        assert await holders(t, EDUCATION) == []
        assert "还没有能联系上的联络员" in await t.supervisor.says("区教育局联络员是谁")
        await t.admin.says("撤回")
        assert await holders(t, EDUCATION) == ["吴静"]


async def test_the_last_administrator_stays(town: Opens) -> None:
    async with town() as t:
        refused = await t.admin.says("停用 秦越")
        assert "没有能联系上的管理员" in refused
        assert "确认" not in refused.labels


async def test_a_renamed_unit_keeps_its_cases_and_its_place_in_groups(town: Opens) -> None:
    row = case("56", "关于增设校门口护栏的建议", EDUCATION, "2026-10-30")
    async with town(tables=(suggestions(row),)) as t:
        await t.admin.says(f"单位组 各承办单位：{EDUCATION}、{WATER}")
        await t.admin.says("确认")
        asked = await t.admin.says(f"{EDUCATION}改名为区教育体育局")
        assert "在办 1 件不动，照旧归它" in asked
        await t.admin.says("确认")
        assert (await t.rules()).policy.unit_groups["各承办单位"] == ("区教育体育局", WATER)
        assert "建议56" in await t.teacher.says("我的")
        assert "区教育体育局" in await t.supervisor.says("查看 建议56")
        await t.admin.says("撤回")
        assert (await t.rules()).policy.unit_groups["各承办单位"] == (EDUCATION, WATER)
        assert EDUCATION in await t.supervisor.says("查看 建议56")


async def test_a_new_mobile_is_shown_in_full_to_who_has_to_check_it(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("李敏手机号改为13912345678")
        assert "13912345678" in asked
        await t.admin.says("确认")
        assert "已经是这样" in await t.admin.says("李敏手机号改为13912345678")


async def test_nonsense_is_told_what_would_be_right(town: Opens) -> None:
    async with town() as t:
        assert "请写单位、岗位、姓名、手机" in await t.admin.says("花名册 今天天气不错")
        assert "一人一行" in await t.admin.says("花名册")
        lines = "\n".join(f"{EDUCATION} 承办员 张三 138{number:08}" for number in range(201))
        assert "一次最多 200 行" in await t.admin.says(lines)


async def test_only_administrators_change_it(town: Opens) -> None:
    async with town() as t:
        refused = await t.supervisor.says(f"添加联络员 {EDUCATION} 张三 13800000000")
        assert "请由秦越办理" in refused
        await t.liaison.says("停用 吴静")
        assert await holders(t, EDUCATION) == ["吴静"]
