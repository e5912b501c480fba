"""Several acts in one message: one table, one 确认, and part of it may be left out."""

from storage.ledger import verify
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Heard, Town

MIXED = "建议013签收，建议021延期到10月30日，等图纸，建议077到60%，提案012退回,不归我们管,应该城管局"


async def unsigned(t: Town, *numbers: str) -> bool:
    """Whether all of these still wait to be signed for."""
    return all(["办），待签收" in await t.liaison.says(f"查看 {number}") for number in numbers])


async def test_a_table_shows_what_would_come_of_each_and_nothing_happens(either_town: Opens) -> None:
    async with either_town() as t:
        table = await t.liaison.says(MIXED)
        assert table.title == "敏感件 请核对这 4 件"
        assert "建议013 签收：可以，10月16日（周五）截止" in table
        assert "建议021 申请延期：可以，延到 10月30日（周五），多 7 天（5 个工作日）：等图纸" in table
        assert "建议077 记进展：可以，60%" in table
        assert "提案012 申请退回：可以，建议改交区城市管理局：不归我们管,应该城管局" in table
        assert table.labels == ["确认", "取消"]
        assert not t.approver.hears()
        assert await unsigned(t, "建议013", "建议021", "建议077", "提案012")
        assert "已取消" in await t.liaison.says("取消")
        assert await unsigned(t, "建议013", "建议021", "建议077", "提案012")


async def test_one_yes_does_them_all(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says(MIXED)
        done = await t.liaison.taps("确认")
        assert done.title == "敏感件 已办 4 件"
        assert "建议013 已签收" in done
        assert "建议021 延期申请已送审，延到 10月30日（周五）" in done
        assert "提案012 退回申请已送审" in done
        asked = t.approver.hears()
        assert "延期申请 1 件" in asked
        assert "不归我们管" in asked
        assert "60%" in await t.liaison.says("查看 建议077")
        async with t.database.reader() as session:
            assert (await verify(session)).broken_at is None


async def test_a_yes_counts_once(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(MIXED)
        await t.liaison.says("确认")
        assert "没有等您确认的事" in await t.liaison.says("确认")
        assert t.approver.hears().title.startswith("延期申请1件、退回申请1件")


async def test_they_are_taken_back_as_one(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(MIXED)
        await t.liaison.taps("确认")
        undone = await t.liaison.taps("撤回")
        assert "已撤回" in undone
        assert await unsigned(t, "建议013", "建议077")
        assert "已由周航撤回" in await t.approver.taps("同意")


async def test_part_of_it_is_struck_by_word_and_by_button(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议013、建议021、建议077签收，提案012到20%")
        rest = await t.liaison.says("21不要")
        assert "建议021" not in rest
        assert rest.labels == ["确认", "不要 建议013", "不要 建议077", "不要 提案012", "取消"]
        rest = await t.liaison.taps("不要 建议077")
        assert "请核对这 2 件" in rest
        assert "已办 2 件" in await t.liaison.says("确认")
        assert await unsigned(t, "建议021", "建议077")


async def test_striking_everything_is_a_no(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议013签收，建议021签收")
        assert "已取消" in await t.liaison.says("13和21都不要")
        assert "没有等您确认的事" in await t.liaison.says("确认")
        assert await unsigned(t, "建议013", "建议021")


async def test_a_case_that_is_not_in_the_table_changes_nothing(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议013签收，建议021签收")
        assert "请核对这 2 件" in await t.liaison.says("77不要")
        assert "已办 2 件" in await t.liaison.says("确认")


async def test_one_line_is_put_otherwise(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议013签收，建议021延期到10月30日，等图纸")
        assert "延到 11月2日（周一）" in await t.liaison.says("21改成11月2日")
        assert "延到 11月3日（周二）" in await t.liaison.says("改到11月3日")
        assert "：设计变更" in await t.liaison.says("理由改成设计变更")
        await t.liaison.says("确认")
        asked = t.approver.hears()
        assert "11月3日" in asked
        assert "设计变更" in asked


async def test_what_cannot_be_done_says_why_and_the_others_may_be(town: Opens) -> None:
    async with town() as t:
        table = await t.liaison.says("建议013签收，建议021退回不归我们管，建议030签收，建议998签收")
        assert "建议021 申请退回：不行，建议021 是指定主办件" in table
        theirs, nobodys = (line_of(table, number) for number in ("建议030", "建议998"))
        assert theirs.replace("030", "N") == nobodys.replace("998", "N")
        assert "没有找到" in theirs
        assert "已办 1 件" in await t.liaison.taps("确认")
        assert "待签收" in await t.city_liaison.says("查看 建议030")


def line_of(heard: Heard, number: str) -> str:
    return next(line for line in heard.text.splitlines() if line.startswith(number))


async def test_words_that_are_lacking_are_asked_for_one_by_one(town: Opens) -> None:
    async with town() as t:
        table = await t.liaison.says("建议013签收，建议021延期到10月30日，提案012退回")
        assert "建议021 申请延期：还差理由" in table
        assert "提案012 申请退回：还差理由" in table
        asked = await t.liaison.taps("确认")
        assert asked.title == "已办 1 件，还有一件要问您"
        assert "建议021 为什么要延期？" in asked
        assert "「退回 提案012 理由」" in asked
        assert not t.approver.hears()
        assert "请核对延期申请" in await t.liaison.says("图纸没出，13号才开会")
        assert "已送审批人" in await t.liaison.says("确认")


async def test_with_nothing_to_do_at_once_the_first_question_comes_at_once(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("建议021延期到10月30日，提案012退回")
        assert "建议021 为什么要延期？" in asked.title
        assert "请核对延期申请" in await t.liaison.says("图纸没出")


async def test_what_is_signed_already_is_said(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议013")
        table = await t.liaison.says("建议013签收，建议021签收")
        assert "建议013 签收：之前已签收，不用再签" in table
        assert "已办 1 件" in await t.liaison.says("确认")
        again = await t.liaison.says("建议013签收，建议021签收")
        assert "请核对" not in again
        assert "之前已签收" in again


async def test_all_the_others_are_the_ones_not_named(town: Opens) -> None:
    async with town() as t:
        table = await t.liaison.says("提案012退回不归我们管，其他的都签收")
        signed = [line for line in table.text.splitlines() if "签收：可以" in line]
        numbers = sorted(line.split(" ")[0] for line in signed)
        assert numbers == ["建议013", "建议021", "建议077"]
        await t.liaison.taps("确认")
        assert await unsigned(t, "提案012")
        assert not await unsigned(t, "建议013")


async def test_a_question_among_the_acts_is_answered_in_its_line(town: Opens) -> None:
    async with town() as t:
        table = await t.liaison.says("建议013签收，建议021什么时候到期")
        assert "建议021 查看：10月23日（周五）截止，还剩 31 天" in table
        assert "已办 1 件" in await t.liaison.taps("确认")


async def test_an_act_of_several_cases_is_one_for_each(town: Opens) -> None:
    async with town() as t:
        table = await t.liaison.says("建议013和建议021都延期到11月2日，等图纸")
        assert "建议013 申请延期：可以" in table
        assert "建议021 申请延期：可以" in table
        await t.liaison.says("确认")
        assert t.approver.hears().title.startswith("延期申请2件")


async def test_what_was_done_meanwhile_is_reported_and_the_rest_happens(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says("建议013签收，建议021延期到10月30日等图纸")
        await t.stand_in.says("延期 建议021 到11月2日 等评审")
        await t.stand_in.says("确认")
        done = await t.liaison.says("确认")
        assert "已办 1 件" in done
        assert "建议021 申请延期：不行，建议021 已有一份延期申请在等审批" in done
        assert len(t.approver.hears()) == 1


async def test_rights_are_checked_for_each_act(town: Opens) -> None:
    async with town() as t:
        refused = await t.leader.says("建议013签收，建议021什么时候到期")
        assert "建议013 签收：不行，您的岗位不能做这件事" in refused
        assert "10月23日" in refused
        assert "没有等您确认的事" in await t.leader.says("确认")
        assert await unsigned(t, "建议013")


async def test_a_day_is_settled_when_it_is_shown(town: Opens) -> None:
    async with town(now="2026-09-22 17:50") as t:
        await t.liaison.says("建议013签收，建议021延期40天等图纸")
        shown = line_of(await t.liaison.says("77不要"), "建议021")
        await t.liaison.says("确认")
        assert shown.split("延到 ")[1].split("，")[0] in t.liaison.chat[-1].draft.text


async def test_the_table_survives_a_restart_and_expires(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议013签收，建议021签收")
        await t.closes()
        await t.opens()
        assert "已办 2 件" in await t.liaison.says("确认")
        await t.liaison.says("建议077签收，提案012到20%")
        await t.time_goes_by(hours=30)
        assert "没有等您确认的事" in await t.liaison.says("确认")
        assert await unsigned(t, "建议077")


async def test_an_old_table_does_nothing(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议013签收，建议021签收")
        old = t.liaison.chat[-1]
        await t.liaison.says("建议077签收，提案012到20%")
        t.messenger.acts.tap(t.liaison.user_id, old.id, "不要 建议013")
        await t.rests()
        assert "过时" in t.liaison.hears()
        t.messenger.acts.tap(t.liaison.user_id, old.id, "确认")
        await t.rests()
        assert await unsigned(t, "建议013", "建议021")


async def test_what_can_be_read_in_two_ways_is_asked_about(town: Opens) -> None:
    async with town() as t:
        for said in ("建议013签收，建议013退回不归我们管", "签收建议013、建议021、建议077延期到11月30日"):
            asked = await t.liaison.says(said)
            assert "请核对这" not in asked
        assert await unsigned(t, "建议013", "建议021", "建议077")


async def test_a_note_with_a_command_behind_it_is_offered_both_ways(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("进展建议021 图纸已出，建议013签收")
        assert await unsigned(t, "建议013")
        table = await t.liaison.says("1")
        assert "建议013 签收：可以" in table
        assert "建议021 记进展：可以：图纸已出" in table
        assert asked.labels


async def test_the_office_decides_several_at_once(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议013延期到11月2日等图纸，建议021延期到11月2日等图纸")
        await t.liaison.says("确认")
        table = await t.approver.says("同意建议013，驳回建议021 理由不充分")
        assert "建议013 同意申请：可以" in table
        assert "已办 2 件" in await t.approver.says("确认")
        told = t.liaison.hears()
        assert "11月2日" in told
        assert "理由不充分" in told


async def test_more_than_anybody_can_check_is_not_taken(town: Opens) -> None:
    async with town() as t:
        many = "、".join(str(number) for number in range(100, 140))
        assert "一次最多办 30 件" in await t.liaison.says(f"延期 {many} 到11月2日 等图纸")
