"""停发, 恢复, 停发着什么 through the chat: what is held is shown before, meanwhile and before it goes out."""

from simulator.acts import Said
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, case, suggestions

DUE = (
    suggestions(
        case("建议001", "关于路灯的建议", HOUSING, "2026-09-26", on="2026-09-01"),
        case("建议003", "关于垃圾分类的建议", CITY, "2026-09-26", on="2026-09-01"),
        case("建议030", "关于井盖的建议", CITY, "2026-10-20", on="2026-09-01"),
    ),
)
NOON = "2026-09-22 12:00"


async def test_a_stop_says_what_it_will_hold_and_what_goes_on(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await t.liaison.says("全部签收")
        await t.city_liaison.says("全部签收")
        asked = await t.admin.says("停发到周五")
        assert "停到 9月28日 08:45" in asked
        assert "到期提醒" in asked
        assert "9月23日 08:45" in asked
        assert "立办立结" in asked
        assert "审批人回「待我批」看得到" in asked
        assert "到 9月28日 08:45 自己恢复" in await t.admin.taps("确认")
        await t.time_goes_to("2026-09-23 09:00")
        assert not t.liaison.hears()
        listed = await t.admin.says("停发着什么")
        assert "所有单位" in listed
        assert "将向 2 人发出 2 件事" in listed


async def test_it_ends_by_itself_with_one_message_a_person(either_town: Opens) -> None:
    async with either_town(tables=DUE) as t:
        await t.admin.says("停发两小时")
        await t.admin.taps("确认")
        await t.supervisor.says("催办 建议030")
        await t.supervisor.says("催办 建议003")
        _ = [speaker.hears() for speaker in t.speakers]
        await t.time_goes_to("2026-09-22 11:59")
        assert not t.city_liaison.hears()
        await t.time_goes_to("2026-09-22 12:01")
        heard = t.city_liaison.hears()
        assert len(heard) == 1
        assert "建议030" in heard
        assert "建议003" in heard
        assert "停发" not in (await t.admin.says("设置")).text.replace("「停发」", "")


async def test_before_it_goes_on_one_sees_what_goes_out_and_what_is_pointless_by_now(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await t.admin.says("停发")
        await t.admin.taps("确认")
        await t.supervisor.says("催办 建议030")
        await t.supervisor.says("催办 建议001")
        await t.liaison.says("回复 建议001 路灯已经全部修好，请放心。")
        await t.liaison.taps("确认提交")
        await t.time_goes_by(minutes=5)
        asked = await t.admin.says("恢复")
        assert "将向 1 人发出 1 件事" in asked
        assert "郑凯：催办 1（建议030）" in asked
        assert "不用再发的" in asked
        _ = t.city_liaison.hears(), t.liaison.hears()
        assert "马上向 1 人补发" in await t.admin.taps("确认")
        assert "建议030" in t.city_liaison.hears()
        assert not t.liaison.hears()


async def test_one_unit_is_stopped_and_the_others_are_not(town: Opens) -> None:
    async with town(tables=DUE) as t:
        asked = await t.admin.says("停发 城管局")
        assert CITY in asked
        assert "别的单位照常" in asked
        await t.admin.taps("确认")
        await t.supervisor.says("都催一遍")
        await t.supervisor.taps("确认催办")
        assert "催办" in t.liaison.hears()
        assert not t.city_liaison.hears()
        assert CITY in await t.admin.says("停发着什么")
        assert f"请回「恢复 {CITY}」" in await t.admin.says("恢复")
        await t.admin.says("恢复 城管局")
        await t.admin.taps("确认")
        assert "催办" in t.city_liaison.hears()


async def test_what_a_stop_held_can_be_left_unsaid(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await t.city_liaison.says("全部签收")
        await t.admin.says("停发")
        await t.admin.taps("确认")
        await t.supervisor.says("催办 建议030")
        await t.admin.says("交办 建议60 《关于路面修补的建议》 区城市管理局独办 10月30日")
        await t.admin.taps("确认交办")
        assert "都不再发" in await t.admin.says("恢复，不补发")
        await t.admin.taps("确认")
        heard = t.city_liaison.hears()
        assert "建议60" in heard, "nobody was told of this case yet"
        assert "建议030" not in heard
        await t.time_goes_to("2026-09-23 08:50")
        assert "建议030" not in t.city_liaison.hears()


async def test_stop_and_end_can_be_taken_back(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await t.admin.says("停发")
        await t.admin.taps("确认")
        assert "照常发送" in await t.admin.says("撤回")
        assert "没有停发" in await t.admin.says("停发着什么")
        await t.admin.says("停发")
        await t.admin.taps("确认")
        await t.admin.says("恢复")
        await t.admin.taps("确认")
        assert "又停发了" in await t.admin.says("撤回")
        assert "停发着" in (await t.admin.says("停发着什么")).title


async def test_an_unclear_end_is_asked_about_and_nothing_is_stopped(town: Opens) -> None:
    async with town(tables=DUE) as t:
        assert "没看懂“到猴年”" in await t.admin.says("停发到猴年")
        assert "没看懂“90天”" in await t.admin.says("停发90天")
        assert "没有停发" in await t.admin.says("停发着什么")
        await t.admin.says("停发")
        await t.admin.taps("确认")
        assert "起已停发" in await t.admin.says("停发")
        assert "现在已经停发" in await t.admin.says("停发三天")


async def test_an_urgent_case_and_answers_go_on(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await t.admin.says("停发")
        await t.admin.taps("确认")
        await t.admin.says("交办 建议61 《关于漏水的建议》 区城市管理局独办 立办立结")
        await t.admin.taps("确认交办")
        assert "建议61" in t.city_liaison.hears()
        t.messenger.acts.say(t.liaison.user_id, Said(text="我的"))
        await t.rests()
        assert "建议001" in t.liaison.hears()
