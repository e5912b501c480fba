"""Answering through a session: 90 minutes, no token, no receipt. dingtalk.md 3.1 and 3.2."""

from typing import Any

import pytest

from tests.simulator.bot_end import BotEnd

LINK = "https://example.com/a"
SHOWN: list[tuple[dict[str, Any], str, str, list[str]]] = [
    ({"msgtype": "text", "text": {"content": "好"}}, "text", "好", []),
    ({"msgtype": "markdown", "markdown": {"title": "题", "text": "**好**"}}, "markdown", "**好**", []),
    (
        {"msgtype": "link", "link": {"title": "题", "text": "文", "messageUrl": LINK}},
        "link",
        "文",
        ["查看"],
    ),
    (
        {
            "msgtype": "actionCard",
            "actionCard": {"title": "题", "text": "文", "singleTitle": "去", "singleURL": LINK},
        },
        "card",
        "文",
        ["去"],
    ),
    (
        {
            "msgtype": "actionCard",
            "actionCard": {
                "title": "题",
                "text": "文",
                "btnOrientation": "0",
                "btns": [{"title": "同意", "actionURL": LINK}, {"title": "驳回", "actionURL": LINK}],
            },
        },
        "card",
        "文",
        ["同意", "驳回"],
    ),
    (
        {"msgtype": "feedCard", "feedCard": {"links": [{"title": "题", "messageURL": LINK, "picURL": LINK}]}},
        "card",
        f"- [题]({LINK})",
        [],
    ),
]


async def _session(bot: BotEnd) -> str:
    async with await bot.stream() as stream:
        await bot.says("u1", "在吗")
        return str((await stream.pushed())["sessionWebhook"])


@pytest.mark.parametrize(("body", "kind", "text", "buttons"), SHOWN)
async def test_each_kind_of_answer_is_shown(
    bot: BotEnd, body: dict[str, Any], kind: str, text: str, buttons: list[str]
) -> None:
    reply = await bot.call("POST", await _session(bot), body)
    assert (reply.status, reply.body) == (200, {"errcode": 0, "errmsg": "ok"})
    shown = (await bot.sees("u1"))[-1]
    assert (shown["kind"], shown["text"], shown["buttons"]) == (kind, text, buttons)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"msgtype": "image"}, 400105),
        ({"msgtype": "text"}, 40035),
        ({"msgtype": "text", "text": {"content": ""}}, 40035),
        ({"msgtype": "markdown", "markdown": {"text": "文"}}, 40035),
        ({"msgtype": "actionCard", "actionCard": {"title": "题", "text": "文"}}, 40035),
        (
            {
                "msgtype": "actionCard",
                "actionCard": {
                    "title": "题",
                    "text": "文",
                    "btns": [{"title": "x", "actionURL": "javascript:1"}],
                },
            },
            430102,
        ),
        ({"msgtype": "text", "text": {"content": "a" * 20_000}}, 460101),
    ],
)
async def test_a_wrong_answer_gets_an_errcode_with_200(bot: BotEnd, body: dict[str, Any], code: int) -> None:
    reply = await bot.call("POST", await _session(bot), body)
    assert (reply.status, reply.body["errcode"]) == (200, code)
    assert len(await bot.sees("u1")) == 1


async def test_empty_shows_nothing(bot: BotEnd) -> None:
    reply = await bot.call("POST", await _session(bot), {"msgtype": "empty"})
    assert reply.body["errcode"] == 0
    assert len(await bot.sees("u1")) == 1


async def test_a_session_ends_after_90_minutes(bot: BotEnd) -> None:
    hook = await _session(bot)
    answer = {"msgtype": "text", "text": {"content": "好"}}
    bot.clock.advance(90 * 60 - 1)
    assert (await bot.call("POST", hook, answer)).body["errcode"] == 0
    bot.clock.advance(1)
    over = await bot.call("POST", hook, answer)
    assert (over.status, over.body["errcode"], over.body["errmsg"]) == (200, 300001, "session 不存在")


async def test_only_json_is_taken(bot: BotEnd) -> None:
    reply = await bot.call("POST", await _session(bot), data={"msgtype": "text"})
    assert reply.body["errcode"] == 43004


async def test_in_a_group_everybody_sees_the_answer(bot: BotEnd) -> None:
    await bot.control("/sim/groups", {"id": "cidG==", "title": "群", "members": ["u1", "u2"]})
    async with await bot.stream() as stream:
        await bot.says("u1", "@督办助手 今天谁到期", group="cidG==")
        hook = (await stream.pushed())["sessionWebhook"]
    await bot.call("POST", hook, {"msgtype": "text", "text": {"content": "没有"}})
    assert [(m["from"], m["group"]) for m in await bot.sees("u2")] == [("u1", "cidG=="), ("bot", "cidG==")]
