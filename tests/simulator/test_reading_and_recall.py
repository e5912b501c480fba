"""Who read it, and taking it back. dingtalk.md 2.2 and 2.3."""

from tests.simulator.bot_end import BotEnd, Reply


async def _status(bot: BotEnd, receipt: str) -> Reply:
    query = {"robotCode": bot.papers.robot_code, "processQueryKey": receipt}
    return await bot.api("GET", "/v1.0/robot/oToMessages/readStatus", params=query)


async def _recall(bot: BotEnd, *receipts: str) -> Reply:
    body = {"robotCode": bot.papers.robot_code, "processQueryKeys": list(receipts)}
    return await bot.api("POST", "/v1.0/robot/otoMessages/batchRecall", body)


async def test_a_receipt_must_be_url_encoded_and_survives_it(bot: BotEnd) -> None:
    receipt = await bot.sent("u1", "u2")
    assert {"+", "/", "="} <= set(receipt)
    bot.clock.advance(1)
    await bot.control("/sim/people/u2/read", {})
    reply = await _status(bot, receipt)
    assert reply.body["sendStatus"] == "SUCCESS"
    assert reply.body["messageReadInfoList"] == [
        {"name": "李敏", "userId": "u1", "readStatus": "UNREAD"},
        {"name": "王建国", "userId": "u2", "readStatus": "READ"},
    ]


async def test_a_receipt_is_not_ready_in_its_first_second(bot: BotEnd) -> None:
    receipt = await bot.sent("u1")
    early = await _status(bot, receipt)
    assert (early.status, early.body["code"]) == (400, "processQueryKey.expireTime")
    bot.clock.advance(1)
    assert (await _status(bot, receipt)).status == 200


async def test_after_24_hours_a_receipt_is_silent(bot: BotEnd) -> None:
    receipt = await bot.sent("u1")
    for _ in range(12):
        bot.clock.advance(2 * 3600 - 1)
        await bot.token()
    bot.clock.advance(12)
    assert (await _status(bot, receipt)).status == 200
    bot.clock.advance(1)
    assert (await _status(bot, receipt)).body["code"] == "processQueryKey.expireTime"
    assert (await _recall(bot, receipt)).body["failedResult"] == {receipt: "robot.processQueryKey.expired"}


async def test_reading_is_reported_once_with_the_receipt(bot: BotEnd) -> None:
    async with await bot.stream() as stream:
        receipt = await bot.sent("u1")
        (message,) = await bot.sees("u1")
        assert message["read"] is False
        done = await bot.control("/sim/people/u1/read", {"message_ids": [message["id"]]})
        assert done == {"read": [message["id"]]}
        frame = await stream.frame()
        assert frame["headers"]["eventType"] == "robot_msg_read"
        again = await bot.control("/sim/people/u1/read", {})
        assert again == {"read": []}
    assert receipt in frame["data"]
    assert (await bot.sees("u1"))[0]["read"] is True


async def test_what_came_through_a_session_reports_no_reading(bot: BotEnd) -> None:
    async with await bot.stream() as stream:
        await bot.says("u1", "在吗")
        hook = (await stream.pushed())["sessionWebhook"]
        await bot.call("POST", hook, {"msgtype": "text", "text": {"content": "在"}})
        await bot.control("/sim/people/u1/read", {})
        await bot.says("u1", "好")
        assert (await stream.pushed())["text"]["content"] == "好"


async def test_a_recalled_message_leaves_no_words(bot: BotEnd) -> None:
    receipt = await bot.sent("u1", content="发错了")
    reply = await _recall(bot, receipt, "unknown")
    assert reply.body["successResult"] == [receipt]
    assert reply.body["failedResult"] == {"unknown": "invalid.processQueryKey"}
    (message,) = await bot.sees("u1")
    assert message["recalled"] is True
    assert (message["text"], message["html"], message["buttons"]) == ("", "", [])
    bot.clock.advance(1)
    assert (await _status(bot, receipt)).body["sendStatus"] == "RECALLED"


async def test_recall_refuses_other_robots_and_more_than_20(bot: BotEnd) -> None:
    many = await _recall(bot, *(str(n) for n in range(21)))
    assert many.body["code"] == "invalidParameter.processQueryKeys.overMax"
    body = {"robotCode": "other", "processQueryKeys": ["a"]}
    foreign = await bot.api("POST", "/v1.0/robot/otoMessages/batchRecall", body)
    assert foreign.body["code"] == "not.allowed.robotCode"


async def test_group_readers_come_in_pages(bot: BotEnd) -> None:
    await bot.control("/sim/groups", {"id": "cidG==", "title": "群", "members": ["u1", "u2", "u3"]})
    robot = {"robotCode": bot.papers.robot_code, "openConversationId": "cidG=="}
    content = {"msgKey": "sampleText", "msgParam": '{"content":"好"}'}
    sent = await bot.api("POST", "/v1.0/robot/groupMessages/send", robot | content)
    bot.clock.advance(1)
    for user in ("u1", "u2", "u3"):
        await bot.control(f"/sim/people/{user}/read", {"group": "cidG=="})
    ask = robot | {"processQueryKey": sent.body["processQueryKey"], "maxResults": 2}
    first = (await bot.api("POST", "/v1.0/robot/groupMessages/query", ask)).body
    assert (first["readUserIds"], first["hasMore"]) == (["u1", "u2"], True)
    rest = await bot.api("POST", "/v1.0/robot/groupMessages/query", ask | {"nextToken": first["nextToken"]})
    assert (rest.body["readUserIds"], rest.body["hasMore"]) == (["u3"], False)
    wrong = await bot.api("POST", "/v1.0/robot/groupMessages/query", ask | {"maxResults": 201})
    assert wrong.body["code"] == "invalidParameter.pageSize.invalid"
