"""Whatever is set by chat is echoed, done by one 确认, told in the history, and taken back as one act."""

import pytest

from tests.scenarios.conftest import Opens

# The sentence, and what the history calls it: before → after.
SET = {
    "静默 21:00-7:30": "静默时间 默认 → 21:00 到 07:30",
    "日报 9:00": "日报时间 默认 → 09:00",
    "周末也发日报": "休息日的日报 不发 → 也发",
    "没有事的日子不发日报": "没有事时的日报 发一句话 → 不发",
    "日报不配图": "日报配图 配图 → 不配图",
    "日报范围 方敏 区城市管理局": "方敏的日报范围 默认 → 区城市管理局",
    "提醒时段 9:00": "每天发消息的时间 默认 → 09:00",
    "每人每天最多3条": "每人每天最多几条 默认 → 3 条",
    "撤回时间 2分钟": "撤回时间 默认 → 2 分钟",
    "第二渠道 DING": "第二渠道（立办立结） 默认 → DING",
    "关闭第二渠道": "第二渠道 开 → 关",
    "待办 关": "钉钉待办 开 → 关",
    "每月额度 10000": "每月额度 默认 → 10000 次",
    "提醒 提前5天": "到期提醒 默认 → 提前 5 天",
    "超期第5天报审批人": "超期报审批人 默认 → 第 5 个工作日",
    "关闭首次进展提醒": "首次进展提醒 默认 → 不发",
    "承诺事项提前20、5天提醒": "承诺事项的提醒 默认 → 提前 20、5 天",
    "规则 建议 用 上海": "建议的规则 默认的代表建议 → 上海市代表建议规定",
    "停用来源 网民留言": "来源网民留言 启用 → 停用",
    "掩码 手机号 关": "电话号码的掩码 开 → 关",
    "改话术 催办 【编号】请抓紧，【期限】截止": "催办的话术 程序自带 → “【编号】请抓紧，【期限】截止”",
    "考评 占4分": "考评方案（占几分） 默认 → 4 分",
    "考评 超期每天扣0.1分": "考评方案（超期） 默认 → 0.1 分（每天）",
    "打开半月报": "半月报的安排 不自动编 → 自动编",
    "单位组 各承办单位：区教育局": "单位组“各承办单位” 没有 → 区教育局",
    "停发 区城市管理局": "停发 区城市管理局 照常发 → 停着",
    "演练模式 开": "演练模式 不演练 → 演练中",
}


@pytest.mark.parametrize("words", SET)
async def test_a_setting_is_echoed_confirmed_told_and_taken_back(town: Opens, words: str) -> None:
    async with town() as t:
        before = (await t.rules()).policy
        echo = await t.admin.says(words)
        assert (await t.rules()).policy == before, "nothing holds before the 确认"
        assert any(label.startswith("确认") for label in echo.labels)
        await t.admin.says("确认")
        assert (await t.rules()).policy != before or "规则" in words
        told = await t.admin.says("设置历史")
        assert SET[words] in told
        await t.admin.says("撤销上一个设置")
        assert (await t.rules()).policy == before
        assert "撤销设置" in await t.admin.says("谁改了设置")
