"""An administrator sets the ladder of reminders by chat, knowing what changes, and takes it back."""

import pytest

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions

LATE = (
    suggestions(
        case("建议001", "关于路灯的建议", HOUSING, "2026-09-22", on="2026-09-01"),
        case("建议002", "关于绿化的建议", HOUSING, "2026-09-23", on="2026-09-01"),
    ),
)


async def test_the_ladder_is_shown_as_a_list_with_whom_it_tells_and_what_ends_it(town: Opens) -> None:
    async with town() as t:
        first = await t.admin.says("提醒阶梯")
        assert "到期提醒：到期前 3 天 → 联络员，答复就停" in first
        assert "首次进展提醒：30 天以上的件，期限过半还没报过进展 → 联络员，有进展就停" in first
        assert "未签收报督查员：没有启用" in first
        second = await t.admin.taps("下一页")
        assert "超期提醒：超期第 1、5 个工作日 → 联络员，答复就停" in second
        assert "超期报分管领导：超期第 2、10 个工作日 → 分管领导" in second
        assert "超期报督查员：超期第 5 个工作日 → 督查员" in second
        third = await t.admin.taps("下一页")
        assert "承诺事项：提前 15、3 天；过 1 天 联络员，过 2 天 分管领导，过 3 天 督查员" in third
        assert "提醒阶梯" in (await t.liaison.says("提醒阶梯")).title
        assert "改：" not in await t.liaison.says("提醒阶梯")


async def test_a_row_is_set_with_its_effect_shown_and_holds_from_then_on(town: Opens) -> None:
    async with town(tables=LATE) as t:
        echo = await t.admin.says("建议 超期第1天报分管领导")
        assert "建议的超期报分管领导：超期第 2、10 个工作日 → 超期第 1 个工作日" in echo
        assert "这会改变 6 条提醒" in echo, "for each of two cases two go and one comes"
        assert "今天的不变" in echo
        await t.admin.taps("确认修改")
        assert "（秦越 9月22日 10:00 设）" in await t.admin.says("提醒阶梯 建议 第2页")
        await t.liaison.says("签收 建议001 建议002")
        await t.time_goes_to("2026-09-23 08:50")
        assert "建议001" in t.leader.hears()
        await t.time_goes_to("2026-09-24 08:50")
        assert "建议002" in (said := t.leader.hears())
        assert "建议001" not in said


async def test_what_was_set_is_taken_back_and_the_old_days_hold(town: Opens) -> None:
    async with town(tables=LATE) as t:
        await t.admin.says("超期提醒 第2、4天")
        await t.admin.taps("确认修改")
        assert "超期第 2、4 个工作日" in await t.admin.says("提醒阶梯 第2页")
        await t.admin.says("撤回")
        assert "超期第 1、5 个工作日" in await t.admin.says("提醒阶梯 第2页")
        await t.admin.says("超期提醒 第3天")
        await t.admin.taps("确认修改")
        await t.admin.says("设置")
        assert "已撤回刚才的设置" in await t.admin.says("撤销上一个设置")
        assert "不能撤回了" in await t.admin.says("撤销上一个设置"), "it stands as it was before already"
        await t.time_goes_to("2026-09-23 08:50")
        assert "已超期1天" in t.liaison.hears()


async def test_everything_is_as_usual_again_in_one_act_and_that_is_taken_back_too(town: Opens) -> None:
    async with town() as t:
        for words in ("超期提醒 第2、4天", "重点件提前10、5天提醒", "关闭首次进展提醒"):
            await t.admin.says(words)
            await t.admin.taps("确认修改")
        assert "首次进展提醒：没有启用" in await t.admin.says("提醒阶梯")
        assert "到期提醒：到期前 10、5 天" in await t.admin.says("提醒阶梯 重点件")
        echo = await t.admin.says("恢复默认阶梯")
        assert "改过的 3 处" in echo
        assert "到期提醒（重点件）" in echo
        await t.admin.taps("确认恢复")
        assert "首次进展提醒：30 天以上的件" in await t.admin.says("提醒阶梯")
        assert "到期提醒：到期前 3 天" in await t.admin.says("提醒阶梯 重点件")
        assert "没有改过" in await t.admin.says("恢复默认阶梯")
        assert "已撤回刚才的设置" in await t.admin.says("撤销上一个设置")
        assert "首次进展提醒：没有启用" in await t.admin.says("提醒阶梯")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("关闭超期提醒", "超期不能没有人管，至少要提醒联络员"),
        ("关闭到期提醒", "每个时限到之前一定提醒"),
        ("关闭未签收提醒", "没签收的件不能没有人知道"),
        ("超期提醒 第6天", "最晚超期第 5 天要提醒一次联络员"),
        ("超期提醒 第1、2、3、4、5、6、7天", "再多就成了天天催"),
        ("超期第90天报督查员", "请写 1 到 60 之间的天数"),
        ("到期当天提醒 2天", "日子是定死的"),
        ("开启未签收报督查员", "请写第几天"),
    ],
)
async def test_what_would_silence_duban_or_make_it_nag_is_refused_with_the_reason(
    town: Opens, words: str, why: str
) -> None:
    async with town() as t:
        assert why in await t.admin.says(words)
        assert "没有改过" in await t.admin.says("恢复默认阶梯"), "nothing was changed"


async def test_what_is_so_already_changes_nothing_and_only_an_administrator_may(town: Opens) -> None:
    async with town() as t:
        assert "本来就是这样" in await t.admin.says("开启首次进展提醒")
        await t.supervisor.says("超期第2天报督查员")
        await t.supervisor.says("确认")
        assert "没有改过" in await t.admin.says("恢复默认阶梯")


async def test_key_cases_have_days_of_their_own_and_several(town: Opens) -> None:
    async with town() as t:
        echo = await t.admin.says("重点件提前10、5、3天提醒")
        assert "重点件的到期提醒" in echo
        await t.admin.taps("确认修改")
        assert "到期前 10、5、3 天" in await t.admin.says("提醒阶梯 重点件")
        assert "到期前 3 天" in await t.admin.says("提醒阶梯")
