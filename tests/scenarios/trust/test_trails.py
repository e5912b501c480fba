"""谁改了 12, 我今天做了什么, 谁改了设置: who sees what of the ledger, and who looked is noted."""

from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.exports.mixed import TABLES
from tests.scenarios.exports.test_by_chat import table


async def test_a_case_tells_what_was_done_to_it_newest_first(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        await t.liaison.says("签收 建议012")
        await t.liaison.says("进展 建议012 图纸已出，完成60%")
        await t.liaison.says("延期 建议012 到11月10日 图纸未出")
        await t.liaison.says("确认")
        await t.approver.says("同意 e1")
        heard = await t.supervisor.says("谁改了 建议012")
        assert heard.title.startswith("建议012 留痕：")
        lines = [line for line in heard.text.splitlines() if line.startswith("9月22日 10:00")]
        assert lines[0] == "9月22日 10:00 贺岩 同意延期 10月30日（周五） → 11月10日（周二）"
        assert lines[1] == "9月22日 10:00 周航 申请延期 到11月10日（周二）：图纸未出"
        assert lines[2] == "9月22日 10:00 周航 报进展 60%：图纸已出，完成60%"
        assert lines[3] == "9月22日 10:00 周航 签收"
        assert lines[-1].startswith("9月22日 10:00 test 交办 → 区住房和城乡建设局：关于老旧小区")
        assert "通知：发出" in heard
        assert "导出留痕" in heard.labels


async def test_long_trails_are_leafed_through(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says("签收 建议012")
        for percent in range(10, 90, 10):
            await t.liaison.says(f"进展 建议012 完成{percent}%")
        first = await t.supervisor.says("建议012的留痕")
        assert "（1/2）" in first.title
        assert "完成80%" in first
        second = await t.supervisor.taps("下一页")
        assert "（2/2）" in second.title
        assert ("完成80%" in second, "签收" in second) == (False, True)
        assert "（2/2）" in (await t.supervisor.says("留痕 建议012 第9页")).title


async def test_a_unit_sees_its_own_part_only(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.teacher.says("签收 建议013")
        await t.teacher.says("进展 建议013 教育局内部的话")
        await t.liaison.says("签收 建议013")
        await t.liaison.says("进展 建议013 住建局内部的话")
        own, others = await t.teacher.says("谁改了 建议013"), await t.liaison.says("谁改了 建议013")
        assert ("教育局内部的话" in own, "住建局内部的话" in own) == (True, False)
        assert ("教育局内部的话" in others, "住建局内部的话" in others) == (False, True)
        office = await t.supervisor.says("谁改了 建议013")
        assert "教育局内部的话" in office
        assert "住建局内部的话" in office
        assert "（区教育局）" in office
        assert "没有找到" in await t.water_liaison.says("谁改了 建议013")


async def test_a_secret_case_is_for_those_who_know(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says("签收 建议077")
        assert "不在知悉范围内" in await t.supervisor.says("谁改了 建议077")
        assert "签收" in await t.liaison.says("谁改了 建议077")
        await t.approver.says("知悉 建议077 加 方敏")
        await t.approver.says("确认")
        heard = await t.supervisor.says("谁改了 建议077")
        assert "签收" in heard
        assert "知悉范围" not in heard  # who may look, and who did, is the keepers' matter
        assert "查看" not in heard
        assert (await t.approver.says("谁看过 建议077")).title == "敏感件 谁看过 建议077：2 次"


async def test_everybody_may_ask_for_his_own_acts(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says("签收 建议012")
        heard = await t.liaison.says("我今天做了什么")
        assert "1 项" in heard.title
        assert "建议012 签收" in heard
        assert "没有操作记录" in await t.liaison.says("我昨天做了什么")


async def test_of_others_only_keepers_ask_and_that_is_kept(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        await t.liaison.says("签收 建议012")
        for someone in (t.supervisor, t.city_liaison, t.district_leader):
            assert "由审批人或系统管理员查" in await someone.says("周航今天做了什么")
        heard = await t.approver.says("周航今天做了什么")
        assert "签收" in heard
        assert "这次查看已记入留痕" in heard
        assert "已读" not in heard
        await t.approver.taps("导出")
        rows = await table(t, t.approver)
        assert [(row["姓名"], row["编号"], row["做了什么"]) for row in rows] == [("周航", "建议012", "签收")]
        async with t.database.reader() as session:
            liaison = (await t.rules()).directory.by_user("u11")
            noted = await history(session, f"acts:{liaison.id if liaison else 0}")
        assert [(one.actor, one.facts["since"], one.facts["as_file"]) for one in noted] == [
            ("u03", "2026-09-22", False),
            ("u03", "2026-09-22", True),
        ]
        assert "查某人的操作" in await t.admin.says("贺岩今天做了什么")


async def test_nobody_is_found_by_a_name_that_is_not_on_the_register(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "花名册里没有" in await t.admin.says("张三丰昨天做了什么")


async def test_who_changed_settings_and_from_what_to_what(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        assert "没有人改过设置" in await t.supervisor.says("谁改了设置")
        for words in ("每人每天最多6条", "确认", "提醒 提前5天", "确认", "撤回"):
            await t.admin.says(words)
        heard = await t.supervisor.says("今天谁改了设置")
        assert "秦越 改设置：到期提醒 默认 → 提前 5 天" in heard
        assert "秦越 改设置：每人每天最多几条 默认 → 6 条" in heard
        assert "秦越 撤销设置：到期提醒 提前 5 天 → 默认" in heard
        assert "没有人改过设置" in await t.supervisor.says("9月21日谁改了设置")
