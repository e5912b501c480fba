"""登记: a case put in by chat, one question at a time or in one go, never lost on the way."""

import pytest

from domain.vocabulary import Source
from storage.cases import cases_of_source
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, suggestions
from tests.scenarios.roster import case as row
from tests.scenarios.town import Town


async def newest(t: Town, source: Source) -> tuple[str, str, str]:
    """Number, title and content of the last case of a source."""
    async with UnitOfWork(t.database, t.clock.now()) as work:
        case = (await cases_of_source(work.session, source))[-1]
        return case.number, case.title, case.content


async def test_question_by_question(either_town: Opens) -> None:
    async with either_town() as t:
        asked = await t.supervisor.says("登记")
        assert "1/5" in asked.title
        assert {"网民留言", "12345工单"} <= set(asked.labels)
        assert "标题是什么" in await t.supervisor.taps("网民留言")
        assert "具体内容" in await t.supervisor.says("幸福路路灯不亮")
        assert "哪个单位" in await t.supervisor.says("中段已有一周不亮。\n晚上很危险，签收 12 也没用")
        limit = await t.supervisor.says("城管局主办、住建局会办")
        assert "按规定是 10个工作日，到10月13日（周二）" in limit
        echo = await t.supervisor.taps("按规定")
        assert "确认交办 留言2026092201" in echo.title
        assert f"主办：{CITY}，10月13日（周二）截止" in echo
        assert f"会办：{HOUSING}" in echo
        assert not t.city_liaison.hears()
        assert "已交办" in await t.supervisor.taps("确认交办")
        assert "新交办：留言2026092201" in t.city_liaison.hears()
        number, title, content = await newest(t, Source.NETIZEN_MESSAGE)
        assert (number, title) == ("留言2026092201", "幸福路路灯不亮")
        assert content == "中段已有一周不亮。\n晚上很危险，签收 12 也没用"


async def test_in_one_line_and_as_pasted_lines(town: Opens) -> None:
    async with town() as t:
        echo = await t.supervisor.says(
            f"登记 网民留言 标题：路灯又坏了 单位：{CITY} 期限：10月15日 编号：88300"
        )
        assert "88300" in echo.title
        await t.supervisor.taps("取消")
        lines = ("登记", "来源：12345", "标题：楼道灯不亮", "内容：一周不亮，", "已反映两次")
        pasted = "\n".join((*lines, "主办：城管局 会办：住建局", "期限：5个工作日"))
        echo = await t.supervisor.says(pasted)
        assert f"主办：{CITY}，9月30日" in echo
        await t.supervisor.taps("确认交办")
        assert (await newest(t, Source.HOTLINE_ORDER))[2] == "一周不亮，\n已反映两次"


async def test_a_step_back_and_answers_that_cannot_be(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("登记 网民留言")
        await t.supervisor.says("写错的标题")
        again = await t.supervisor.taps("上一步")
        assert "2/5" in again.title
        assert "最多 200 个" in await t.supervisor.says("长" * 201)
        await t.supervisor.says("幸福路路灯不亮")
        await t.supervisor.taps("跳过")
        assert "花名册里没有“区路灯管理处”" in await t.supervisor.says("区路灯管理处")
        assert "只能有一个单位主办" in await t.supervisor.says(f"{CITY}主办 {EDUCATION}主办")
        assert "5/5" in (await t.supervisor.says(EDUCATION)).title
        assert "已经过去了" in await t.supervisor.says("9月1日")
        assert "没看懂“等通知”" in await t.supervisor.says("等通知")
        assert f"独办：{EDUCATION}，持续推进" in await t.supervisor.says("持续推进")
        assert "什么都没有改动" in await t.supervisor.taps("取消")
        assert not t.teacher.hears()


async def test_another_wish_in_between_and_a_restart_lose_nothing(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("登记 网民留言 幸福路路灯不亮")
        other = await t.supervisor.says("待我批")
        assert "还在等您写内容" in other
        await t.closes()
        await t.opens()
        assert "4/5" in (await t.supervisor.says("一周不亮了，请尽快")).title
        assert "上次的登记还没填完" in (await t.supervisor.says("登记")).title
        assert "4/5" in (await t.supervisor.taps("接着填")).title


@pytest.mark.parametrize(("minutes", "kept"), [(29, "4/5"), (31, "")])
async def test_a_half_filled_form_waits_half_an_hour_and_is_offered_for_a_day(
    town: Opens, minutes: int, kept: str
) -> None:
    async with town() as t:
        await t.supervisor.says("登记 网民留言 幸福路路灯不亮")
        await t.time_goes_by(minutes=minutes)
        heard = await t.supervisor.says("一周不亮了，请尽快")
        assert kept in heard.title
        assert kept or "4/5" not in heard.title
        resumed = await t.supervisor.says("登记")
        assert "还没填完" in resumed.title
        assert "幸福路路灯不亮" in resumed
        await t.supervisor.taps("另登一件")
        assert "2/5" in (await t.supervisor.says("12345工单")).title


async def test_units_that_had_such_a_case_are_offered(town: Opens) -> None:
    """Only offered: nothing goes to a unit that nobody named."""
    old = suggestions(row("建议150", "关于幸福路路灯维修改造的建议", EDUCATION, "2026-10-30"))
    async with town(tables=(old,)) as t:
        await t.supervisor.says("登记 网民留言 关于幸福路路灯维修改造的建议")
        asked = await t.supervisor.says("跳过")
        assert f"以前相似的件交给过：{EDUCATION}" in asked
        assert "5/5" in (await t.supervisor.taps(EDUCATION)).title
        assert not t.teacher.hears()


async def test_two_in_one_day_have_two_numbers(town: Opens) -> None:
    async with town() as t:
        for serial in ("01", "02"):
            await t.supervisor.says(f"登记 网民留言 标题：第{serial}件路灯 单位：{CITY} 期限：10月15日")
            await t.supervisor.taps("确认交办")
            assert (await newest(t, Source.NETIZEN_MESSAGE))[0] == f"留言20260922{serial}"
        assert "已签收" in await t.city_liaison.says("签收 留言2026092202")


async def test_what_is_plainly_another_wish_is_no_answer_and_what_sounds_like_one_is(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("登记")
        assert "DUBAN_PULL__HOSTS" in await t.admin.says("拉取 https://example.gov.cn/list.json 每天9点")
        assert "10:30" in (await t.admin.says("网民留言 10点半前没导入提醒我")).title
        await t.admin.taps("取消")
        assert "2/5" in (await t.admin.says("12345")).title
        assert "3/5" in (await t.admin.says("12号楼电梯坏了请签收")).title
        assert "还在等您写内容" in await t.admin.says("查看 建议012")
        assert "4/5" in (await t.admin.says("业主反映，撤回物业费的决定")).title
        assert "什么都没有改动" in await t.admin.says("算了")
