"""撤回: who may take back what, on both sides of the window, and what stands afterwards."""

import pytest

from domain.tables.ledgers import HEADER
from storage.engines import Database
from storage.ledger import verify
from tests.exports import exported_rows
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town


async def stands(database: Database, number: str, unit: str = "区住房和城乡建设局") -> dict[str, str]:
    """What the ledger of cases says of one unit's part."""
    rows = [dict(zip(HEADER, row, strict=True)) for row in await exported_rows(database, "ledger")]
    return next(row for row in rows if row["编号"] == number and row["单位"] == unit)


async def chain_holds(town: Town) -> bool:
    async with town.database.reader() as session:
        return (await verify(session)).broken_at is None


async def test_the_end_of_the_window_is_said_as_a_time_of_day(town: Opens) -> None:
    async with town() as t:
        assert "10:01 前可撤回" in await t.liaison.says("签收 建议012")
        assert "10:01 前可撤回" in await t.liaison.says("进展 建议012 图纸已出")
        await t.liaison.says("回复 建议012 电梯已安装")
        assert "10:01 前可撤回" in await t.liaison.says("确认")
        await t.time_goes_by(seconds=90)
        assert "10:02:30 前可撤回" in await t.liaison.says("进展 建议021 已现场查看")


async def test_progress_is_taken_back_with_its_percentage_and_its_signature(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says("进展 建议012 到60%了")
        assert (await stands(t.database, "建议012"))["进度"] == "60%"
        heard = await t.liaison.says("撤回")
        assert "到60%了" in heard
        assert "进展 建议012" in heard
        line = await stands(t.database, "建议012")
        assert (line["状态"], line["进度"], line["签收时间"]) == ("待签收", "", "")
        assert await chain_holds(t)


async def test_an_older_percentage_counts_again(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 到40%了")
        await t.liaison.says("进展 建议012 到60%了")
        await t.liaison.says("刚才那条不算")
        line = await stands(t.database, "建议012")
        assert (line["状态"], line["进度"]) == ("办理中", "40%")


async def test_nothing_is_left_after_it_was_taken_back(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议012")
        assert "又回到待签收" in await t.liaison.says("撤回刚才的签收")
        assert "没有可以撤回" in await t.liaison.says("撤回")
        assert (await stands(t.database, "建议012"))["状态"] == "待签收"


async def test_another_persons_act_is_never_touched(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 图纸已出")
        for words in ("撤回", "撤回建议012的进展", "撤回 建议012", "发错了"):
            assert "没有可以撤回" in await t.stand_in.says(words), words
        assert (await stands(t.database, "建议012"))["状态"] == "办理中"
        await t.stand_in.says("签收 建议021")
        assert "已撤回" in await t.liaison.says("撤回")
        assert (await stands(t.database, "建议021"))["状态"] == "已签收"


async def test_another_kind_of_act_than_the_named_one_is_not_taken_back(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 图纸已出")
        assert "没有可以撤回" in await t.liaison.says("撤回刚才的签收")
        assert "没有可以撤回" in await t.liaison.says("撤回刚才的延期")
        assert (await stands(t.database, "建议012"))["状态"] == "办理中"


async def test_a_named_act_is_taken_back_though_another_came_after(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 图纸已出")
        await t.liaison.says("签收 建议021")
        assert "图纸已出" in await t.liaison.says("撤回建议012的进展")
        assert (await stands(t.database, "建议012"))["状态"] == "待签收"
        assert (await stands(t.database, "建议021"))["状态"] == "已签收"
        assert "已撤回签收" in await t.liaison.says("撤回")


async def test_one_case_of_several_signed_for_is_taken_back(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议012、建议021")
        await t.liaison.says("撤回 建议021")
        assert (await stands(t.database, "建议021"))["状态"] == "待签收"
        assert (await stands(t.database, "建议012"))["状态"] == "已签收"
        await t.liaison.says("撤回")
        assert (await stands(t.database, "建议012"))["状态"] == "待签收"


async def test_which_act_on_a_case_is_meant_is_asked(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 到11月20日 设计变更")
        await t.liaison.says("确认")
        await t.liaison.says("进展 建议012 图纸已出")
        asked = await t.liaison.says("撤回 建议012")
        assert "撤回哪一个" in asked.title
        assert "延期申请" in await t.liaison.taps("延期申请 建议012")
        assert (await stands(t.database, "建议012"))["状态"] == "办理中"


async def test_a_note_nobody_has_seen_is_taken_back_after_the_window_too(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议012")
        await t.time_goes_by(minutes=10)
        asked = await t.liaison.says("撤回")
        assert "9月22日 10:00 办的" in asked
        assert "建议012" in asked
        assert (await stands(t.database, "建议012"))["状态"] == "已签收"
        assert "已撤回签收" in await t.liaison.taps("确认撤回")
        await t.liaison.says("进展 建议012 图纸已出")
        await t.time_goes_by(minutes=10)
        assert "图纸已出" in await t.liaison.says("撤回 建议012")
        assert "已撤回" in await t.liaison.says("确认")
        assert (await stands(t.database, "建议012"))["状态"] == "待签收"


async def test_what_a_digest_has_counted_stays(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议012")
        await t.city_liaison.says("进展 建议030 已约谈工地")
        await t.time_goes_to("2026-09-23 09:00")
        assert "计入日报" in await t.liaison.says("撤回")
        assert (await stands(t.database, "建议012"))["状态"] == "已签收"
        assert "不能撤回" in (await t.city_liaison.says("撤回")).title
        assert (await stands(t.database, "建议030", "区城市管理局"))["状态"] == "办理中"
        assert await chain_holds(t)


async def test_a_signature_is_not_taken_back_once_the_case_has_moved_on(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议012")
        await t.stand_in.says("进展 建议012 图纸已出")
        assert "已有后续办理" in await t.liaison.says("撤回")
        assert (await stands(t.database, "建议012"))["状态"] == "办理中"


async def test_an_answer_that_counts_is_corrected_instead(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says("回复 建议012 电梯已安装")
        await t.liaison.says("确认")
        await t.time_goes_by(seconds=61)
        offered = await t.liaison.says("撤回")
        assert "超过 60 秒" in offered
        assert "电梯已安装" in offered
        echo = await t.liaison.says("电梯已安装，12月验收")
        assert "更正" in echo.title
        assert "电梯已安装" in echo
        done = await t.liaison.says("确认")
        assert "第 2 版" in done
        assert "（第2版）：电梯已安装，12月验收" in await t.liaison.says("查看 建议012")
        assert (await stands(t.database, "建议012"))["答复时间"] == "2026-09-22 10:00"
        assert "电梯已安装" in await t.liaison.says("撤回")
        assert "答复：电梯已安装" in await t.liaison.says("查看 建议012")
        assert (await stands(t.database, "建议012"))["状态"] == "已答复"
        assert await chain_holds(t)


async def test_the_window_is_set_by_chat(either_town: Opens) -> None:
    async with either_town() as t:
        assert "10 秒到 10 分钟" in await t.admin.says("撤回时间 20分钟")
        assert "10 秒到 10 分钟" in await t.admin.says("撤回时间 5秒")
        echo = await t.admin.says("撤回时间 2分钟")
        assert "现在是 1 分钟" in echo
        await t.liaison.says("签收 建议021")
        assert "2 分钟" in await t.admin.says("确认")
        assert "撤回时间：2 分钟" in await t.admin.says("设置")
        assert "10:02 前可撤回" in await t.liaison.says("签收 建议012")
        await t.liaison.says("回复 建议012 电梯已安装")
        await t.liaison.says("确认")
        await t.time_goes_by(seconds=119)
        assert "已撤回" in await t.liaison.says("撤回")
        assert "您的岗位不能做这件事" in await t.liaison.says("撤回时间 5分钟")
        assert await chain_holds(t)


async def test_the_acts_of_one_message_are_taken_back_as_one(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says("签收建议012，建议021到30%了")
        await t.liaison.says("确认")
        assert (await stands(t.database, "建议021"))["进度"] == "30%"
        heard = await t.liaison.says("撤回")
        assert "已撤回签收：建议012" in heard
        assert "到30%" in heard
        for number in ("建议012", "建议021"):
            assert (await stands(t.database, number))["状态"] == "待签收"
        assert "没有可以撤回" in await t.liaison.says("撤回")
        assert await chain_holds(t)


async def test_one_of_several_that_has_moved_on_keeps_the_others(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收建议012，建议021到30%了")
        await t.liaison.says("确认")
        await t.stand_in.says("进展 建议012 图纸已出")
        assert "已有后续办理" in await t.liaison.says("撤回")
        assert (await stands(t.database, "建议021"))["进度"] == "30%"
        assert "到30%" in await t.liaison.says("撤回 建议021")
        assert (await stands(t.database, "建议021"))["进度"] == ""


async def test_what_waits_for_a_yes_is_put_aside_before_anything_older_is_undone(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议012")
        await t.time_goes_by(seconds=5)
        for words in ("延期 建议012 11月6日 图纸没出", "退回 建议012 不归我们管", "回复 建议012 电梯已安装"):
            await t.liaison.says(words)
            dropped = await t.liaison.says("撤回")
            assert "还没有提交" in dropped
            assert "再回一次" in dropped
            assert (await stands(t.database, "建议012"))["状态"] == "已签收"
        assert "已撤回签收" in await t.liaison.says("撤回")


async def test_the_version_before_counts_again(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 到50%了")
        await t.liaison.says("刚才那条改成：到60%了")
        heard = await t.liaison.says("撤回")
        assert "恢复有效" in heard
        assert "到50%了" in heard
        assert (await stands(t.database, "建议012"))["进度"] == "50%"


@pytest.mark.parametrize(
    "words",
    [
        "把建议012的延期申请撤回来",
        "取消 建议012 的延期",
        "延期申请不要了",
        "延期申请撤了吧",
        "建议012的延期算了",
    ],
)
async def test_a_request_is_withdrawn_in_many_words(town: Opens, words: str) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 11月6日 图纸没出")
        await t.liaison.taps("确认申请")
        heard = await t.liaison.says(words)
        assert "延期申请" in heard
        assert "已撤回" in heard
