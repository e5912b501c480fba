"""半月报 through the chat: set, composed on its day, approved, sent with its files, found again unchanged."""

from tests.scenarios.conftest import Opens
from tests.scenarios.reports.papers import (
    DISCIPLINE,
    bytes_in,
    files_in,
    hire_discipline,
    sheet_names,
    words_of,
)
from tests.scenarios.town import Heard, Speaker, Town

EVE = "2026-10-07 16:00"  # a rest day: the half-month report is due on the next morning
NAME = "督办工作半月报 2026年9月16日至9月30日"


async def confirms(who: Speaker, words: str, label: str = "确认修改") -> Heard:
    """Said, shown, confirmed."""
    asked = await who.says(words)
    assert label in asked.labels, asked.text
    return await who.taps(label)


async def sets_up(t: Town) -> Speaker:
    """The half-month report goes to the district's leader, and a copy to the discipline office."""
    discipline = await hire_discipline(t)
    asked = await t.admin.says("半月报 发给 陆区长")
    assert "原来：不自动编，要时说「出半月报」；发给（没有设，只存档）" in asked
    assert "改为：每月1、16日编到前一天为止，下一份 10月8日（周四 班）" in asked
    assert "先送审；发给陆建国" in asked
    await t.admin.taps("确认修改")
    await confirms(t.admin, f"半月报 抄送 {DISCIPLINE}")
    return discipline


def says_what_it_must(docx: bytes, xlsx: bytes) -> None:
    """The three parts, and what the unit has reported."""
    words = words_of(docx)
    for fact in ("一、总体台账", "二、办结情况", "三、未办结情况", "已加装3部，进度60%"):
        assert fact in words
    assert {"按来源", "未办结清单", "各项比率"} <= set(sheet_names(xlsx))


async def test_a_report_from_its_setting_to_its_readers_and_back(either_town: Opens) -> None:
    async with either_town(EVE) as t:
        discipline = await sets_up(t)
        await t.liaison.says("进展 建议012 已加装3部，进度60%")
        await t.time_goes_to("2026-10-08 08:45")
        draft = t.approver.hears()
        assert f"报告1 待审：半月报 {NAME.split()[1]}" in draft
        assert files_in(draft)[-2:] == [f"{NAME}.docx", f"{NAME}.xlsx"]
        asked = await t.approver.says("发出 报告1")
        for said in ("发给：陆建国", f"抄送：{DISCIPLINE}", "一共 2 人"):
            assert said in asked
        done = await t.approver.taps("确认发出")
        assert "发给陆建国，抄送严正" in done
        assert not files_in(t.district_leader.hears())
        await t.time_goes_by(minutes=2)
        came, copied = t.district_leader.hears(), discipline.hears()
        assert files_in(came) == [f"{NAME}.docx", f"{NAME}.xlsx"]
        assert bytes_in(t, copied) == bytes_in(t, came)
        assert "（抄送）" not in came
        assert "（抄送）" in copied
        docx, xlsx = bytes_in(t, came)
        says_what_it_must(docx, xlsx)
        await t.liaison.says("进展 建议012 已加装9部，进度90%")
        await t.time_goes_to("2026-10-08 10:00")
        again = await t.district_leader.says("半月报 9月下半月")
        assert bytes_in(t, again) == [docx, xlsx]
        assert "贺岩于 10月8日 08:45 审定，发给陆建国，抄送严正" in again


async def test_of_two_approvers_one_decides_and_the_other_hears_who(town: Opens) -> None:
    async with town(EVE) as t:
        await sets_up(t)
        await t.time_goes_to("2026-10-08 08:50")
        assert "报告1 待审" in t.second_approver.hears()
        await confirms(t.approver, "发出 报告1", "确认发出")
        assert "已由贺岩于 10月8日 08:50 审定发出" in await t.second_approver.says("退回报告1 数字不对")
        assert "贺岩于 10月8日 08:50 审定发出" in "\n".join(
            bubble.draft.text for bubble in t.second_approver.chat
        )


async def test_within_a_minute_it_is_taken_back_and_nobody_has_got_it(town: Opens) -> None:
    async with town(EVE) as t:
        await sets_up(t)
        await t.time_goes_to("2026-10-08 08:50")
        await confirms(t.approver, "发出 报告1", "确认发出")
        undone = await t.approver.says("撤回")
        assert "已撤回对 报告1 督办工作半月报的决定，没有发出去，又在待审" in undone
        await t.time_goes_by(minutes=5)
        assert not files_in(t.district_leader.hears())
        await confirms(t.approver, "发出半月报", "确认发出")
        await t.time_goes_by(minutes=5)
        assert len(files_in(t.district_leader.hears())) == 2
        assert "报告1 已经发到收件人了，收不回来" in await t.approver.says("撤回")


async def test_one_that_is_sent_back_is_composed_anew_and_both_are_kept(town: Opens) -> None:
    async with town(EVE) as t:
        await sets_up(t)
        await t.time_goes_to("2026-10-08 08:50")
        asked = await t.approver.says("退回 报告1")
        assert "报告1 要改哪里？" in asked.title
        echo = await t.approver.says("数字和台账对不上")
        assert "数字和台账对不上" in echo
        done = await t.approver.taps("确认退回")
        assert "已退回" in done
        await t.liaison.says("进展 建议012 已加装3部，进度60%")
        _ = t.approver.hears()
        made = await t.approver.says("重编 报告1")
        assert "报告2" in made
        assert files_in(made) == [f"{NAME}.docx", f"{NAME}.xlsx"]
        assert "已加装3部" in words_of(bytes_in(t, made)[0])
        listed = await t.approver.says("历次半月报")
        assert "报告2 督办工作半月报 2026年9月16日至9月30日（第 2 版），待审" in listed
        assert "报告1 督办工作半月报 2026年9月16日至9月30日，已退回" in listed


async def test_one_that_is_not_sent_is_kept_for_the_office_alone(town: Opens) -> None:
    async with town(EVE) as t:
        await sets_up(t)
        await t.time_goes_to("2026-10-08 08:50")
        await confirms(t.approver, "不发半月报", "确认不发")
        assert "不发" in await t.supervisor.says("报告 1")
        assert "没有报告1，或者没有发给您" in await t.district_leader.says("报告 1")
        assert "没有发给您的半月报" in await t.district_leader.says("半月报")
        assert "没有等着审定的报告" in await t.approver.says("审报告")


async def test_without_readers_it_is_only_put_on_file(town: Opens) -> None:
    async with town("2026-09-27 16:00") as t:
        await confirms(t.admin, "打开周督查")
        await t.time_goes_to("2026-09-28 08:50")
        asked = await t.approver.says("发出报告")
        assert "没有设收件人，发出后只存档" in asked
        assert "没有发给任何人" in await t.approver.taps("确认存档")
        assert "周督查情况" in await t.supervisor.says("周督查")


async def test_nothing_is_composed_on_a_rest_day_or_after_it_was_switched_off(town: Opens) -> None:
    async with town(EVE) as t:
        await sets_up(t)
        assert "没有等着审定的报告" in await t.approver.says("审报告")
        await confirms(t.admin, "关闭半月报")
        await t.time_goes_to("2026-10-08 12:00")
        assert "没有等着审定的报告" in await t.approver.says("审报告")
        assert "发给陆建国，抄送纪工委监察组" in await t.admin.says("报告设置")


async def test_a_report_is_made_at_once_for_who_asks(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("出半月报")
        assert "报告1：半月报 2026年9月1日至2026年9月15日，正在编制" in heard
        assert "报告1 待审：半月报 2026年9月1日至9月15日" in heard
        assert "要发出去，请审批人回「发出 报告1」" in heard
        assert len(files_in(heard)) == 2
        assert not files_in(t.approver.hears())
        running = await t.supervisor.taps("要到今天为止的")
        assert "报告2 待审：半月报 2026年9月16日至9月22日" in running
        again = await t.supervisor.says("出半月报")
        assert "这一份已经编好，正等审定" in again
        assert bytes_in(t, again) == bytes_in(t, heard)


async def test_an_ad_hoc_report_keeps_to_days_source_and_unit(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("出报告 9月1日到9月22日 建议 区住建局")
        assert "专题报告（区住房和城乡建设局、建议）" in heard
        words = words_of(bytes_in(t, heard)[0])
        assert "建议012" in words
        assert "提案012" not in words
        assert "建议030" not in words
        assert "区城市管理局" not in words


async def test_a_secret_case_stands_in_a_report_as_a_number_only(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("出半月报 本期")
        words = words_of(bytes_in(t, heard)[0])
        assert "建议077\n敏感件" in words
        assert "历史遗留" not in words
        assert "历史遗留" not in str(bytes_in(t, heard)[1])


async def test_an_empty_period_says_so_in_one_line(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("出半月报 8月上半月")
        assert "本期没有新交办、办结和在办的件。" in heard
        assert "截至2026年8月15日，没有交办的件。" in words_of(bytes_in(t, heard)[0])


async def test_who_gets_it_is_said_by_name_title_or_unit_and_undone(town: Opens) -> None:
    async with town() as t:
        await hire_discipline(t)
        assert "花名册里没有“党群工作部”这个人或单位" in await t.admin.says("半月报 抄送 党群工作部")
        await confirms(t.admin, "半月报 发给 陆建国、方敏")
        added = await confirms(t.admin, f"半月报 也发给 {DISCIPLINE}")
        assert f"发给陆建国、方敏、{DISCIPLINE}" in added
        taken = await confirms(t.admin, "半月报不再发给方敏")
        assert f"发给陆建国、{DISCIPLINE}" in taken
        assert "半月报的安排：自动编，发给" in await t.admin.says("撤回")
        assert f"发给陆建国、方敏、{DISCIPLINE}" in await t.admin.says("报告设置")
        assert "本来就是这样" in await t.admin.says("半月报 发给 陆建国、方敏、纪工委监察组")


async def test_the_days_are_set_in_the_report_s_own_rhythm(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("半月报 每月10日25日")
        assert "改为：每月10、25日编到前一天为止，下一份 9月25日" in asked or "9月28日" in asked
        await t.admin.taps("确认修改")
        await confirms(t.admin, "周督查 每周五")
        assert "每周五编到前一天为止" in await t.admin.says("报告设置")
        assert "周督查按周出" in await t.admin.says("周督查 每月5日")
        assert "半月报请说几号" in await t.admin.says("半月报 每周五")
        assert "专题报告是要一份出一份" in await t.admin.says("专题报告 发给 陆建国")


async def test_others_may_neither_decide_nor_set(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("出半月报")
        assert "不" in (await t.supervisor.says("发出 报告1")).text
        assert "没有发给您的半月报" in await t.liaison.says("半月报")
        heard = await t.supervisor.says("关闭半月报")
        assert "确认修改" not in heard.labels
