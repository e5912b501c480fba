"""A picture goes up once, stands below the words, and never keeps them back."""

import asyncio
import json
from collections import Counter

import aiohttp
import pytest

from bot.messengers.dingtalk.client import DingTalkClient
from domain.messages import Button, Content, Verdict
from domain.reports.contents import Chart, ChartKind, Series
from message_templates.pictures import draw_chart
from tests.wire.conftest import LoopTime, SetClock
from tests.wire.platform import Platform, answer, app_at

TOKEN, BATCH, UPLOAD = "/v1.0/oauth2/accessToken", "/v1.0/robot/oToMessages/batchSend", "/media/upload"
DIGEST = Content("督办日报[9月22日]", "在办 3 件", (Button("谁超期", "谁超期"),))
PNG = draw_chart(Chart(ChartKind.BARS, "在办", ("区教育局",), (Series("件", (3,)),)))


@pytest.fixture
def client(
    platform: Platform, session: aiohttp.ClientSession, clock: SetClock, loop_time: LoopTime
) -> DingTalkClient:
    platform.will(TOKEN, answer({"accessToken": "tok-1", "expireIn": 7200}))
    platform.will(BATCH, answer({"processQueryKey": "k1"}))
    platform.will(UPLOAD, answer({"errcode": 0, "media_id": "@m1", "type": "image"}))
    counted = Counter[str]()
    return DingTalkClient(
        app_at(platform.base), session, clock, lambda api: counted.update([api]), loop_time.limiter
    )


def said(platform: Platform) -> list[dict[str, str]]:
    return [json.loads(request.json["msgParam"]) for request in platform.asked(BATCH)]


async def test_the_picture_stands_below_the_words_and_above_the_buttons(
    client: DingTalkClient, platform: Platform
) -> None:
    [outcome] = await client.send_illustrated(["u1"], DIGEST, PNG)
    assert outcome.verdict is Verdict.SENT
    [upload] = platform.asked(UPLOAD)
    assert upload.query["type"] == "image"
    assert PNG in upload.body
    [shown] = said(platform)
    assert shown["text"] == "在办 3 件\n\n![督办日报9月22日](@m1)"
    assert shown["singleTitle"] == "谁超期"


async def test_one_picture_for_many_calls_goes_up_once(client: DingTalkClient, platform: Platform) -> None:
    await asyncio.gather(*(client.send_illustrated([f"u{n}"], DIGEST, PNG) for n in range(5)))
    await client.send_illustrated(["u9"], DIGEST, PNG + b"another")
    assert len(platform.asked(UPLOAD)) == 2
    assert len(platform.asked(BATCH)) == 6


async def test_a_picture_that_is_not_taken_keeps_back_no_words(
    client: DingTalkClient, platform: Platform
) -> None:
    platform.will(UPLOAD, answer({"errcode": 40006, "errmsg": "不合法的文件大小"}))
    [outcome] = await client.send_illustrated(["u1"], DIGEST, PNG)
    assert outcome.verdict is Verdict.SENT
    assert said(platform)[0]["text"] == "在办 3 件"


async def test_a_picture_alone_is_a_message_of_its_own(client: DingTalkClient, platform: Platform) -> None:
    await client.send_document(["u1"], "趋势.png", PNG)
    assert platform.asked(UPLOAD)[0].query["type"] == "image"
    assert platform.asked(BATCH)[0].json["msgKey"] == "sampleImageMsg"
    assert said(platform) == [{"photoURL": "@m1"}]
