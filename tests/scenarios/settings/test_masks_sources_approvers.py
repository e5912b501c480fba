"""Masks, sources, approvers, days of follow-ups, and settings for later: by chat, each with its effect."""

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CASES_HEADER, CITY, case
from tests.scenarios.test_importing_by_chat import xlsx

MESSAGE_HEADER = ("留言编号", "留言主题", "留言内容", "留言人", "责任单位", "交办日期", "办结时限")
MESSAGE = (
    "留言77", "反映路灯不亮", "柳荫街路灯不亮，联系人：王小明，电话13812345678，身份证410105199003078888",
    "王小明", CITY, "2026-09-22", "2026-10-30",
)  # fmt: skip


async def test_a_mask_is_switched_off_with_a_warning_and_on_again(town: Opens) -> None:
    async with town() as t:
        await t.admin.sends("留言.xlsx", xlsx("网民留言", MESSAGE_HEADER, MESSAGE))
        await t.admin.taps("导入可以的 1 行")
        shown = await t.city_liaison.says("查看 留言77")
        assert "138****5678" in shown
        assert "王小明" not in shown
        assert "电话号码：打码" in await t.admin.says("掩码")
        warned = await t.admin.says("掩码 手机号 关")
        assert "请注意" in warned
        assert "138****5678" in await t.city_liaison.says("查看 留言77")
        await t.admin.taps("确认不打码")
        shown = await t.city_liaison.says("查看 留言77")
        assert "13812345678" in shown
        assert "王小明" not in shown
        assert "410105********8888" in shown
        for words in ("关闭姓名掩码", "身份证不打码"):
            await t.admin.says(words)
            await t.admin.says("确认")
        shown = await t.city_liaison.says("查看 留言77")
        assert "王小明" in shown
        assert "410105199003078888" in shown
        await t.admin.says("撤回")
        assert "410105********8888" in await t.city_liaison.says("查看 留言77")
        assert "本来就打码" in await t.admin.says("掩码 身份证 开")


async def test_a_stopped_source_takes_in_nothing_new_and_its_cases_go_on(town: Opens) -> None:
    async with town() as t:
        assert "建议：在办" in await t.admin.says("来源")
        echo = await t.admin.says("停用来源 建议")
        assert "以后不再收新的建议" in echo
        assert "照常提醒、照常办" in echo
        await t.admin.taps("确认停用")
        assert "已停用，不收新件" in await t.admin.says(
            "交办 建议56 《关于充电桩的建议》 区教育局独办 10月30日"
        )
        row = case("建议101", "关于口袋公园的建议", CITY, "2026-10-30")
        card = await t.admin.sends("交办表.xlsx", xlsx("人大代表建议", CASES_HEADER, row))
        assert "已停用，不收新件" in card
        assert not any("导入" in label for label in card.labels)
        assert "已签收" in await t.liaison.says("签收 建议012")
        assert "已停用" in await t.admin.says("来源")
        await t.admin.says("启用来源 建议")
        await t.admin.says("确认")
        assert (
            "可导入 1 行"
            in (await t.admin.sends("交办表.xlsx", xlsx("人大代表建议", CASES_HEADER, row))).title
        )


async def test_an_approver_is_added_decides_and_the_last_one_stays(town: Opens) -> None:
    async with town() as t:
        assert "邵青" in await t.liaison.says("谁审批")
        assert "以后由贺岩批" in await t.admin.says("邵青不再审批")
        await t.admin.taps("确认修改")
        assert "只有贺岩一位审批人能收到消息" in await t.admin.says("贺岩不再审批")
        assert "从今天起可以批" in await t.admin.says("审批人 加上 方敏")
        await t.admin.taps("确认修改")
        await t.liaison.says("延期 建议012 到11月10日 图纸未出")
        await t.liaison.says("确认")
        assert "建议012" in await t.supervisor.says("待我批")
        await t.admin.says("贺岩不再审批")
        await t.admin.says("确认")
        assert "方敏" in (await t.liaison.says("谁审批"))
        assert "贺岩又是审批人" in await t.admin.says("撤回")
        assert "没有“张三”" in await t.admin.says("审批人 加上 张三")
        assert "您的岗位不能做这件事" in await t.supervisor.says("审批人 加上 郑凯")


async def test_days_of_follow_ups_are_set_and_show_on_the_ladder(town: Opens) -> None:
    async with town() as t:
        echo = await t.admin.says("承诺事项提前20、5天提醒")
        assert "提前 15、3 天 → 提前 20、5 天" in echo
        await t.admin.taps("确认修改")
        assert "承诺事项：提前 20、5 天" in await t.liaison.says("提醒阶梯 第3页")
        await t.admin.says("恢复承诺提醒默认")
        await t.admin.says("确认")
        assert "承诺事项：提前 15、3 天" in await t.liaison.says("提醒阶梯 第3页")
        assert "最多写 4 个天数" in await t.admin.says("承诺提前30、20、10、5、3天提醒")


async def test_a_setting_for_later_is_offered_for_now(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("下周把静默改到晚上九点")
        assert "不能定到“下周”再生效" in asked
        echo = await t.admin.taps("现在就改")
        assert "21:00 到 08:30" in echo
        assert (await t.rules()).policy.hours.quiet_from.hour == 20, "nothing holds before the 确认"
        await t.admin.taps("确认修改")
        assert (await t.rules()).policy.hours.quiet_from.hour == 21


async def test_a_person_who_wants_to_be_left_alone_until_ten_is_told_at_ten(town: Opens) -> None:
    async with town() as t:
        assert "10:00" in await t.liaison.says("每天八点别吵我晚点10点再发")
        own = (await t.rules()).policy.own_slots
        assert {at.hour for at in own.values()} == {10}
        await t.liaison.says("撤回")
        assert not (await t.rules()).policy.own_slots


async def test_of_two_settings_of_one_moment_the_last_is_taken_back(town: Opens) -> None:
    async with town() as t:
        for words in ("静默 21:00-8:00", "第二渠道 DING"):
            await t.admin.says(words)
            await t.admin.says("确认")
        await t.admin.says("设置")
        undone = await t.admin.says("撤销上一个设置")
        assert "第二渠道（立办立结）：默认" in undone
        assert "第二渠道（新交办）：默认" in undone, "both were set by one act"
        assert "静默时间" not in undone
        assert (await t.rules()).policy.hours.quiet_from.hour == 21


async def test_who_has_set_it_anew_since_is_named(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("审批人 加上 秦越")
        await t.admin.says("取消")
        await t.admin.says("单位组 各承办单位：区教育局")
        await t.admin.says("确认")
        await t.time_goes_by(minutes=10)
        await t.supervisor.says("单位组 各承办单位：区城市管理局")
        await t.supervisor.says("确认")
        refused = await t.admin.says("撤销上一个设置")
        assert "单位组“各承办单位” 方敏在 9月22日 10:10 又改过了（现在是区城市管理局），不能撤回了" in refused


async def test_a_setting_that_waits_for_a_yes_is_put_down_by_name(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("承诺提前2天提醒")
        dropped = await t.admin.says("撤回")
        assert "「定跟踪事项提前几天提醒」还没有提交" in dropped
        assert "我的" not in dropped.labels
