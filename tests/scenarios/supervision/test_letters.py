"""督办函: proposed, decided once, numbered, sent as a file, signed for, put right."""

import asyncio
from io import BytesIO

from docx import Document

from simulator.acts import Said
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Heard, Speaker, Town

ASKED = "督办函 建议012 限10月15日整改 进度滞后，多次说明没有结果"


async def proposes(t: Town, words: str = ASKED) -> Heard:
    """Said by the supervisor, with the reason for skipping where it is asked for."""
    heard = await t.supervisor.says(words)
    if "为什么" in heard.title:
        heard = await t.supervisor.says("市里催得急")
    assert "确认送审" in heard.labels, heard.text
    return await t.supervisor.taps("确认送审")


def paper(t: Town, whose: Speaker) -> list[str]:
    """The paragraphs of the last file in somebody's chat, as the library reads them."""
    code = next(b.draft.file_code for b in reversed(whose.chat) if b.draft.file_code)
    stored = t.messenger.files.find(code or "")
    assert stored is not None
    return [paragraph.text for paragraph in Document(BytesIO(stored.content)).paragraphs]


def says_what_it_must(words: list[str]) -> None:
    """The letter's number, unit, case, facts, demand and day."""
    assert words[:3] == ["区政府督查室", "督〔2026〕1号", "督办函"]
    text = "\n".join(words)
    for fact in (
        "区住房和城乡建设局：",
        "“关于老旧小区加装电梯的建议”",
        "2026年9月22日交办",
        "办结时限2026年10月30日（周五）",
        "2026年9月22日催办",
        "进度滞后，多次说明没有结果",
        "限期：2026年10月15日（周四）",
    ):
        assert fact in text, fact


async def test_a_letter_is_proposed_approved_numbered_sent_and_signed_for(either_town: Opens) -> None:
    async with either_town() as t:
        await t.supervisor.says("催办 建议012")
        sent = await proposes(t)
        assert "已送 贺岩、邵青 审批" in sent
        card = t.approver.hears()
        assert "请审批督办函：区住房和城乡建设局 建议012" in card.title
        assert "限期整改：10月15日（周四）" in card
        assert "越过" not in card
        _ = t.liaison.hears()
        done = await t.approver.taps("同意")
        assert "督〔2026〕1号 督办函已发出" in done.title
        push = t.liaison.hears()
        assert "督办函：督〔2026〕1号 建议012" in push
        assert [b.draft.file_name for b in push.bubbles if b.draft.file_code] == ["督〔2026〕1号 督办函.docx"]
        assert "限10月15日（周四）整改到位" in t.leader.hears()
        says_what_it_must(paper(t, t.liaison))
        signed = await t.liaison.taps("签收 督〔2026〕1号")
        assert "已签收 督〔2026〕1号" in signed
        assert "已由周航于 9月22日 10:00 签收" in await t.leader.says("签收 督1")
        told = t.supervisor.hears()
        assert "已由贺岩批准发出" in told


async def test_a_skipped_step_needs_a_reason_which_the_approver_sees(town: Opens) -> None:
    async with town() as t:
        asked = await t.supervisor.says("约谈 建议012 拖着不办，两次电话没有回音")
        assert "越过了催办通知书、督办函，为什么？" in asked.title
        echo = await t.supervisor.says("市领导点名要求")
        assert "越过：催办通知书、督办函；理由：市领导点名要求" in echo
        await t.supervisor.taps("确认送审")
        card = t.approver.hears()
        assert "越过催办通知书、督办函：市领导点名要求" in card
        assert "约谈，越过催办通知书、督办函" in await t.approver.says("待办")


async def test_missing_parts_are_asked_for_one_by_one(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        assert "督办函限哪天整改到位" in (await t.supervisor.says("督办函 建议012")).title
        assert "督办函的事由" in (await t.supervisor.says("10月15日")).title
        echo = await t.supervisor.says("进度滞后")
        assert "限期整改：10月15日（周四）" in echo
        assert not t.approver.hears()
        await t.supervisor.says("确认")
        assert "请审批督办函" in t.approver.hears()


async def test_a_rest_day_and_a_day_gone_by_are_asked_about_and_today_is_refused(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        offered = await t.supervisor.says("督办函 建议012 限10月3日整改 进度滞后")
        assert "限到哪天" in offered.title
        assert "10月8日（周四 班）" in offered.labels
        assert "限期整改：10月8日" in await t.supervisor.taps("10月8日（周四 班）")
        await t.supervisor.says("取消")
        assert "“9月1日”今年已经过了" in await t.supervisor.says("督办函 建议012 限9月1日整改 进度滞后")
        assert "不能用" in await t.supervisor.says("督办函 建议012 限9月22日整改 进度滞后")


async def test_of_two_approvers_at_once_one_wins_and_one_number_is_used(either_town: Opens) -> None:
    async with either_town() as t:
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        both = (t.approver, t.second_approver)
        for approver in both:
            _ = approver.hears()
            t.messenger.acts.tap(approver.user_id, approver.chat[-1].id, "同意")
        await t.rests()
        answers = [approver.hears().text for approver in both]
        assert sum("督〔2026〕1号" in answer for answer in answers) == 1
        assert sum("不用再处理" in answer for answer in answers) == 1


async def test_two_letters_decided_at_once_get_two_numbers(either_town: Opens) -> None:
    async with either_town() as t:
        for number in ("建议012", "建议021"):
            await t.supervisor.says(f"催办 {number}")
            await proposes(t, f"督办函 {number} 限10月15日整改 进度滞后")
        for approver, name in ((t.approver, "s1"), (t.second_approver, "s2")):
            _ = approver.hears()
            t.messenger.acts.say(approver.user_id, Said(text=f"同意 {name}"))
        await asyncio.sleep(0)
        await t.rests()
        told = t.approver.hears().title + t.second_approver.hears().title
        assert "督〔2026〕1号" in told
        assert "督〔2026〕2号" in told


async def test_a_refusal_has_a_reason_and_the_unit_learns_nothing(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        _ = t.liaison.hears()
        await proposes(t)
        _ = t.approver.hears()
        await t.approver.says("驳回 s1 先电话沟通")
        await t.approver.says("确认")
        assert "未获批准：先电话沟通（贺岩）" in t.supervisor.hears()
        assert not t.liaison.hears()
        late = await t.second_approver.taps("同意")
        assert "已由贺岩于 9月22日 10:00 驳回" in late


async def test_a_proposal_is_withdrawn_while_nobody_has_decided(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        assert "没有发给承办单位" in await t.supervisor.says("撤回")
        assert "已由方敏撤回" in await t.approver.taps("同意")


async def test_an_approvers_own_proposal_needs_the_other_approver(town: Opens) -> None:
    async with town() as t:
        await t.approver.says("催办 建议012")
        await t.approver.says(ASKED)
        assert "已送 邵青 审批" in await t.approver.taps("确认送审")
        assert "自己的申请不能自己批" in await t.approver.says("同意 s1")
        assert "督办函已发出" in (await t.second_approver.taps("同意")).title


async def test_an_approved_letter_is_annulled_while_nobody_has_signed_and_keeps_its_number(
    town: Opens,
) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        await t.approver.taps("同意")
        _ = t.liaison.hears()
        assert "督〔2026〕1号 已作废" in await t.approver.says("撤回")
        assert "已作废，不用签收和整改" in t.liaison.hears()
        assert "已作废" in await t.liaison.says("签收 督1")
        await proposes(t)
        assert "督〔2026〕2号" in (await t.approver.taps("同意")).title
        await t.liaison.says("签收 督2")
        assert "之后已有人办理" in await t.approver.says("撤回")


async def test_what_nobody_has_signed_for_is_reminded_of_like_a_case(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        await t.approver.taps("同意")
        _ = (t.liaison.hears(), t.leader.hears())
        await t.time_goes_to("2026-09-23 08:50")
        assert "督〔2026〕1号 督办函" in t.liaison.hears()
        assert "督〔2026〕1号" not in t.leader.hears()
        await t.time_goes_to("2026-09-24 08:50")
        assert "督〔2026〕1号 督办函" in t.leader.hears()


async def test_once_signed_nobody_is_reminded(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        await t.approver.taps("同意")
        await t.liaison.says("签收 督1")
        _ = (t.liaison.hears(), t.leader.hears())
        await t.time_goes_to("2026-09-24 12:00")
        assert "督〔2026〕1号" not in t.liaison.hears()
        assert "督〔2026〕1号" not in t.leader.hears()


async def test_rectified_sent_back_rectified_again_and_ended(either_town: Opens) -> None:
    async with either_town() as t:
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        await t.approver.taps("同意")
        await t.liaison.says("签收 督1")
        _ = t.supervisor.hears()
        assert "请核对" not in await t.liaison.says("整改 督1 已增派人手，电梯井开挖")
        await t.liaison.taps("确认报送")
        assert "已增派人手，电梯井开挖" in t.supervisor.hears()
        echo = await t.supervisor.says("整改不到位 督1 现场仍未开工 到10月20日")
        assert "新的期限：10月20日（周二）" in echo
        await t.supervisor.taps("确认")
        assert "整改不到位：现场仍未开工。请在10月20日（周二）前" in t.liaison.hears()
        await t.liaison.says("整改 督1 已开工")
        await t.liaison.taps("确认报送")
        passed = await t.supervisor.says("整改通过 督1")
        assert "整改通过，已办结" in passed.title
        await t.next_morning()  # his day's cap is reached by now
        assert "整改通过，已办结" in t.liaison.hears()
        assert "已办结" in await t.liaison.says("整改 督1 再补一点")
        history = await t.supervisor.says("督办 建议012")
        assert "督〔2026〕1号 督办函，区住房和城乡建设局：已办结" in history
        assert "在办的督办函件 0 份" in (await t.supervisor.says("督办函")).title
        assert "仍在督办" in await t.supervisor.says("撤回")
        assert "刚才的办结已撤回" in t.liaison.hears()


async def test_a_units_people_see_and_sign_their_own_letters_only(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        await t.approver.taps("同意")
        for said in ("签收 督1", "督1", "发文件 督1", "整改 督1 已办", "签收 督9"):
            assert "没有找到" in await t.city_liaison.says(said), said
        assert "督〔2026〕1号" in await t.liaison.says("督办函")
        again = await t.leader.says("发文件 督1")
        assert "督〔2026〕1号 督办函.docx" in [b.draft.file_name for b in again.bubbles]


async def test_a_secret_case_shows_its_number_only(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议077")
        await proposes(t, "督办函 建议077 限10月15日整改 未按期报送")
        assert "历史遗留" not in t.approver.hears()
        await t.approver.taps("同意")
        assert all("历史遗留" not in line for line in paper(t, t.liaison))


async def test_with_several_units_it_is_asked_which(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议013")
        await t.supervisor.says("确认")
        asked = await t.supervisor.says("督办函 建议013 限10月15日整改 进度滞后")
        assert "发给哪个单位" in asked.title
        echo = await t.supervisor.taps("区教育局")
        assert "对象：区教育局" in echo


async def test_an_urging_notice_is_issued_without_approval_with_a_copy_to_the_leader(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办通知书 建议012 已超期，请尽快答复")
        done = await t.supervisor.taps("确认发出")
        assert "催〔2026〕1号" in done.title
        assert "催办通知书" in t.liaison.hears()
        assert "催〔2026〕1号" in t.leader.hears()
        await t.supervisor.says("督办函 建议012 限10月15日整改 仍未答复")
        assert "越过" not in (await t.supervisor.taps("确认送审"))


async def test_a_proposal_waits_in_the_approvers_digest(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        _ = t.approver.hears()
        await t.time_goes_to("2026-09-23 08:31")
        digest = t.approver.hears()
        assert "待批1件" in digest.title
        assert "方敏提出督办：进度滞后" in digest
