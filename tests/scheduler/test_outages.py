"""Nothing is lost and nothing is said wrongly when duban, the messenger or the office stops for a while."""

from datetime import date, timedelta

from domain.messages import Outcome, Verdict
from domain.vocabulary import AssignmentState, MessageState, PostRole, RequestState
from storage.tables import ExtensionRequest
from tests.scheduler.worlds import World, accept, at


def refuse(recipient: str) -> Outcome:
    return Outcome(recipient, Verdict.RETRY_SOON, code="unavailable")


async def signed_case(world: World, deadline: str) -> int:
    case = await world.case(deadline)
    await world.beat()
    await world.sign(case)
    world.messenger.sent.clear()
    return case


async def test_down_for_an_hour_over_the_slot_the_reminder_comes_the_same_morning(world: World) -> None:
    await signed_case(world, "2026-09-30")
    await world.pass_until("2026-09-24 08:40")
    world.restart()
    await world.beat("2026-09-24 09:40")
    (text,) = world.texts("zhou")  # three days ahead is Sunday the 27th, a rest day like the two before
    assert "还剩6天" in text
    assert "补发" not in text


async def test_down_over_the_day_of_a_reminder_it_comes_late_and_says_so(world: World) -> None:
    await signed_case(world, "2026-10-09")
    await world.pass_until("2026-09-29 19:00")
    world.restart()
    await world.beat("2026-10-08 10:00")
    text = world.texts("zhou")[0]
    assert "停机 9 天（9月29日 19:00 到 10月8日 10:00），补发如下" in text
    assert "1 件9月30日（周三 班）应提醒" in text
    assert "还剩1天" in text
    assert "最后一天" not in text
    digest = world.texts("wang")[-1]
    assert "晚发的提醒 1 条" in digest
    assert "建议001（区住建局，应于9月30日 08:45）" in digest


async def test_down_past_the_deadline_only_the_overdue_message_speaks(world: World) -> None:
    await signed_case(world, "2026-10-08")
    await world.pass_until("2026-09-29 19:00")
    world.restart()
    await world.beat("2026-10-09 10:00")
    (text,) = world.texts("zhou")
    assert "已超期1天" in text


async def test_an_hour_without_the_messenger_delays_and_loses_nothing(either_world: World) -> None:
    world = either_world
    await signed_case(world, "2026-10-08")
    await world.pass_until("2026-09-30 08:44")
    world.messenger.sent.clear()
    world.messenger.verdict = refuse
    await world.pass_until("2026-09-30 09:45")
    assert world.messenger.to("zhou") == []
    world.messenger.verdict = accept
    await world.pass_until("2026-09-30 09:51")
    (text,) = world.texts("zhou")
    assert "补发" not in text
    assert "还剩8天" in text


async def test_three_days_without_the_messenger_then_one_message_with_the_days_as_they_are(
    world: World,
) -> None:
    still_open = await signed_case(world, "2026-09-30")
    answered = await world.case("2026-09-30")
    await world.sign(answered)
    await world.set("reminder", {"days": [3], "unit": "working_days"})
    await world.pass_until("2026-09-24 08:44")
    world.messenger.verdict = refuse
    await world.pass_until("2026-09-24 09:00")
    await world.case("2026-10-20")
    await world.pass_until("2026-09-24 09:30")
    world.clock.moment = at("2026-09-27 12:00")
    await world.answer(answered)
    world.messenger.verdict = accept
    await world.pass_until("2026-09-28 08:50")
    (text,) = [text for text in world.texts("zhou") if "日报" not in text]
    assert "消息通道中断，补发提醒" in text
    assert "还剩2天" in text
    assert "建议003" in text
    assert "建议002" not in text
    reasons = {notice.dropped_because for notice in await world.notices(assignment_id=answered)}
    assert "answered" in reasons
    assert (await world.acts())["expired"] >= 1
    assert (await world.assignment(still_open)).pushed_at is not None


async def test_a_reminder_whose_deadline_moved_while_it_waited_is_dropped(world: World) -> None:
    case = await signed_case(world, "2026-10-08")
    await world.pass_until("2026-09-30 08:44")
    world.messenger.verdict = refuse
    await world.pass_until("2026-09-30 10:00")
    await world.change(case, deadline_on=date(2026, 10, 30), limit_granted_on=date(2026, 9, 30))
    world.messenger.verdict = accept
    world.restart()
    await world.pass_until("2026-10-09 10:00")
    dropped = await world.notices(kind="due_soon", state=MessageState.DROPPED)
    assert [notice.dropped_because for notice in dropped] == ["deadline_moved"]


async def test_a_stop_holds_everything_but_what_is_urgent(world: World) -> None:
    await world.set("pause", {"since": at("2026-09-22 10:00").isoformat()})
    await world.case("2026-10-08")
    await world.case("2026-09-22", urgent=True)
    await world.pass_until("2026-09-24 12:00")
    assert [content.title for content in world.messenger.to("zhou")] == [
        "新交办：建议002 关于老旧小区加装电梯的建议"
    ]
    assert world.messenger.to("wang") == []
    await world.set("pause", {"since": None})
    await world.pass_until("2026-09-24 12:01")
    assert "建议001" in world.texts("zhou")[1]


async def test_what_falls_due_at_night_waits_for_the_next_slot_and_is_one_message(world: World) -> None:
    world.clock.moment = at("2026-09-24 21:00")
    await world.case("2026-10-20")
    await world.case("2026-10-21")
    await world.owe("zhou", "handed_over", unit="区住建局", open=2)
    await world.pass_until("2026-09-28 08:44")
    assert world.messenger.to("zhou") == []
    await world.pass_until("2026-09-28 08:46")
    (sent,) = [sent for sent in world.messenger.sent if sent.to == "zhou"]
    assert sent.at == at("2026-09-28 08:45")
    assert "新交办 2 件" in sent.content.text
    assert "联络员" in sent.content.text


async def test_an_urgent_case_goes_out_on_a_holiday_night(world: World) -> None:
    world.clock.moment = at("2026-10-02 23:30")
    await world.case("2026-10-02", urgent=True)
    await world.beat()
    assert len(world.messenger.to("zhou")) == 1


async def test_a_decided_request_is_not_put_before_the_approver_any_more(world: World) -> None:
    case = await signed_case(world, "2026-10-08")
    request = ExtensionRequest(
        assignment_id=case,
        asked_until_on=date(2026, 10, 20),
        deadline_before_on=date(2026, 10, 8),
        reason="等图纸",
        person_id=1,
        asked_at=world.now,
    )
    world.clock.moment = at("2026-09-22 21:00")
    await world.store(request)
    await world.owe("zheng", "extension_requested", case, request="e1")
    await world.beat()
    async with world.database.writer() as session:
        row = await session.get_one(ExtensionRequest, 1)
        row.state = RequestState.REFUSED
        session.add(row)
        await session.commit()
    await world.pass_until("2026-09-23 09:00")
    assert [content.title for content in world.messenger.to("zheng") if "延期" in content.title] == []


async def test_when_the_liaison_changes_the_new_one_is_told_what_waits_and_nothing_twice(
    world: World,
) -> None:
    case = await signed_case(world, "2026-10-08")
    await world.pass_until("2026-09-30 08:46")
    assert len([t for t in world.texts("zhou") if "日报" not in t]) == 1
    await world.dismiss("zhou")
    await world.hire("li", "区住建局", PostRole.LIAISON)
    await world.pass_until("2026-09-30 18:00")
    assert world.messenger.to("li") == []
    await world.pass_until("2026-10-09 09:00")
    assert len(world.messenger.to("li")) == 2, "due that day, overdue the next"
    assert (await world.assignment(case)).deadline_on == date(2026, 10, 8)


async def test_who_is_gone_is_replaced_by_the_stand_in_and_an_administrator_learns_of_it(
    world: World,
) -> None:
    await world.hire("li", "区住建局", PostRole.LIAISON, stand_in=True)
    world.messenger.verdict = lambda who: (
        Outcome(who, Verdict.DROP_PERSON, code="invalid") if who == "zhou" else accept(who)
    )
    await world.case("2026-10-08")
    await world.beat()
    assert "建议001" in world.texts("li")[0]
    assert "收不到机器人消息" in world.texts("admin")[-1]
    assert (await world.assignment(1)).pushed_at == world.now


async def test_a_unit_nobody_can_be_told_of_is_the_administrators_matter_and_waits(world: World) -> None:
    await world.dismiss("zhou")
    await world.dismiss("qian")
    case = await world.case("2026-10-08")
    await world.beat()
    await world.beat(world.now + timedelta(minutes=5))
    assert len([text for text in world.texts("admin") if "没有能联系上的联络员" in text]) == 1
    await world.hire("li", "区住建局", PostRole.LIAISON)
    await world.beat(world.now + timedelta(minutes=5))
    assert "建议001" in world.texts("li")[0]
    assert (await world.assignment(case)).pushed_at == world.now


async def test_news_that_cannot_be_worded_fails_alone(world: World) -> None:
    case = await world.case("2026-10-08")
    await world.owe("zhou", "extension_refused", case)  # without a reason
    await world.beat()
    assert len(world.messenger.to("zhou")) == 1
    (notice,) = await world.notices(kind="extension_refused")
    assert notice.state is MessageState.FAILED
    assert "一条提醒无法生成" in "".join(world.texts("admin"))


async def test_a_push_that_is_never_sent_holds_no_overdue_message_back(world: World) -> None:
    """Handed out, answered and taken back on a rest day: nobody is told of it any more, but it is overdue."""
    await world.pass_until("2026-09-26 09:19")
    case = await world.case("2026-09-27")
    await world.answer(case)
    await world.change(case, state=AssignmentState.ACKNOWLEDGED, answered_at=None)
    await world.pass_until("2026-09-28 08:45")
    assert [notice.kind for notice in await world.notices(state=MessageState.SENT)] == ["overdue"]
