"""Uploads, and the old host's address book. dingtalk.md 2.4 and 8.1."""

from io import BytesIO

import aiohttp
import pytest

from tests.simulator.bot_end import BotEnd, Json


async def _upload(bot: BotEnd, name: str, content: bytes, kind: str) -> Json:
    form = aiohttp.FormData()
    form.add_field("type", kind)
    form.add_field("media", BytesIO(content), filename=name)
    reply = await bot.call("POST", "/media/upload", params={"access_token": await bot.token()}, data=form)
    assert reply.status == 200
    return dict(reply.body)


async def test_an_uploaded_file_can_be_sent_and_opened(bot: BotEnd) -> None:
    uploaded = await _upload(bot, "台账.xlsx", b"PK\x03\x04", "file")
    assert (uploaded["errcode"], uploaded["type"], uploaded["created_at"]) == (0, "file", bot.clock.now_ms())
    media_id = uploaded["media_id"]
    await bot.sent("u1", key="sampleFile", mediaId=media_id, fileName="台账.xlsx", fileType="xlsx")
    (shown,) = await bot.sees("u1")
    assert (shown["kind"], shown["file"]["name"]) == ("file", "台账.xlsx")
    async with bot.http.get(shown["file"]["url"]) as reply:
        assert await reply.read() == b"PK\x03\x04"


async def test_an_uploaded_picture_shows_in_markdown(bot: BotEnd) -> None:
    media_id = (await _upload(bot, "图.png", b"\x89PNG", "image"))["media_id"]
    await bot.sent("u1", key="sampleMarkdown", title="题", text=f"![图]({media_id})")
    assert f'src="/sim/files/{media_id}"' in (await bot.sees("u1"))[0]["html"]


@pytest.mark.parametrize(
    ("name", "size", "kind", "code"),
    [
        ("表.xlsx", 1, "table", 40004),
        ("表.exe", 1, "file", 40005),
        ("没有扩展名", 1, "file", 40005),
        ("表.xlsx", 0, "file", 40006),
        ("声.mp3", 2 * 1024 * 1024 + 1, "voice", 40006),
    ],
)
async def test_a_wrong_upload_is_refused(bot: BotEnd, name: str, size: int, kind: str, code: int) -> None:
    assert (await _upload(bot, name, b"x" * size, kind))["errcode"] == code


async def test_an_upload_must_be_multipart(bot: BotEnd) -> None:
    assert (await bot.api("POST", "/media/upload", {})).body["errcode"] == 43004


async def test_a_user_is_described_as_documented(bot: BotEnd) -> None:
    reply = await bot.api("POST", "/topapi/v2/user/get", {"userid": "u1", "language": "zh_CN"})
    user = reply.body["result"]
    assert (user["userid"], user["name"], user["title"], user["mobile"]) == (
        "u1",
        "李敏",
        "联络员",
        "13800001001",
    )
    assert user["dept_id_list"] == [2]
    assert user["unionid"] != "u1"
    assert "mobile" not in (await bot.api("POST", "/topapi/v2/user/get", {"userid": "u3"})).body["result"]


async def test_the_old_host_takes_forms_too(bot: BotEnd) -> None:
    reply = await bot.api("POST", "/topapi/v2/user/getbymobile", data={"mobile": "13800001002"})
    assert reply.body["result"]["userid"] == "u2"


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("/topapi/v2/user/get", {}, 33012),
        ("/topapi/v2/user/get", {"userid": "nobody"}, 60121),
        ("/topapi/v2/user/get", {"userid": "guest"}, 60121),
        ("/topapi/v2/user/getbymobile", {"mobile": "123"}, 40104),
        ("/topapi/v2/user/getbymobile", {"mobile": "13900000000"}, 60121),
        ("/topapi/user/listid", {"dept_id": 99}, 60003),
        ("/topapi/v2/department/listsub", {"dept_id": "x"}, 60003),
    ],
)
async def test_what_cannot_be_found_has_its_code(bot: BotEnd, path: str, body: Json, code: int) -> None:
    reply = await bot.api("POST", path, body)
    assert (reply.status, reply.body["errcode"]) == (200, code)


async def test_departments_and_their_people(bot: BotEnd) -> None:
    tree = (await bot.api("POST", "/topapi/v2/department/listsub", {})).body["result"]
    assert [(one["dept_id"], one["name"], one["parent_id"]) for one in tree] == [
        (2, "住建局", 1),
        (3, "教育局", 1),
        (4, "督查室", 1),
    ]
    people = await bot.api("POST", "/topapi/user/listid", {"dept_id": 3})
    assert people.body["result"] == {"userid_list": ["u2"]}
    assert (await bot.api("POST", "/topapi/v2/department/listsub", {"dept_id": 3})).body["result"] == []


async def test_who_left_is_not_found_any_more(bot: BotEnd) -> None:
    await bot.control("/sim/people/u1/leave", {})
    assert (await bot.api("POST", "/topapi/v2/user/get", {"userid": "u1"})).body["errcode"] == 60121
    await bot.control("/sim/people", {"user_id": "u1", "name": "李敏"})
    assert (await bot.api("POST", "/topapi/v2/user/get", {"userid": "u1"})).body["errcode"] == 0
