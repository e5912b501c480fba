"""Taps on buttons and links: a dtmd link speaks in the person's name. dingtalk.md 2.6."""

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from simulator.rendering import spoken_text
from tests.simulator.bot_end import BotEnd

SEND = "dtmd://dingtalkclient/sendMessage?content="


async def test_a_button_posts_its_text_as_the_person(bot: BotEnd) -> None:
    await bot.sent(
        "u1",
        key="sampleActionCard2",
        title="交办",
        text="第12号",
        actionTitle1="签收",
        actionURL1=SEND + quote("签收 12"),
        actionTitle2="打开",
        actionURL2="https://example.com",
    )
    card = (await bot.sees("u1"))[0]
    async with await bot.stream((("CALLBACK", "/v1.0/im/bot/messages/get"),)) as stream:
        tapped = await bot.control("/sim/people/u1/tap", {"message_id": card["id"], "action": "签收"})
        heard = await stream.pushed()
    assert (heard["msgId"], heard["text"]) == (tapped["message_id"], {"content": "签收 12"})
    assert (await bot.sees("u1"))[-1]["from"] == "u1"
    link = await bot.call("POST", "/sim/people/u1/tap", {"message_id": card["id"], "action": "打开"})
    assert (link.status, "普通链接" in link.body["message"]) == (400, True)


async def test_links_in_markdown_can_be_tapped_by_their_words(bot: BotEnd) -> None:
    text = f"请 [签**收**]({SEND}{quote('签收')}) 或 [看 `12`]({SEND}{quote('查看 12')})"
    await bot.sent("u1", key="sampleMarkdown", title="题", text=text)
    message_id = (await bot.sees("u1"))[0]["id"]
    for action in ("签收", "看 12"):
        await bot.control("/sim/people/u1/tap", {"message_id": message_id, "action": action})
    assert [message["text"] for message in await bot.sees("u1")][1:] == ["签收", "查看 12"]


async def test_an_unknown_label_is_404_and_lists_the_labels(bot: BotEnd) -> None:
    await bot.sent(
        "u1", key="sampleActionCard", title="题", text=f"[帮助]({SEND}x)", singleTitle="签收", singleURL=SEND
    )
    message_id = (await bot.sees("u1"))[0]["id"]
    reply = await bot.call("POST", "/sim/people/u1/tap", {"message_id": message_id, "action": "同意"})
    assert reply.status == 404
    assert "签收、帮助" in reply.body["message"]


async def test_ones_own_others_recalled_and_unknown_messages_cannot_be_tapped(bot: BotEnd) -> None:
    own = await bot.says("u1", f"[x]({SEND}x)")
    await bot.sent("u2", key="sampleMarkdown", title="题", text=f"[x]({SEND}x)")
    others = (await bot.sees("u2"))[0]["id"]
    for message_id in (own, others, "unknown"):
        reply = await bot.call("POST", "/sim/people/u1/tap", {"message_id": message_id, "action": "x"})
        assert reply.status == 404


async def test_a_tap_in_a_group_does_not_mention_the_robot_by_itself(bot: BotEnd) -> None:
    await bot.control("/sim/groups", {"id": "cidG==", "title": "群", "members": ["u1"]})
    async with await bot.stream((("CALLBACK", "/v1.0/im/bot/messages/get"),)) as stream:
        await bot.says("u1", "@督办助手 我的", group="cidG==")
        hook = (await stream.pushed())["sessionWebhook"]
        card = {"title": "题", "text": "文", "singleTitle": "签收", "singleURL": SEND + "1"}
        await bot.call("POST", hook, {"msgtype": "actionCard", "actionCard": card})
        message_id = (await bot.sees("u1"))[-1]["id"]
        await bot.control("/sim/people/u1/tap", {"message_id": message_id, "action": "签收"})
        await bot.control("/sim/people/u1/tap", {"message_id": message_id, "action": "签收", "at": True})
        heard = await stream.pushed()
    assert heard["text"]["content"] == " 1"
    assert heard["msgId"] == (await bot.sees("u1"))[-1]["id"]


@given(st.text())
def test_what_was_quoted_into_a_link_is_what_the_tap_says(text: str) -> None:
    encoded = quote(text.encode("utf-8", "replace").decode(), safe="")
    assert spoken_text(SEND + encoded) == text.encode("utf-8", "replace").decode()


def test_other_links_say_nothing() -> None:
    for url in (
        "https://dingtalkclient/sendMessage?content=x",
        "dtmd://dingtalkclient/other?content=x",
        SEND[:-9],
    ):
        assert spoken_text(url) is None
