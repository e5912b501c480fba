"""What the office asks for in its own words: handing out, urging, settings, figures, and who can do what."""

import pytest

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, WATER, case, proposals, suggestions

DUE = (
    suggestions(
        case("建议002", "关于增设停车泊位的建议", HOUSING, "2026-09-21", on="2026-09-01"),
        case("建议003", "关于修补路面的建议", CITY, "2026-09-22", on="2026-09-01", note="重点件"),
        case("建议004", "关于社区医院的建议", EDUCATION, "2026-09-30", co=HOUSING, co_due="2026-09-28"),
    ),
)


# -- handing out


async def test_short_names_beside_their_part_are_units_and_nothing_is_put_into_the_title(town: Opens) -> None:
    async with town() as t:
        echo = await t.admin.says("交办 建议56 关于增设公园座椅的建议 城管主办，水务会办，10月30号前")
        assert f"主办：{CITY}" in echo
        assert f"会办：{WATER}" in echo
        assert "标题：关于增设公园座椅的建议\n" in echo
        assert not t.city_liaison.hears()


async def test_words_that_fit_nowhere_are_asked_about(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("交办 建议56 关于公园座椅的建议 城管主办 急件 10月30日")
        assert "“急件”不像标题、单位或时限" in asked
        echo = await t.admin.taps("继续")
        assert "请核对后确认交办" in echo
        assert "急件" not in echo


async def test_a_unit_nobody_knows_is_asked_for_in_its_place(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("交办 建议56 关于公园座椅的建议 城管主办 园林会办 10月30日")
        assert "花名册里没有“园林”" in asked
        echo = await t.admin.says("区水务局")
        assert f"会办：{WATER}" in echo
        assert f"主办：{CITY}" in echo


async def test_the_echo_of_a_handing_out_can_be_put_otherwise(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("交办 建议58《关于村道的建议》城管牵头、教育局协办，下月底")
        assert "11月6日（周五）截止" in await t.admin.says("改成11月6日")
        assert f"主办：{WATER}" in await t.admin.says("主办改成水务局")
        assert "标题：关于村道硬化的建议" in await t.admin.says("标题改成关于村道硬化的建议")
        assert "没看出要改成什么" in await t.admin.says("改成那个啥")
        assert "已交办" in await t.admin.taps("确认交办")
        assert "建议58" in t.water_liaison.hears()
        assert not t.city_liaison.hears()


async def test_the_end_of_next_month_is_a_limit(town: Opens) -> None:
    async with town() as t:
        echo = await t.admin.says("交办 建议58《关于村道的建议》城管局，下月底")
        assert "10月31日" in echo
        assert "已经过去了" in await t.admin.says("交办 建议59《关于村道的建议》城管局 9月1日")
        assert "10月30日" in await t.admin.says("10月30日")


# -- urging


async def test_two_units_are_urged_after_one_yes(town: Opens) -> None:
    async with town(tables=DUE) as t:
        asked = await t.supervisor.says("帮我催催住建局和教育局")
        assert "2 个单位" in asked
        assert not t.liaison.hears()
        await t.supervisor.taps("确认催办")
        assert "催办" in t.liaison.hears()
        assert "催办" in t.teacher.hears()
        assert not t.city_liaison.hears()


@pytest.mark.parametrize(
    ("text", "number"),
    [("今天到期的都催一下", "建议003"), ("把超期的都催一遍", "建议002"), ("催一下郑凯", "建议003")],
)
async def test_those_meant_are_urged_and_said_first(town: Opens, text: str, number: str) -> None:
    async with town(tables=DUE) as t:
        asked = await t.supervisor.says(text)
        assert number in asked
        assert "共 1 件" in asked
        assert "已催办" in await t.supervisor.taps("确认催办")


async def test_free_words_after_the_case_do_not_stop_an_urging(town: Opens) -> None:
    async with town(tables=DUE) as t:
        assert "已催办" in await t.supervisor.says("催办建议002，都超期1天了")


async def test_nobody_of_that_name_is_urged(town: Opens) -> None:
    async with town(tables=DUE) as t:
        assert "花名册里没有“白雪”" in await t.supervisor.says("催一下白雪")


# -- settings


async def test_quiet_from_nine_in_the_evening_keeps_the_end(town: Opens) -> None:
    async with town() as t:
        echo = await t.admin.says("晚上九点以后别发消息")
        assert "21:00 到 08:00" in echo or "21:00 到 8:00" in echo or "21:00 到 08:30" in echo
        await t.admin.taps("确认修改")
        assert "21:00" in await t.admin.says("设置")
        assert "不发消息" in (await t.liaison.says("晚上九点以后别发消息")).title


async def test_a_stop_of_two_hours_is_echoed_with_its_end(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("先停发两小时")
        assert "停到 9月22日 12:00" in asked
        await t.admin.taps("取消")
        assert "已停发" not in await t.admin.says("设置")


@pytest.mark.parametrize(("text", "words"), [("把提醒改成提前五天", "5 天"), ("日报每天早上9点发", "09:00")])
async def test_settings_in_plain_words_are_echoed(town: Opens, text: str, words: str) -> None:
    async with town() as t:
        heard = await t.admin.says(text)
        assert words in heard
        assert "确认修改" in heard.labels


# -- lists and figures


async def test_how_it_stands_over_all(town: Opens) -> None:
    async with town(tables=DUE) as t:
        for text in ("今天情况怎么样", "在办情况"):
            heard = await t.district_leader.says(text)
            assert "超期 1 件，今天到期 1 件" in heard
            assert "没签收 4 件" in heard


async def test_the_cases_of_one_unit(town: Opens) -> None:
    async with town(tables=DUE) as t:
        heard = await t.supervisor.says("住建局有几件没办完")
        assert "建议002" in heard
        assert "建议003" not in heard
        assert "建议002" in await t.supervisor.says("住建局办得怎么样")


async def test_lists_by_day_key_and_in_pairs(town: Opens) -> None:
    async with town(tables=DUE) as t:
        heard = await t.supervisor.says("9月30号到期的有哪些")
        assert "建议004" in heard
        assert "建议002" not in heard
        assert "建议003" in await t.supervisor.says("重点件有哪些")
        heard = await t.supervisor.says("今天谁到期，谁超期")
        assert "建议003" in heard
        assert "建议002" in await t.supervisor.taps("已超期")


async def test_rates_of_a_source_a_month_a_unit(town: Opens) -> None:
    async with town(tables=DUE) as t:
        assert "建议办复率" in (await t.supervisor.says("建议办复率")).title.replace("人大代表", "")
        assert "9月1日" in await t.supervisor.says("本月办结率多少")
        assert HOUSING in await t.supervisor.says("住建局签收率")
        assert "100%（1/1）" in await t.supervisor.says("超期率")


async def test_who_the_liaison_is(town: Opens) -> None:
    async with town() as t:
        assert "郑凯" in await t.supervisor.says("城管局联络员电话")
        assert "哪个单位" in await t.supervisor.says("联络员是谁")
        assert "周航" in await t.supervisor.says("住建局")
        assert "周航" in await t.leader.says("联络员是谁")


# -- who can do it instead


async def test_a_refusal_names_who_can(town: Opens) -> None:
    async with town() as t:
        assert "请由周航" in await t.leader.says("签收 建议012")
        assert "贺岩" in await t.supervisor.says("把建议012转给水务局")
        assert "请由秦越办理" in await t.supervisor.says("停发")
        assert "要由承办单位的联络员办理" in await t.supervisor.says("签收 建议012")


async def test_the_office_says_who_left_and_who_comes(town: Opens) -> None:
    async with town() as t:
        assert f"是不是{CITY}" in await t.admin.says("城管局的郑凯调走了，换罗珊")
        assert "郑凯 → 罗珊" in await t.admin.taps("是")


async def test_a_leader_names_a_stand_in_for_his_liaison(town: Opens) -> None:
    async with town() as t:
        heard = await t.leader.says("周航请假到下周五，这段由李敏代")
        assert "9月22日" in heard
        assert "10月2日" in heard
        await t.leader.taps("确认代理")
        assert "请您代 周航" in t.stand_in.hears()


# -- wording by role


async def test_the_office_is_not_told_of_cases_of_its_own(town: Opens) -> None:
    async with town() as t:
        for person in (t.supervisor, t.district_leader):
            heard = await person.says("查看 999")
            assert "没有找到 999" in heard
            assert "您名下" not in heard
            assert "我的" not in heard
        assert "没有找到您名下的 999" in await t.liaison.says("查看 999")


async def test_a_case_is_offered_once_however_many_units_have_it(town: Opens) -> None:
    green = case("建议014", "关于绿道的建议", CITY, "2026-10-30", co=f"{HOUSING}、{WATER}")
    async with town(tables=(*DUE, suggestions(green))) as t:
        heard = await t.supervisor.says("查看")
        assert heard.text.count("建议014") <= 2, "a line and a button at most"


@pytest.mark.parametrize("text", ["报告 12", "交办"])
async def test_titles_are_short_sentences(town: Opens, text: str) -> None:
    async with town() as t:
        heard = await t.leader.says(text)
        assert not heard.title.endswith("…")


async def test_a_stray_digit_of_the_office_looks_nothing_up(town: Opens) -> None:
    alike = (*DUE, proposals(case("提案003", "关于河道的提案", WATER, "2026-10-30")))
    async with town(tables=alike) as t:
        assert "现在没有等您选的" in await t.supervisor.says("3")
        assert "建议003" in await t.supervisor.says("查看 建议003")
