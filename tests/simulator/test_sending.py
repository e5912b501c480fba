"""Robot sends: every msgKey, every refusal, and who gets it. dingtalk.md 2.1 and 2.5."""

import json
from typing import Any

import pytest

from simulator.templates import TEMPLATES
from tests.simulator.bot_end import BATCH_SEND, BotEnd

GROUP_SEND = "/v1.0/robot/groupMessages/send"
LINK = "https://example.com/a"
# msgKey → its complete msgParam, and the labels the chat shows
SAMPLES: dict[str, tuple[dict[str, str], list[str]]] = {
    "sampleText": ({"content": "好"}, []),
    "sampleMarkdown": ({"title": "题", "text": "**好**"}, []),
    "sampleImageMsg": ({"photoURL": LINK}, []),
    "sampleLink": ({"title": "题", "text": "文", "picUrl": LINK, "messageUrl": LINK}, ["查看"]),
    "sampleActionCard": ({"title": "题", "text": "文", "singleTitle": "签收", "singleURL": LINK}, ["签收"]),
    **{
        f"sampleActionCard{n}": (
            {"title": "题", "text": "文"}
            | {f"actionTitle{i}": f"第{i}个" for i in range(1, n + 1)}
            | {f"actionURL{i}": LINK for i in range(1, n + 1)},
            [f"第{i}个" for i in range(1, n + 1)],
        )
        for n in range(2, 6)
    },
    "sampleActionCard6": (
        {
            "title": "题",
            "text": "文",
            "buttonTitle1": "同意",
            "buttonUrl1": LINK,
            "buttonTitle2": "驳回",
            "buttonUrl2": LINK,
        },
        ["同意", "驳回"],
    ),
    "sampleAudio": ({"mediaId": "@lx", "duration": "3000"}, []),
    "sampleFile": ({"mediaId": "@lx", "fileName": "表.xlsx", "fileType": "xlsx"}, []),
    "sampleVideo": (
        {
            "videoMediaId": "@lx",
            "videoType": "mp4",
            "picMediaId": "@ly",
            "duration": "3",
            "height": "1",
            "width": "1",
        },
        [],
    ),
}
MISSING = [(key, name) for key, (param, _) in SAMPLES.items() for name in param]


def test_the_samples_cover_every_msgkey() -> None:
    assert SAMPLES.keys() == TEMPLATES.keys()


@pytest.mark.parametrize("key", SAMPLES)
async def test_a_complete_message_is_shown_with_its_buttons(bot: BotEnd, key: str) -> None:
    param, labels = SAMPLES[key]
    await bot.sent("u1", key=key, **param)
    (message,) = await bot.sees("u1")
    assert message["from"] == "bot"
    assert message["buttons"] == labels
    assert message["title"] == param.get("title", "")


@pytest.mark.parametrize(("key", "name"), MISSING)
async def test_a_missing_field_is_named(bot: BotEnd, key: str, name: str) -> None:
    param = {field: value for field, value in SAMPLES[key][0].items() if field != name}
    reply = await bot.send("u1", key=key, **(param or {"other": "x"}))
    assert (reply.status, reply.body["code"]) == (400, f"miss.param.{name}")
    assert await bot.sees("u1") == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"robotCode": ""}, "invalidParameter.robotCode.empty"),
        ({"robotCode": "other"}, "invalidParameter.robotCode.notExsit"),
        ({"userIds": []}, "invalidParameter.userIds.empty"),
        ({"userIds": "u1"}, "invalidParameter.userIds.empty"),
        ({"userIds": [f"x{n}" for n in range(21)]}, "invalidParameter.userIds.overMax"),
        ({"msgKey": ""}, "invalidParameter.msgKey.empty"),
        ({"msgKey": "sampleNothing"}, "invalidParameter.msgKey.invalid"),
        ({"msgParam": {"content": "好"}}, "invalidParameter.msgParam.invalid"),
        ({"msgParam": "{"}, "invalidParameter.msgParam.invalid"),
        ({"msgParam": "[]"}, "invalidParameter.msgParam.invalid"),
        ({"msgParam": '{"content":1}'}, "invalidParameter.msgParam.invalid"),
    ],
)
async def test_a_wrong_request_gets_the_platforms_own_code(
    bot: BotEnd, change: dict[str, Any], code: str
) -> None:
    body = {
        "robotCode": bot.papers.robot_code,
        "userIds": ["u1"],
        "msgKey": "sampleText",
        "msgParam": '{"content":"好"}',
    }
    reply = await bot.api("POST", BATCH_SEND, body | change)
    assert (reply.status, reply.body["code"]) == (400, code)
    assert await bot.sees("u1") == []


async def test_20_people_and_15000_bytes_are_the_last_that_pass(bot: BotEnd) -> None:
    assert (await bot.send(*(f"x{n}" for n in range(20)))).status == 200
    room = 15_000 - len(json.dumps({"content": ""}))
    assert (await bot.send("u1", content="a" * room)).status == 200
    reply = await bot.send("u1", content="a" * (room + 1))
    assert (reply.status, reply.body["code"]) == (400, "invalidParameter.msgParam.tooLong")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "签收"])
async def test_a_button_with_an_unsafe_link_is_refused(bot: BotEnd, url: str) -> None:
    reply = await bot.send(
        "u1", key="sampleActionCard", title="题", text="文", singleTitle="签收", singleURL=url
    )
    assert (reply.status, reply.body["code"]) == (400, "contain.unsafe.url")


async def test_who_cannot_be_reached_is_listed_and_gets_nothing(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"invalid_users": ["u2"], "flow_controlled_users": ["u3"]})
    reply = await bot.send("u1", "u2", "u3", "guest", "nobody", "u1")
    assert reply.status == 200
    assert reply.body["invalidStaffIdList"] == ["u2", "guest", "nobody"]
    assert reply.body["flowControlledStaffIdList"] == ["u3"]
    assert [len(await bot.sees(user)) for user in ("u1", "u2", "u3", "guest")] == [1, 0, 0, 0]


async def test_200_even_if_nobody_was_reached(bot: BotEnd) -> None:
    reply = await bot.send("nobody")
    assert (reply.status, reply.body["invalidStaffIdList"]) == (200, ["nobody"])
    assert reply.body["processQueryKey"]


async def test_who_left_the_company_is_invalid_from_then_on(bot: BotEnd) -> None:
    await bot.sent("u1")
    await bot.control("/sim/people/u1/leave", {})
    assert (await bot.send("u1")).body["invalidStaffIdList"] == ["u1"]
    assert len(await bot.sees("u1")) == 1
    assert (await bot.call("POST", "/sim/people/u1/say", {"text": "在吗"})).status == 409


async def test_a_group_message_reaches_every_member_who_is_still_there(bot: BotEnd) -> None:
    await bot.control("/sim/groups", {"id": "cidG==", "title": "督办群", "members": ["u1", "u2", "u3"]})
    await bot.control("/sim/people/u3/leave", {})
    body = {
        "robotCode": bot.papers.robot_code,
        "openConversationId": "cidG==",
        "msgKey": "sampleText",
        "msgParam": '{"content":"大家好"}',
    }
    assert (await bot.api("POST", GROUP_SEND, body)).body["processQueryKey"]
    assert [(m["text"], m["group"]) for m in await bot.sees("u2")] == [("大家好", "cidG==")]
    assert await bot.sees("u3") == []


@pytest.mark.parametrize(
    ("group", "state", "code"),
    [
        ("", "open", "miss.openConversationId"),
        ("cidOther==", "open", "invalid.openConversationId"),
        ("cidG==", "disbanded", "group.disbanded"),
        ("cidG==", "stopped", "bot.stopped"),
    ],
)
async def test_a_group_that_cannot_be_reached(bot: BotEnd, group: str, state: str, code: str) -> None:
    await bot.control("/sim/groups", {"id": "cidG==", "title": "群", "members": ["u1"], "state": state})
    body = {
        "robotCode": bot.papers.robot_code,
        "openConversationId": group,
        "msgKey": "sampleText",
        "msgParam": '{"content":"好"}',
    }
    reply = await bot.api("POST", GROUP_SEND, body)
    assert (reply.status, reply.body["code"]) == (400, code)


async def test_a_ding_shows_up_at_its_receivers(bot: BotEnd) -> None:
    body = {
        "robotCode": bot.papers.robot_code,
        "remindType": 1,
        "receiverUserIdList": ["u1", "nobody"],
        "content": "快",
    }
    reply = await bot.api("POST", "/v1.0/robot/ding/send", body)
    assert reply.body["openDingId"]
    assert reply.body["failedList"] == {"invalid.staffId": ["nobody"]}
    assert [message["kind"] for message in await bot.sees("u1")] == ["ding"]
    by_phone = await bot.api("POST", "/v1.0/robot/ding/send", body | {"remindType": 3})
    assert (by_phone.status, by_phone.body["code"]) == (400, "ding.serverquota.insufficient")
