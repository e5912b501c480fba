"""电话提醒: the office telephoned; whom it reached is on record and counts like a delivered reminder."""

from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import EDUCATION, HOUSING


async def test_a_call_is_logged_with_whom_and_when_and_taken_back(either_town: Opens) -> None:
    async with either_town() as t:
        logged = await t.supervisor.says("电话提醒 建议012 李敏 9:40 已告知")
        assert "已记电话提醒：建议012" in logged.title
        assert "9:40" in logged
        assert "李敏接的" in logged
        told = await t.approver.says("督办 建议012")
        assert "电话提醒：9月22日 09:40 方敏打给区住房和城乡建设局，李敏接的：已告知" in told
        assert "已撤回 建议012 的电话提醒记录（李敏接的）" in await t.supervisor.says("撤回")
        assert "电话提醒" not in await t.approver.says("督办 建议012")


async def test_it_is_told_as_an_earlier_contact_when_somebody_asks_why_he_is_reminded(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("电话提醒 建议012 周航 刚才 已告知，下午签收")
        assert "方敏电话提醒，周航接的" in await t.liaison.says("为什么提醒我 建议012")


async def test_a_call_that_nobody_answered_is_noted_and_counts_for_nothing(town: Opens) -> None:
    async with town() as t:
        logged = await t.supervisor.says("电话提醒 建议012 9:50 没人接")
        assert "没有接通" in logged
        assert "电话提醒" not in await t.liaison.says("为什么提醒我 建议012")
        assert "没接通" in await t.supervisor.says("督办 建议012")


async def test_whoever_took_the_call_is_asked_for(town: Opens) -> None:
    async with town() as t:
        asked = await t.supervisor.says("电话提醒 建议012 已告知")
        assert "是谁接的电话" in asked.title
        assert "周航接的" in await t.supervisor.says("周航")
        await t.supervisor.says("电话提醒 建议012")
        assert "没有接通" in await t.supervisor.says("没人接")


async def test_of_several_units_the_one_whose_person_answered_was_called(town: Opens) -> None:
    async with town() as t:
        assert f"打电话给 {HOUSING}" in await t.supervisor.says("电话提醒 建议013 李敏 9:40 已告知")
        asked = await t.supervisor.says("电话提醒 建议013 值班员 9:40 已告知")
        assert "是打给哪个单位的" in asked.title
        assert f"打电话给 {EDUCATION}，值班员接的" in await t.supervisor.taps(EDUCATION)
        named = await t.supervisor.says(f"电话提醒 建议013 {EDUCATION} 值班员 9:40 已告知")
        assert f"打电话给 {EDUCATION}，值班员接的" in named


async def test_a_moment_that_has_not_come_is_refused(town: Opens) -> None:
    async with town() as t:
        assert "还没到" in await t.supervisor.says("电话提醒 建议012 李敏 10:01 已告知")
        assert "10:00" in await t.supervisor.says("电话提醒 建议012 李敏 10:00 已告知")
        assert "没看懂是几点" in await t.supervisor.says("电话提醒 建议012 李敏 25:00 已告知")
        assert "9月21日 16:30" in await t.supervisor.says("电话提醒 建议012 李敏 昨天下午4点半 已告知")


async def test_units_log_no_calls_of_the_office(town: Opens) -> None:
    async with town() as t:
        said = await t.liaison.says("电话提醒 建议012 李敏 9:40 已告知")
        assert "已记电话提醒" not in said.title
        async with t.database.reader() as session:
            assert [e for e in await history(session, "assignment:1") if e.act == "phone_reminder"] == []
