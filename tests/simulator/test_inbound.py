"""What the robot receives when people speak. dingtalk.md 4.1."""

import json
from base64 import b64encode

import pytest

from tests.simulator.bot_end import BotEnd

GROUP = {"id": "cidG==", "title": "督办群", "members": ["u1", "u2", "guest"]}


async def test_a_message_has_the_documented_fields(bot: BotEnd) -> None:
    async with await bot.stream() as stream:
        message_id = await bot.says("u1", "完成")
        frame = await stream.frame()
        bot_message = json.loads(frame["data"])
    assert frame["type"] == "CALLBACK"
    assert frame["headers"]["topic"] == "/v1.0/im/bot/messages/get"
    opaque, hook = bot_message.pop("senderId"), bot_message.pop("sessionWebhook")
    assert str(opaque).startswith("$:LWCP_v1:$")
    assert str(hook).startswith(f"{bot.simulator.url}/robot/sendBySession?session=")
    conversation = str(bot_message.pop("conversationId"))
    assert conversation.startswith("cid")
    created = 1788224400000
    assert bot_message == {
        "msgId": message_id,
        "msgtype": "text",
        "createAt": created,
        "conversationType": "1",
        "senderStaffId": "u1",
        "senderUnionId": bot.simulator.messenger.company.people["u1"].union_id,
        "senderNick": "李敏",
        "senderCorpId": "dingpracticecorp",
        "senderPlatform": "Win",
        "isAdmin": False,
        "chatbotUserId": "$:LWCP_v1:$practicerobot",
        "chatbotCorpId": "dingpracticecorp",
        "robotCode": "dingpracticeapp",
        "sessionWebhookExpiredTime": created + 5_400_000,
        "text": {"content": "完成"},
    }


@pytest.mark.parametrize("text", ["", "  ", "😀👨‍👩‍👧", "１２", "督" * 10_000, "<b>&amp;</b>\n第二行\t尾"])
async def test_odd_texts_arrive_as_they_are(bot: BotEnd, text: str) -> None:
    async with await bot.stream() as stream:
        await bot.says("u1", text)
        assert (await stream.pushed())["text"]["content"] == text


async def test_in_a_group_only_what_mentions_the_robot_is_pushed_with_a_leading_blank(bot: BotEnd) -> None:
    await bot.control("/sim/groups", GROUP)
    async with await bot.stream() as stream:
        await bot.says("u1", "大家早", group="cidG==")
        await bot.says("u1", "@督办助手 今天谁到期", group="cidG==")
        heard = await stream.pushed()
        await bot.says("u1", "我的", group="cidG==", at=True)
        flagged = await stream.pushed()
    assert heard["text"]["content"] == " 今天谁到期"
    assert flagged["text"]["content"] == " 我的"
    assert (heard["conversationType"], heard["conversationId"], heard["conversationTitle"]) == (
        "2",
        "cidG==",
        "督办群",
    )
    assert heard["isInAtList"] is True
    assert heard["atUsers"] == [{"dingtalkId": heard["chatbotUserId"]}]
    assert len(await bot.sees("u2")) == 3


async def test_a_guest_has_no_staff_id_and_his_own_corporation(bot: BotEnd) -> None:
    async with await bot.stream() as stream:
        await bot.says("guest", "你好")
        heard = await stream.pushed()
    assert "senderStaffId" not in heard
    assert (heard["senderCorpId"], heard["chatbotCorpId"]) == ("dingelsewhere", "dingpracticecorp")


async def test_a_quoted_message_is_named_by_its_receipt(bot: BotEnd) -> None:
    receipt = await bot.sent("u1", content="请签收")
    quoted = (await bot.sees("u1"))[0]["id"]
    async with await bot.stream((("CALLBACK", "/v1.0/im/bot/messages/get"),)) as stream:
        await bot.says("u1", "签收", quote=quoted)
        heard = await stream.pushed()
    assert (heard["originalMsgId"], heard["originalProcessQueryKey"]) == (quoted, receipt)
    assert heard["text"]["isReplyMsg"] is True
    assert heard["text"]["repliedMsg"]["msgId"] == quoted
    assert heard["text"]["repliedMsg"]["content"] == {"text": "请签收"}
    assert (await bot.sees("u1"))[-1]["quote"] == quoted


@pytest.mark.parametrize(
    ("name", "msgtype", "fields"),
    [
        ("现场.jpg", "picture", {"downloadCode", "pictureDownloadCode"}),
        ("语音.amr", "audio", {"downloadCode", "duration", "recognition"}),
        ("录像.mp4", "video", {"downloadCode", "duration", "videoType"}),
        ("表.xlsx", "file", {"downloadCode", "fileName", "fileId", "spaceId"}),
        ("没有扩展名", "file", {"downloadCode", "fileName", "fileId", "spaceId"}),
    ],
)
async def test_each_attachment_has_its_own_shape(
    bot: BotEnd, name: str, msgtype: str, fields: set[str]
) -> None:
    async with await bot.stream() as stream:
        await bot.says("u1", files=[{"name": name, "base64": "5aW9", "recognition": "收到"}])
        heard = await stream.pushed()
    assert (heard["msgtype"], set(heard["content"])) == (msgtype, fields)
    assert "text" not in heard


async def test_in_a_group_a_picture_comes_only_with_words_and_a_file_not_at_all(bot: BotEnd) -> None:
    await bot.control("/sim/groups", GROUP)
    files = [{"name": "图.png", "base64": "5aW9"}, {"name": "表.xlsx", "base64": "5aW9"}]
    async with await bot.stream() as stream:
        await bot.says("u1", "@督办助手 看图", group="cidG==", files=files)
        await bot.says("u1", "只有我", files=[])
        rich, alone = await stream.pushed(), await stream.pushed()
    assert rich["msgtype"] == "richText"
    text, picture = rich["content"]["richText"]
    assert text == {"text": " 看图"}
    assert picture["type"] == "picture"
    assert alone["text"]["content"] == "只有我"


async def test_a_file_can_be_fetched_by_the_robot_and_seen_in_the_chat(bot: BotEnd) -> None:
    content = "督办".encode()
    async with await bot.stream() as stream:
        await bot.says("u1", files=[{"name": "办理情况.docx", "base64": b64encode(content).decode()}])
        code = (await stream.pushed())["content"]["downloadCode"]
    ask = {"robotCode": bot.papers.robot_code, "downloadCode": code}
    link = await bot.api("POST", "/v1.0/robot/messageFiles/download", ask)
    async with bot.http.get(link.body["downloadUrl"]) as reply:
        assert await reply.read() == content
    shown = (await bot.sees("u1"))[0]
    assert (shown["kind"], shown["file"]["name"]) == ("file", "办理情况.docx")
    async with bot.http.get(shown["file"]["url"]) as reply:
        assert await reply.read() == content
        assert reply.headers["Content-Disposition"].startswith("attachment;")
    wrong = await bot.api("POST", "/v1.0/robot/messageFiles/download", ask | {"downloadCode": "x"})
    assert wrong.body["code"] == "invalidParameter.robotCode.downloadCode"
    foreign = await bot.api("POST", "/v1.0/robot/messageFiles/download", ask | {"robotCode": "x"})
    assert foreign.body["code"] == "invalidParameter.robotCode.auth"


async def test_an_svg_is_never_shown_by_the_browser(bot: BotEnd) -> None:
    await bot.says("u1", files=[{"name": "x.svg", "base64": "PHN2Zy8+"}])
    url = (await bot.sees("u1"))[0]["file"]["url"]
    reply = await bot.call("GET", url)
    assert reply.headers["Content-Type"] == "application/octet-stream"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


async def test_speaking_means_having_read(bot: BotEnd) -> None:
    await bot.sent("u1")
    await bot.says("u1", "好")
    assert [message["read"] for message in await bot.sees("u1")] == [True, True]
