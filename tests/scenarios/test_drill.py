"""演练模式 through the chat: only the administrator sees what would go out, then it is owed anew."""

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, case, suggestions
from tests.scenarios.town import Town

DUE = (
    suggestions(
        case("建议001", "关于路灯的建议", HOUSING, "2026-09-26", on="2026-09-01"),
        case("建议003", "关于垃圾分类的建议", CITY, "2026-09-26", on="2026-09-01"),
        case("建议030", "关于井盖的建议", CITY, "2026-10-20", on="2026-09-01"),
    ),
)


async def begin(t: Town) -> None:
    asked = await t.admin.says("演练模式 开")
    assert "只发给系统管理员" in asked
    assert "演练开始" in await t.admin.taps("确认")
    _ = [speaker.hears() for speaker in t.speakers]


async def test_only_the_administrator_hears_with_whom_it_was_for(either_town: Opens) -> None:
    async with either_town(tables=DUE) as t:
        await begin(t)
        assert "已催办" in await t.supervisor.says("催办 建议030"), "who asks is answered"
        assert not t.city_liaison.hears()
        heard = t.admin.hears()
        assert "本应发出 1 条" in heard.title
        assert f"{CITY} 郑凯" in heard
        assert "演练中（9月22日 10:00起）" in heard
        shown = await t.admin.says("演练 1")
        assert f"本应发给：{CITY} 郑凯" in shown
        assert "建议030" in shown
        assert "催办" in shown
        assert "没有演练 9" in await t.admin.says("演练 9")
        assert "催办：建议030" in await t.admin.says("演练")


async def test_it_is_said_wherever_the_administrator_looks(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await begin(t)
        assert "演练中" in await t.admin.says("设置")
        assert "已在演练" in await t.admin.says("演练模式 开")
        assert "演练中" in await t.admin.says("帮助")
        assert "演练中" not in await t.liaison.says("帮助")


async def test_nothing_told_in_rehearsal_counts_and_the_end_shows_what_goes_out(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await begin(t)
        await t.supervisor.says("催办 建议030")
        await t.supervisor.says("催办 建议001")
        await t.admin.says("交办 建议60 《关于路面修补的建议》 区城市管理局独办 10月30日")
        await t.admin.taps("确认交办")
        await t.time_goes_by(minutes=11)
        await t.liaison.says("回复 建议001 路灯已经全部修好，请放心。")
        await t.liaison.taps("确认提交")
        await t.time_goes_by(minutes=5)
        _ = [speaker.hears() for speaker in t.speakers]
        asked = await t.admin.says("演练模式 关")
        assert "本应发出" in asked
        assert "将向 1 人发出 2 件事" in asked
        assert "新交办 1、催办 1" in asked
        assert "不用再发的" in asked
        assert "马上向 1 人补发 2 件事" in await t.admin.taps("确认")
        heard = t.city_liaison.hears()
        assert len(heard) == 1
        assert "建议60" in heard
        assert "建议030" in heard
        assert not t.liaison.hears()
        assert "演练中" not in await t.admin.says("设置")
        assert "没有在演练" in await t.admin.says("演练")


async def test_beginning_and_end_can_be_taken_back_until_somebody_was_told(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await begin(t)
        assert "不演练了" in await t.admin.says("撤回")
        await begin(t)
        await t.admin.says("演练模式 关")
        await t.admin.taps("确认")
        assert "演练继续" in await t.admin.says("撤回")
        await t.supervisor.says("催办 建议030")
        await t.admin.says("演练模式 关")
        await t.admin.taps("确认")
        assert "已有消息发给本人" in await t.admin.says("撤回")


async def test_a_restart_changes_nothing_and_the_day_has_its_report(either_town: Opens) -> None:
    async with either_town(tables=DUE) as t:
        await begin(t)
        await t.closes()
        await t.opens()
        await t.liaison.says("全部签收")
        await t.city_liaison.says("全部签收")
        await t.time_goes_to("2026-09-23 09:00")
        assert not any(speaker.hears() for speaker in (t.liaison, t.city_liaison, t.supervisor, t.approver))
        heard = t.admin.hears()
        assert "演练小结 9月22日" in heard
        assert "督办日报" in heard
        await t.time_goes_to("2026-09-23 18:01")
        report = t.admin.hears()
        assert "演练小结 9月23日" in report
        assert "提醒和通知 2" in report
        assert CITY in report


async def test_a_decision_card_is_shown_without_its_buttons(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await begin(t)
        await t.city_liaison.says("延期 建议030 到11月10日 设计变更，图纸还没出")
        await t.city_liaison.taps("确认申请")
        assert not t.approver.hears()
        shown = await t.admin.says("演练 1")
        assert "按钮：同意" in shown
        assert "同意" not in shown.labels
        assert "图纸还没出" in await t.approver.says("待我批")
