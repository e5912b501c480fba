"""20 calls a second per API, and the month's allowance. dingtalk.md 1.3."""

from tests.simulator.bot_end import BotEnd, Reply

RATE = "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"


async def _ask_old(bot: BotEnd) -> Reply:
    return await bot.api("POST", "/topapi/v2/user/get", {"userid": "u1"})


async def test_the_21st_call_in_a_second_is_a_403_that_asks_to_try_again(bot: BotEnd) -> None:
    for _ in range(20):
        await bot.sent("u1")
    refused = await bot.send("u1")
    assert (refused.status, refused.body["code"]) == (403, RATE)
    assert len(await bot.sees("u1")) == 20
    assert (await _ask_old(bot)).body["errcode"] == 0, "other APIs have their own second"
    bot.ticks.seconds += 0.999
    assert (await bot.send("u1")).status == 403
    bot.ticks.seconds += 0.001
    assert (await bot.send("u1")).status == 200


async def test_the_old_host_says_90018_with_200(bot: BotEnd) -> None:
    for _ in range(20):
        assert (await _ask_old(bot)).body["errcode"] == 0
    refused = await _ask_old(bot)
    assert (refused.status, refused.body["errcode"]) == (200, 90018)


async def test_throttled_calls_contacts_and_tokens_use_no_allowance(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"throttle": 2, "path": "batchSend"})
    assert [(await bot.send("u1")).status for _ in range(3)] == [403, 403, 200]
    await _ask_old(bot)
    assert (await bot.control("/sim/usage"))["api_calls"] == {"month": "2026-09", "used": 1, "limit": 5000}


async def test_a_used_up_allowance_ends_with_the_month(bot: BotEnd) -> None:
    await bot.control("/sim/usage", {"api_calls": 1})
    await bot.sent("u1")
    refused = await bot.send("u1")
    assert (refused.status, refused.body["code"]) == (403, "Forbidden.AccessDenied.ApiCountLimitForOrg")
    bot.clock.advance(31 * 86_400)
    bot._token = ""
    assert (await bot.send("u1")).status == 200


async def test_without_push_allowance_a_message_comes_stripped(bot: BotEnd) -> None:
    await bot.control("/sim/usage", {"events": 1})
    async with await bot.stream() as stream:
        await bot.says("u1", "第一句")
        assert (await stream.pushed())["text"] == {"content": "第一句"}
        await bot.says("u1", "第二句")
        stripped = await stream.pushed()
        assert stripped["errorCode"] == 20001
        assert stripped["senderStaffId"] == "u1"
        assert "text" not in stripped
        assert "content" not in stripped
        await bot.control("/sim/people/u2/leave", {})
        assert (await stream.frame())["headers"]["eventType"] == "user_leave_org", "contact events are free"


async def test_the_switch_exhausts_both_allowances(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"quota_exhausted": True})
    assert (await bot.send("u1")).body["code"] == "Forbidden.AccessDenied.ApiCountLimitForOrg"
    async with await bot.stream() as stream:
        await bot.says("u1", "在吗")
        assert (await stream.pushed())["errorCode"] == 20001


async def test_a_limit_is_a_number_or_null(bot: BotEnd) -> None:
    for wrong in (-1, True, "5", 1.5):
        assert (await bot.call("POST", "/sim/usage", {"events": wrong})).status == 400
    assert (await bot.control("/sim/usage", {"events": None}))["events"]["limit"] is None
