"""Whatever arrives, somebody gets a sensible answer or nobody is troubled, and nothing happens twice."""

from simulator.acts import Said
from storage.ledger import history
from storage.messages import parked
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town


async def act_count(t: Town, subject: str, act: str) -> int:
    """How often an act stands in the ledger."""
    async with t.database.reader() as session:
        return sum(entry.act == act for entry in await history(session, subject))


async def test_somebody_unknown_is_told_whom_to_ask(town: Opens) -> None:
    async with town() as t:
        assert "还不认识您" in await t.outsider.says("签收 建议012")
        assert "待签收" in await t.liaison.says("查看 建议012")
        assert await act_count(t, "office", "stranger") == 1


async def test_somebody_of_another_corporation_is_nobody_here(town: Opens) -> None:
    async with town() as t:
        heard = await t.person("u98").says("签收 建议012")
        assert "还不认识您" in heard
        assert "待签收" in await t.liaison.says("查看 建议012")


async def test_a_message_without_a_staff_id_is_nobodys(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"hide_staff_id": [t.liaison.user_id]})
        assert "还不认识您" in await t.liaison.says("签收 建议012")
        t.messenger.switch({"reset": True})
        assert "待签收" in await t.liaison.says("查看 建议012")


async def test_no_words_are_answered_with_help(town: Opens) -> None:
    async with town() as t:
        assert "没有收到文字" in await t.liaison.says("   ")


async def test_ten_thousand_characters_are_handled(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("进展 建议012 " + "很长" * 5000)
        assert "已记为 建议012 的进展" in heard
        assert "没看懂" in await t.liaison.says("。" + "乱" * 9999)


async def test_a_sticker_is_greeted_and_nothing_more(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("😀🎉")
        assert "没签收" in heard
        assert "待签收" in await t.liaison.says("查看 建议012")


async def test_a_push_that_comes_five_times_acts_once(either_town: Opens) -> None:
    async with either_town() as t:
        t.messenger.switch({"duplicate": 5})
        heard = await t.liaison.says("进展 建议012 已到60%")
        assert len(heard) == 1
        t.messenger.switch({"reset": True})
        shown = (await t.liaison.says("查看 建议012")).text
        assert shown.count("已到60%") == 1


async def test_pushes_out_of_order_are_all_settled(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"out_of_order": 3})
        for words in ("签收 建议012", "进展 建议012 已到30%", "签收 建议021"):
            t.messenger.acts.say(t.liaison.user_id, Said(text=words))
        t.messenger.switch({"reset": True})
        await t.rests()
        assert len(t.liaison.hears()) == 3
        assert "进度 30%" in await t.liaison.says("查看 建议012")
        assert "已签收" in await t.liaison.says("查看 建议021")


async def test_when_somebody_leaves_his_reminders_go_to_the_stand_in(either_town: Opens) -> None:
    async with either_town() as t:
        t.messenger.acts.leave(t.liaison.user_id)
        await t.rests()
        told = t.admin.hears()
        assert "周航" in told
        assert "已离职" in told
        await t.time_goes_to("2026-09-23 08:50")
        assert "没有签收" in t.stand_in.hears()
        assert "周航" in await t.admin.says("故障")
        assert "已签收" in await t.stand_in.says("签收 建议012")


async def test_somebody_the_platform_no_longer_knows_is_replaced_too(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"invalid_users": [t.liaison.user_id]})
        await t.time_goes_to("2026-09-23 08:50")
        assert "没有签收" in t.stand_in.hears()
        assert "周航" in t.admin.hears()


async def test_a_poisoned_message_is_parked_and_the_next_one_handled(either_town: Opens) -> None:
    async with either_town() as t:
        await poison(t)
        for _ in range(2):
            await t.time_goes_by(seconds=3)
        assert "已签收" in await t.liaison.says("签收 建议012")
        async with t.database.reader() as session:
            rows = await parked(session)
        assert [row.sender for row in rows] == [t.liaison.user_id]
        assert "处理不了" in t.admin.hears()
        assert "处理不了的消息" in await t.admin.says("故障")


async def poison(t: Town) -> None:
    """A push whose stored payload nobody can read, as a half-finished upgrade might leave it."""
    await t.closes()
    async with t.database.write_engine.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO inbox (message_id, kind, sender, payload, state, received_at, attempts, trouble)"
            " VALUES ('poison', 'message', 'u11', '{\"odd\": 1}', 'new', '2026-09-22 02:00:00+00:00', 0, '')"
        )
    await t.opens()
    await t.rests()
