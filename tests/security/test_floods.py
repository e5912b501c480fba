"""Whoever sends faster than anybody types is held back: nothing is lost, nobody else waits, one answer."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from sqlmodel import select

from domain.sliding_window import SECOND
from handlers.floodgate import ANY_A_MINUTE, HURRIED_A_MINUTE, MINUTE, Arrival, Floodgate, Pace
from simulator.acts import Said
from storage.inbox import HELD_BACK
from storage.ledger import history
from storage.tables import InboxRow
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CAST
from tests.scenarios.town import Heard, Speaker, Town, at

JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 64
TOO_FAST = "您发得太快了"
LIAISON = CAST["liaison"][0]


FEW = 8


@pytest.fixture
def few(town: Opens) -> Opens:
    """A town whose bot loses patience soon, so that a flood need not be long."""

    @asynccontextmanager
    async def opens() -> AsyncIterator[Town]:
        async with town() as t:
            t.duban.settler.gate = Floodgate(FEW)
            yield t

    return opens


async def pours(speaker: Speaker, texts: Sequence[str]) -> Heard:
    """Send all of it before anything is answered."""
    _ = speaker.hears()
    for text in texts:
        speaker.town.messenger.acts.say(speaker.user_id, Said(text=text))
    await speaker.town.rests()
    return speaker.hears()


async def notes(t: Town, act: str) -> int:
    async with t.database.reader() as session:
        return sum(entry.act == act for entry in await history(session, "office"))


async def kept(t: Town, sender: str) -> list[InboxRow]:
    async with t.database.reader() as session:
        return list((await session.exec(select(InboxRow).where(InboxRow.sender == sender))).all())


async def test_as_many_as_may_be_are_all_answered(few: Opens) -> None:
    async with few() as t:
        heard = await pours(t.liaison, [f"进展 建议012 第{n}步" for n in range(FEW + 1)])
        assert len(heard) == FEW + 1, "the first one had nothing to wait for"
        assert TOO_FAST not in heard


async def test_one_more_is_kept_not_done_and_said_once(few: Opens) -> None:
    async with few() as t:
        last = [f"进展 建议012 第{n}步" for n in range(FEW + 4)]
        heard = await pours(t.liaison, last)
        assert len(heard) == FEW + 2
        assert heard.text.count(TOO_FAST) == 2, "title and words of one message"
        assert f"第{FEW + 1}步" in heard.bubbles[-1].draft.text
        assert "请稍等一分钟再发" in heard
        rows = await kept(t, t.liaison.user_id)
        assert [row.payload["text"] for row in rows if row.trouble == HELD_BACK] == last[-3:]
        assert await notes(t, "too_fast") == 1


async def test_others_are_served_meanwhile_and_he_after_a_minutes_pause(few: Opens) -> None:
    async with few() as t:
        await pours(t.liaison, ["我的"] * (FEW + 5))
        assert "建议030" in await t.city_liaison.says("我的")
        await t.time_goes_by(seconds=59)
        assert TOO_FAST not in await pours(t.liaison, ["我的"]), "who has waited is heard"
        await t.time_goes_by(seconds=61)
        assert len(await pours(t.liaison, ["我的"] * 10)) == 10


async def test_a_flood_that_goes_on_is_told_again_after_a_minute_at_the_earliest(few: Opens) -> None:
    async with few() as t:
        await pours(t.liaison, ["我的"] * (FEW + 5))
        await t.time_goes_by(seconds=30)
        assert TOO_FAST not in await pours(t.liaison, ["我的"] * 5)
        await t.time_goes_by(seconds=29)
        assert TOO_FAST not in await pours(t.liaison, ["我的"] * 5)
        await t.time_goes_by(seconds=1)
        assert (await pours(t.liaison, ["我的"] * FEW)).text.count(TOO_FAST) == 2
        assert await notes(t, "too_fast") == 2


async def test_taps_count_like_words(few: Opens) -> None:
    async with few() as t:
        await t.liaison.says("延期 建议012 到11月10日 图纸没有批下来")
        card = t.liaison.chat[-1]
        for _ in range(FEW + 2):
            t.messenger.acts.tap(t.liaison.user_id, card.id, "取消")
        await t.rests()
        assert TOO_FAST in t.liaison.hears()


async def test_files_of_a_flood_are_not_even_fetched(few: Opens) -> None:
    async with few() as t:
        await pours(t.liaison, ["我的"] * (FEW + 1))
        before = calls(t, "messageFiles/download")
        for _ in range(3):
            t.messenger.acts.say(t.liaison.user_id, Said(text="我的"))
            t.messenger.acts.say(t.liaison.user_id, Said(text="照片", files=(("1.jpg", "/9j/4A==", ""),)))
        await t.rests()
        assert calls(t, "messageFiles/download") - before <= 1, "the first of a burst had waited"


async def test_whoever_waits_for_each_answer_is_no_flood(few: Opens) -> None:
    async with few() as t:
        for n in range(FEW + 10):
            assert TOO_FAST not in await t.liaison.says("12" if n % 2 else "我的")


async def test_a_stranger_is_answered_once_an_hour(town: Opens) -> None:
    async with town() as t:
        assert "还不认识您" in await t.outsider.says("签收 建议012")
        assert len(await pours(t.outsider, ["在吗"] * 50)) == 0
        await t.time_goes_by(minutes=59)
        assert len(await t.outsider.says("在吗")) == 0
        await t.time_goes_by(minutes=1)
        assert "还不认识您" in await t.outsider.says("在吗")
        assert await notes(t, "stranger") == 2
        assert len(await kept(t, t.outsider.user_id)) == 53, "what he said is on record all the same"


async def test_each_stranger_has_his_own_hour(town: Opens) -> None:
    async with town() as t:
        assert "还不认识您" in await t.outsider.says("在吗")
        assert "还不认识您" in await t.person("u98").says("在吗")


def judged(gate: Floodgate, count: int, *, moment: str = "2026-09-22 10:00", first: int = 1) -> list[Pace]:
    """Arrivals one by one, each settled before the next comes."""
    found = []
    for row_id in range(first, first + count):
        one = Arrival(row_id, LIAISON, at(moment))
        found.append(gate.judge(one))
        gate.settled([one], row_id)
    return found


def test_of_those_who_do_not_wait_two_a_second_are_heard() -> None:
    gate, now = Floodgate(), at("2026-09-22 10:00")
    gate.settled([Arrival(1, LIAISON, now)], newest=1_000)
    burst = [Arrival(row_id, LIAISON, now) for row_id in range(2, HURRIED_A_MINUTE + 4)]
    paces = [gate.judge(one) for one in burst]
    assert paces == [Pace.FINE] * HURRIED_A_MINUTE + [Pace.TOLD, Pace.SILENT]
    after = [Arrival(800, LIAISON, now + MINUTE - SECOND), Arrival(801, LIAISON, now + MINUTE)]
    assert [gate.judge(one) for one in after] == [Pace.SILENT, Pace.FINE]


def test_even_a_patient_program_has_its_limit() -> None:
    gate = Floodgate()
    assert set(judged(gate, ANY_A_MINUTE)) == {Pace.FINE}
    assert judged(gate, 2, first=ANY_A_MINUTE + 1) == [Pace.TOLD, Pace.SILENT]
    assert gate.held_back == {"too_fast": 2}
    assert judged(gate, 1, moment="2026-09-22 10:01", first=9_000) == [Pace.FINE]


def test_a_message_that_is_tried_again_is_judged_as_before() -> None:
    gate = Floodgate()
    judged(gate, ANY_A_MINUTE)
    again = Arrival(7_000, LIAISON, at("2026-09-22 10:00"))
    assert [gate.judge(again) for _ in range(3)] == [Pace.TOLD] * 3
    assert gate.held_back == {"too_fast": 1}


def test_a_clock_that_was_put_back_holds_nobody_back_for_long() -> None:
    gate = Floodgate()
    judged(gate, ANY_A_MINUTE)
    assert judged(gate, 1, moment="2026-09-21 10:00", first=9_000) == [Pace.FINE]


@pytest.mark.parametrize("files", [0, 1])
async def test_what_a_stranger_sends_is_never_fetched(town: Opens, files: int) -> None:
    async with town() as t:
        before = calls(t, "messageFiles/download")
        await t.outsider.shows(*[JPEG] * (files + 1))
        assert calls(t, "messageFiles/download") == before


def calls(t: Town, api: str) -> int:
    """How often an API was asked."""
    return sum(api in str(entry.get("path")) for entry in t.messenger.log.since(0))
