"""One message a person and slot: what can wait does, what cannot comes at once, and the day has a cap."""

from collections import Counter

import pytest

from domain.vocabulary import MessageState
from domain.zone import OFFICE_ZONE
from tests.scheduler.worlds import World

FACTS = {"by": "钱局长", "until": "", "late": False, "signer": "钱局长", "reason": "请补充"}


async def moments(world: World, user_id: str) -> list[str]:
    mine = (sent.at.astimezone(OFFICE_ZONE) for sent in world.messenger.sent if sent.to == user_id)
    return [f"{moment:%m-%d %H:%M}" for moment in mine]


async def test_what_is_only_good_to_know_comes_with_the_next_morning(world: World) -> None:
    case = await world.case("2026-09-26")
    await world.beat()
    await world.sign(case)
    await world.owe("zhou", "co_opinion_in", case, unit="区教育局")
    await world.owe("zhou", "co_opinion_in", case, unit="区财政局", text="")
    await world.pass_until("2026-09-23 18:00")
    assert await moments(world, "zhou") == ["09-22 10:00", "09-23 08:45"]
    morning = world.messenger.to("zhou")[-1]
    assert "快到期1件" in morning.title
    assert "会办意见2件" in morning.title


async def test_what_somebody_waits_for_comes_at_once(world: World) -> None:
    case = await world.case("2026-10-30")
    await world.beat()
    await world.owe("zhou", "urged", case, by="王主任", text="")
    await world.beat("2026-09-22 15:20")
    assert await moments(world, "zhou") == ["09-22 10:00", "09-22 15:20"]


async def test_a_person_has_his_message_at_his_own_time_and_new_cases_at_once(world: World) -> None:
    await world.set("slot", {"at": "10:30"}, str(world.person_id("zhou")))
    case = await world.case("2026-09-26")
    await world.beat()
    await world.sign(case)
    await world.owe("zhou", "co_opinion_in", case, unit="区教育局")
    await world.pass_until("2026-09-23 18:00")
    assert await moments(world, "zhou") == ["09-22 10:00", "09-22 10:30", "09-23 10:30"]


async def test_a_case_of_the_night_comes_with_the_morning_of_its_reader(world: World) -> None:
    await world.set("slot", {"at": "10:30"}, str(world.person_id("zhou")))
    await world.pass_until("2026-09-22 20:30")
    await world.case("2026-10-30")
    await world.case("2026-10-30", unit="区教育局")
    await world.pass_until("2026-09-23 18:00")
    assert await moments(world, "zhou") == ["09-23 10:30"]
    assert await moments(world, "sun") == ["09-23 08:45"]


async def test_beyond_the_cap_the_rest_waits_and_its_number_is_said(world: World) -> None:
    await world.set("cap", {"most": 2})
    case = await world.case("2026-10-30")
    await world.beat()
    for hour in (11, 14, 15):
        await world.owe("zhou", "answer_sent_back", case, **FACTS)
        await world.beat(f"2026-09-22 {hour}:00")
    second = world.messenger.to("zhou")[-1]
    assert await moments(world, "zhou") == ["09-22 10:00", "09-22 11:00"]
    assert "今天的主动消息到此为止" in second.text
    assert len(await world.notices(state=MessageState.HELD)) == 2
    await world.pass_until("2026-09-23 12:00")
    assert await moments(world, "zhou") == ["09-22 10:00", "09-22 11:00", "09-23 08:45"]
    assert "其中 2 条是前一天不急、没有单独打扰您的" in world.messenger.to("zhou")[-1].text


async def test_the_cap_never_holds_a_new_case_a_decision_or_what_is_urgent(world: World) -> None:
    await world.set("cap", {"most": 1})
    case = await world.case("2026-10-30")
    await world.beat()
    await world.owe("zhou", "urged", case, by="王主任", text="")
    await world.beat("2026-09-22 11:00")
    await world.case("2026-10-30")
    await world.beat("2026-09-22 14:00")
    await world.case("2026-09-22", urgent=True)
    await world.beat("2026-09-22 21:00")
    assert len(await moments(world, "zhou")) == 4


async def test_what_the_cap_holds_rides_along_when_something_has_to_be_told(world: World) -> None:
    await world.set("cap", {"most": 1})
    case = await world.case("2026-10-30")
    await world.beat()
    await world.owe("zhou", "answer_sent_back", case, **FACTS)
    await world.owe("zhou", "urged", case, by="王主任", text="")
    await world.beat("2026-09-22 11:00")
    assert await moments(world, "zhou") == ["09-22 10:00", "09-22 11:00"]
    assert "答复退回" in world.messenger.to("zhou")[-1].title


@pytest.mark.timeout(240)
async def test_twelve_open_cases_make_one_message_a_day_at_most(world: World) -> None:
    cases = [await world.case(f"2026-10-{10 + n // 4}") for n in range(12)]
    await world.beat()
    for case in cases:
        await world.sign(case)
    for day in ("09-30", "10-08", "10-09", "10-10"):
        await world.pass_until(f"2026-{day} 15:00")
        await world.owe("zhou", "co_opinion_in", cases[-1], unit="区教育局")
    days = Counter(moment[:5] for moment in await moments(world, "zhou"))
    del days["09-22"]  # the twelve cards themselves
    assert len(days) > 3
    assert set(days.values()) == {1}
