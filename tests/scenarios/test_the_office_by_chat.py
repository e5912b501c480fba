"""What approvers, supervisors and administrators look up, set in motion and change by chat."""

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.town import Town

DUE = (
    suggestions(
        case("建议001", "关于路灯的建议", HOUSING, "2026-09-22", on="2026-09-01"),
        case("建议002", "关于绿化的建议", HOUSING, "2026-09-21", on="2026-09-01"),
        case("建议003", "关于垃圾分类的建议", "区城市管理局", "2026-10-30", on="2026-09-01"),
    ),
)


async def test_who_is_due_overdue_and_unsigned_is_told_by_unit(town: Opens) -> None:
    async with town(tables=DUE) as t:
        assert "建议001" in await t.supervisor.says("今天谁到期")
        overdue = await t.supervisor.says("谁超期")
        assert f"{HOUSING} 建议002" in overdue
        assert "已超期 1 天" in overdue
        await t.city_liaison.says("签收 建议003")
        unsigned = await t.approver.says("谁还没签收")
        assert "还没签收：2 件" in unsigned.title
        assert "建议003" not in unsigned
        assert "没有" in await t.district_leader.says("明天谁到期")


async def test_a_case_is_urged_once_a_day(town: Opens) -> None:
    async with town(tables=DUE) as t:
        assert "已催办" in await t.supervisor.says("催办 建议002")
        heard = t.liaison.hears()
        assert "方敏催办" in heard
        assert "已超期1天" in heard
        assert "今天已催过，明天可再催" in await t.supervisor.says("催办 建议002")
        assert not t.liaison.hears()
        await t.time_goes_to("2026-09-23 10:00")
        _ = t.liaison.hears()
        assert "已催办" in await t.supervisor.says("催办 建议002")
        assert "方敏催办" in t.liaison.hears()


async def test_urging_everybody_asks_first_and_sends_one_message_each(town: Opens) -> None:
    async with town(tables=DUE) as t:
        asked = await t.supervisor.says("都催一遍")
        assert "2 个单位共 3 件" in asked
        assert not t.liaison.hears()
        await t.supervisor.taps("确认催办")
        assert len(t.liaison.hears()) == 1
        assert len(t.city_liaison.hears()) == 1


async def test_urging_a_unit_urges_what_lags_there(town: Opens) -> None:
    async with town(tables=DUE) as t:
        asked = await t.supervisor.says("催办 城管局")
        assert "区城市管理局" in asked
        assert not t.liaison.hears()


async def test_a_case_is_handed_out_by_chat(town: Opens) -> None:
    async with town() as t:
        echo = await t.admin.says("交办 建议56 《关于增设充电桩的建议》 城管局主办 教育局会办 10月30日")
        assert "主办：区城市管理局，10月30日（周五）截止" in echo
        assert "会办：区教育局，10月22日（周四）截止" in echo
        assert not t.city_liaison.hears()
        assert "马上通知联络员" in await t.admin.taps("确认交办")
        assert "新交办：建议56" in t.city_liaison.hears()
        assert "请提交：会办意见" in t.teacher.hears()
        again = await t.admin.says("交办 建议56 《关于增设充电桩的建议》 区城市管理局主办 10月30日")
        assert "已经交办过了" in again


async def test_what_is_missing_in_a_handing_out_is_asked_for(town: Opens) -> None:
    async with town() as t:
        assert "请写明来源和编号" in await t.admin.says("交办 区教育局 《标题》 10月30日")
        assert "标题" in (await t.admin.says("交办 建议57 区教育局")).title
        assert "办结时限" in (await t.admin.says("关于课后服务的建议")).title
        assert "没看懂时限" in await t.admin.says("越快越好")
        echo = await t.admin.says("5个工作日")
        assert "独办：区教育局，9月30日" in echo


async def test_a_short_name_of_one_unit_is_spelt_out_before_anything_is_done(town: Opens) -> None:
    async with town() as t:
        echo = await t.admin.says("交办 建议58 《关于书香校园的建议》 教育局独办 10月30日")
        assert "请核对后确认交办" in echo
        assert "独办：区教育局" in echo
        assert not t.teacher.hears()


async def test_a_new_liaison_gets_cases_and_what_was_waiting(either_town: Opens) -> None:
    async with either_town() as t:
        echo = await t.admin.says("换联络员 区城管局 罗珊")
        assert "是不是区城市管理局" in echo.title
        echo = await t.admin.taps("是")
        assert "郑凯 → 罗珊" in echo
        assert "在办 1 件" in echo
        await t.admin.taps("确认更换")
        assert "您现在是区城市管理局的联络员" in t.water_liaison.hears()
        await t.time_goes_to("2026-09-23 08:50")
        assert "建议030" in t.water_liaison.hears()
        assert "您不再是区城市管理局的联络员" in (told := t.city_liaison.hears())
        assert "建议030" not in told
        assert "已签收" in await t.water_liaison.says("签收 建议030")
        assert "建议030" not in await t.city_liaison.says("我的")


async def test_reminders_are_set_per_source_and_the_next_ones_follow(town: Opens) -> None:
    async with town() as t:
        echo = await t.admin.says("建议提前5天提醒")
        assert "建议的到期提醒" in echo
        assert "条提醒会变" in echo
        await t.admin.taps("确认修改")
        assert "建议 提前 5 天" in await t.admin.says("设置")
        await t.city_liaison.says("签收 建议030")
        await t.time_goes_to("2026-10-15 08:44")
        assert not t.city_liaison.hears()
        await t.time_goes_to("2026-10-15 08:46")
        assert "还剩5天" in t.city_liaison.hears().title
        await t.time_goes_to("2026-10-18 23:00")
        last = t.city_liaison.hears()
        assert "今天是申请延期的最后一天" in last, "five days ahead did not fall on it"
        assert len(last) == 1


async def test_a_reminder_after_the_last_day_for_more_time_is_warned_about(town: Opens) -> None:
    async with town() as t:
        assert "这样提醒时已不能申请延期了" in await t.admin.says("提醒 提前2天")
        assert "什么都没有改动" in await t.admin.taps("取消")


async def test_the_digest_comes_at_its_new_time(town: Opens) -> None:
    async with town() as t:
        assert "21:00 在静默时间里" in await t.admin.says("日报 21:00")
        await t.admin.says("日报 9:30")
        await t.admin.taps("确认修改")
        await t.time_goes_to("2026-09-23 09:29")
        assert not t.supervisor.hears()
        await t.time_goes_to("2026-09-23 09:31")
        assert "督办日报 9月23日" in t.supervisor.hears().title
        await t.admin.says("日报 停发")
        await t.admin.taps("确认修改")
        await t.time_goes_to("2026-09-24 18:00")
        assert not t.supervisor.hears()


async def test_nothing_unasked_is_sent_in_the_new_quiet_hours(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("静默 11:00-9:00")
        await t.admin.taps("确认修改")
        await t.time_goes_to("2026-09-22 11:30")
        await t.supervisor.says("催办 建议030")
        assert not t.city_liaison.hears()
        await t.time_goes_to("2026-09-23 09:01")
        assert "催办" in t.city_liaison.hears()


async def test_what_was_held_comes_as_one_message(town: Opens) -> None:
    async with town() as t:
        assert "不会丢" in await t.admin.says("停发")
        await t.admin.taps("确认")
        assert "停发中" in await t.supervisor.says("催办 建议030")
        await t.admin.says("交办 建议60 《关于路面修补的建议》 区城市管理局独办 10月30日")
        await t.admin.taps("确认交办")
        await t.time_goes_to("2026-09-22 16:00")
        assert not t.city_liaison.hears()
        assert "已停发" in await t.admin.says("设置")
        echo = await t.admin.says("恢复")
        assert "一人一条" in echo
        await t.admin.taps("确认")
        heard = t.city_liaison.hears()
        assert len(heard) == 1
        assert "建议60" in heard
        assert "建议030" in heard


async def test_the_administrator_sees_usage_settings_trouble_and_the_chain(town: Opens) -> None:
    async with town() as t:
        assert "标准版全单位每月 5000 次" in await t.admin.says("用量")
        assert "robot/oToMessages/batchSend" in await t.admin.says("用量")
        assert "一切正常" in (await t.admin.says("故障")).title
        assert "全部相符" in await t.admin.says("核验")
        settings = await t.admin.says("设置")
        assert "每个工作日 08:30" in settings
        assert "提前 3 天" in settings


async def test_the_preview_says_what_is_then_sent(town: Opens) -> None:
    async with town() as t:
        await signs_everything(t)
        foreseen = await t.supervisor.says("预览 建议030")
        assert "10月16日（周五） 08:45 区城市管理局 郑凯：建议030 到期提醒" in foreseen
        assert "往前挪" in foreseen
        await t.time_goes_to("2026-10-16 08:44")
        assert not t.city_liaison.hears()
        await t.time_goes_to("2026-10-16 08:45")
        heard = t.city_liaison.hears()
        assert "建议030" in heard.title
        assert "因休息日提前" in heard


async def signs_everything(t: Town) -> None:
    for person in (t.liaison, t.city_liaison, t.teacher):
        await person.says("全部签收")
