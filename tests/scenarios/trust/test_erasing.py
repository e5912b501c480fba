"""删除个人信息, 保留个人信息 3年: what goes, what stays, who may, and that the chain stays valid."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from scheduler.metronome import tick
from storage.ledger import verify
from storage.tables import Assignment, Case, Reply, StoredFile
from tests.scenarios.conftest import Opens
from tests.scenarios.exports.mixed import NAME, PHONE, TABLES
from tests.scenarios.town import Town
from tests.scenarios.trust.closing import close, everything_kept

JPEG = b"\xff\xd8\xff picture"
MESSAGE = "留言0066001"
YEARS = timedelta(days=366 * 3)


async def busy(t: Town) -> None:
    """Words with the citizen's name and number everywhere."""
    await t.liaison.says(f"签收 {MESSAGE}")
    await t.liaison.says(f"{MESSAGE} 跟{NAME}打电话谈过了，{NAME}说孙女叫小红")
    await t.liaison.says("确认")
    await t.liaison.says(f"进展 {MESSAGE} 已约{NAME}上门")
    await t.liaison.shows(JPEG, text=f"进展 {MESSAGE} 现场照片")


async def test_a_closed_case_is_cleared_in_two_steps(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        await busy(t)
        await close(t, "0066001")
        assert NAME in await everything_kept(t)
        assert "为什么删除个人信息" in (await t.approver.says(f"删除个人信息 {MESSAGE}")).title
        asked = await t.approver.says("当事人书面申请删除")
        assert "删了找不回来，也不能撤回" in asked
        assert "当事人书面申请删除" in asked
        assert NAME in await everything_kept(t)
        done = await t.approver.taps("确认删除")
        assert done.title == f"已删除 {MESSAGE}的个人信息"
        kept = await everything_kept(t)
        for words in (NAME, PHONE, "小红", "漏水三个月"):
            assert words not in kept, words
        async with t.database.reader() as session:
            case = (await session.exec(select(Case).where(Case.number == "0066001"))).one()
            texts = (await session.exec(select(Reply.text).order_by(col(Reply.id)))).all()
        assert (case.proposers, case.content, case.erased_at is not None) == (["王某某"], "***", True)
        assert texts == ["已约王某某上门", "现场照片"]
        async with t.database.reader() as session:
            found = await verify(session)
        assert (found.broken_at, len(found.erasures), found.erasures[0].actor) == (None, 1, "u03")
        assert "按规定删除过个人信息 1 次" in await t.admin.says("核验")
        assert "报进展（内容已按规定删除）" in await t.supervisor.says(f"谁改了 {MESSAGE}")
        assert "没有可以撤回的操作" in await t.approver.says("撤回")
        assert "已经删除过了" in await t.approver.says(f"删除个人信息 {MESSAGE} 再删一次")


async def test_the_reason_stands_in_the_ledger(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await close(t, "0066001")
        await t.approver.says(f"删除个人信息 {MESSAGE} 当事人书面申请")
        await t.approver.says("确认")
        assert "贺岩 删除个人信息 " in await t.supervisor.says(f"谁改了 {MESSAGE}")
        assert "当事人书面申请" in await t.supervisor.says(f"谁改了 {MESSAGE}")


async def test_a_case_that_is_worked_on_is_left_alone(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "还在办" in await t.approver.says(f"删除个人信息 {MESSAGE} 本人申请")
        assert NAME in await everything_kept(t)


async def test_only_keepers_delete(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await close(t, "0066001")
        for someone in (t.supervisor, t.liaison, t.district_leader):
            assert "您的岗位不能做这件事" in await someone.says(f"删除个人信息 {MESSAGE} 本人申请")


async def test_no_is_no(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await close(t, "0066001")
        await t.approver.says(f"删除个人信息 {MESSAGE} 本人申请")
        await t.approver.says("取消")
        assert NAME in await everything_kept(t)


@pytest.mark.parametrize("who", [NAME, PHONE])
async def test_a_citizens_request_finds_the_cases_first(either_town: Opens, who: str) -> None:
    async with either_town(tables=TABLES) as t:
        await t.liaison.says(f"签收 {MESSAGE}")
        await close(t, "0066001")
        listed = await t.approver.says(f"删除个人信息 {who} 本人书面申请")
        assert MESSAGE in listed
        assert who not in listed
        await t.approver.says("确认")
        kept = await everything_kept(t)
        assert (NAME in kept, PHONE in kept) == (False, False)
        assert "没有找到" in await t.approver.says("删除个人信息 13999999999")


async def test_of_several_cases_those_worked_on_are_named_and_stay(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says(f"进展 建议012 {NAME}又来了")
        await close(t, "0066001")
        asked = await t.approver.says(f"删除个人信息 {NAME} 本人书面申请")
        assert "建议012 还在办，这次不删" in asked
        await t.approver.says("确认")
        async with t.database.reader() as session:
            texts = (await session.exec(select(Reply.text))).all()
        assert texts == [f"{NAME}又来了"]


async def test_files_leave_the_disk_by_night_unless_another_case_has_them(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await busy(t)
        await t.liaison.shows(JPEG + b" of a plan", text=f"进展 {MESSAGE} 图纸")
        await t.liaison.shows(JPEG + b" of a plan", text="进展 建议012 图纸")
        await close(t, "0066001")
        await t.approver.says(f"删除个人信息 {MESSAGE} 本人申请")
        await t.approver.says("确认")
        async with t.database.reader() as session:
            files = (await session.exec(select(StoredFile).order_by(col(StoredFile.id)))).all()
        gone = [file for file in files if file.erased_at]
        assert [file.name for file in gone] == ["***", "***"]
        await t.time_goes_to("2026-09-23 04:00")
        await tick(t.duban.office)
        store = t.duban.office.courier.files
        with pytest.raises(FileNotFoundError):
            store.read(gone[0].sha256)
        assert store.read(gone[1].sha256) == JPEG + b" of a plan"


async def close_long_ago(t: Town) -> None:
    await busy(t)
    await close(t, "0066001", YEARS)


async def test_by_default_nothing_is_deleted(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await close_long_ago(t)
        await t.time_goes_to("2026-09-24 04:00")
        await tick(t.duban.office)
        assert NAME in await everything_kept(t)


async def test_after_the_years_are_over_it_goes_by_night(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        await close_long_ago(t)
        asked = await t.admin.says("保留个人信息 3年")
        assert "1 件已到年限" in asked
        await t.admin.says("确认")
        assert "销号满 3 年删除" in await t.admin.says("设置")
        await t.time_goes_to("2026-09-22 23:00")
        await tick(t.duban.office)
        assert NAME in await everything_kept(t)  # today it may still be taken back
        await t.time_goes_to("2026-09-23 02:59")
        await tick(t.duban.office)
        assert NAME in await everything_kept(t)
        await t.time_goes_to("2026-09-23 03:00")
        await tick(t.duban.office)
        assert NAME not in await everything_kept(t)
        async with t.database.reader() as session:
            found = await verify(session)
        assert (found.broken_at, [one.actor for one in found.erasures]) == (None, ["duban"])
        assert "机器人 删除个人信息" in await t.supervisor.says(f"谁改了 {MESSAGE}")


async def test_a_day_short_of_the_years_it_stays(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await close(t, "0066001", timedelta(days=365 * 3 - 1))
        assert "0 件已到年限" in await t.admin.says("保留个人信息 3年")
        await t.admin.says("确认")
        await t.time_goes_to("2026-09-23 04:00")
        await tick(t.duban.office)
        assert NAME in await everything_kept(t)


async def test_a_limit_that_was_taken_back_deletes_nothing(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await close_long_ago(t)
        for words in ("保留个人信息 3年", "确认", "撤回"):
            await t.admin.says(words)
        await t.time_goes_to("2026-09-23 04:00")
        await tick(t.duban.office)
        assert NAME in await everything_kept(t)


async def test_a_case_closed_and_taken_up_again_stays(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await close_long_ago(t)
        async with t.database.writer() as session:
            for part in (await session.exec(select(Assignment))).all():
                part.state = "redo"  # type: ignore[assignment]
            await session.commit()
        for words in ("保留个人信息 3年", "确认"):
            await t.admin.says(words)
        await t.time_goes_to("2026-09-23 04:00")
        await tick(t.duban.office)
        assert NAME in await everything_kept(t)
