"""To-do items as the platform keeps them: once by source id, under union ids, ticked by the app. 8.2."""

from typing import Any

import pytest

from tests.simulator.bot_end import BotEnd, Reply

LINK = "dtmd://dingtalkclient/sendMessage?content=%E6%9F%A5%E7%9C%8B%2012"


async def union_id(bot: BotEnd, user_id: str = "u1") -> str:
    reply = await bot.api("POST", "/topapi/v2/user/get", {"userid": user_id})
    return str(reply.body["result"]["unionid"])


async def create(bot: BotEnd, **other: Any) -> Reply:  # noqa: ANN401 - whatever is to be wrong
    union = await union_id(bot)
    body = {
        "sourceId": "s1", "subject": "签收建议012", "creatorId": union, "executorIds": [union],
        "dueTime": 1_790_000_000_000, "detailUrl": {"appUrl": LINK, "pcUrl": LINK},
    } | other  # fmt: skip
    return await bot.api("POST", f"/v1.0/todo/users/{union}/tasks", body)


async def listed(bot: BotEnd) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await bot.control("/sim/people/u1/todos")
    return rows


async def test_an_item_is_made_changed_and_ticked_off_by_the_app(bot: BotEnd) -> None:
    made = await create(bot)
    assert (made.status, made.body["done"], made.body["sourceId"]) == (200, False, "s1")
    path = f"/v1.0/todo/users/{await union_id(bot)}/tasks/{made.body['id']}"
    assert (await bot.api("PUT", path, {"subject": "签收建议013"})).body == {"result": True}
    assert [row["subject"] for row in await listed(bot)] == ["签收建议013"]
    await bot.api("PUT", path, {"done": True})
    assert [row["done"] for row in await listed(bot)] == [True]
    assert (await bot.api("DELETE", path, {})).body == {"result": True}
    assert await listed(bot) == []
    assert "不存在" in (await bot.api("PUT", path, {"done": True})).body["message"]


async def test_a_second_item_of_one_source_is_refused_and_names_the_first(bot: BotEnd) -> None:
    first = await create(bot)
    second = await create(bot)
    assert (second.status, second.body["code"]) == (400, "todo.taskCreate.paramError")
    assert first.body["id"] in second.body["message"]
    assert len(await listed(bot)) == 1


async def test_each_executor_is_done_by_himself_and_the_item_when_all_are(bot: BotEnd) -> None:
    made = await create(bot)
    union = await union_id(bot)
    path = f"/v1.0/todo/users/{union}/tasks/{made.body['id']}/executorStatus"
    await bot.api("PUT", path, {"executorStatusList": [{"id": union, "isDone": True}]})
    assert [row["done"] for row in await listed(bot)] == [True]


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": ""},
        {"subject": "长" * 1025},
        {"detailUrl": {}},
        {"executorIds": ["u1"]},
        {"dueTime": "bald"},
    ],
)
async def test_a_wrong_item_is_refused(bot: BotEnd, wrong: dict[str, Any]) -> None:
    reply = await create(bot, **wrong)
    assert (reply.status, reply.body["code"]) == (400, "todo.taskCreate.paramError")


async def test_a_user_id_is_no_union_id(bot: BotEnd) -> None:
    reply = await bot.api("POST", "/v1.0/todo/users/u1/tasks", {"subject": "x"})
    assert (reply.status, reply.body["code"]) == (400, "todo.taskCreate.paramError")


async def test_opening_an_item_says_its_text_in_his_name(bot: BotEnd) -> None:
    made = await create(bot)
    await bot.control(f"/sim/people/u1/todos/{made.body['id']}/open", {})
    assert [message["text"] for message in await bot.sees("u1")] == ["查看 12"]
    missing = await bot.call("POST", "/sim/people/u1/todos/nothing/open", {})
    assert missing.status == 404


async def test_an_account_that_is_not_active_yet_has_no_union_id(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"hide_union_id": ["u1"]})
    reply = await bot.api("POST", "/topapi/v2/user/get", {"userid": "u1"})
    assert "unionid" not in reply.body["result"]
