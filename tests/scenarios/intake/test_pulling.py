"""拉取: an address is tried, begun, looked at in its time and by one replica, and given up politely."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.pulling.fetching import Fetcher
from domain.intake.addresses import Allowed
from domain.intake.rhythm import MOST_ATTEMPTS
from domain.vocabulary import Source
from handlers.incoming.pulled import take_pulled
from scheduler.pulling import Pulls
from storage.cases import cases_of_source
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.intake.test_upstream import message
from tests.scenarios.town import Town, at


@dataclass
class Upstream:
    """A server on this machine that publishes a list; `asked` are the requests it had."""

    items: list[dict[str, Any]]
    url: str = ""
    host: str = ""
    status: int = 200
    asked: list[dict[str, str]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(dict(request.headers))
        tag = f'"{hash(json.dumps(self.items))}"'
        if self.status == 200 and request.headers.get("If-None-Match") == tag:
            return web.Response(status=304)
        return web.json_response(self.items, status=self.status, headers={"ETag": tag})


@asynccontextmanager
async def publishing(t: Town, *items: dict[str, Any]) -> AsyncIterator[Upstream]:
    """The list at an address that the operator allows."""
    upstream = Upstream(list(items))
    app = web.Application()
    app.router.add_get("/list.json", upstream.answer)
    async with TestServer(app) as server:
        upstream.url = str(server.make_url("/list.json?key=secret"))
        upstream.host = f"127.0.0.1:{server.port}"
        t.outside = Fetcher(Allowed.of([upstream.host]))
        await t.closes()
        await t.opens()
        yield upstream


def pulls(t: Town, *allowed: str, owner: str = "one") -> Pulls:
    """What looks at addresses, with these hosts allowed."""
    return Pulls(t.database, t.clock, owner, Fetcher(Allowed.of(allowed)), take_pulled)


async def begins(t: Town, upstream: Upstream, rhythm: str = "每天9点 来源 网民留言") -> None:
    """Tried and begun; the first look has been told."""
    await t.admin.says(f"拉取 {upstream.url} {rhythm}")
    await t.admin.taps("启用")
    _ = t.admin.hears()


async def numbers(t: Town) -> list[str]:
    async with UnitOfWork(t.database, t.clock.now()) as work:
        return [case.number for case in await cases_of_source(work.session, Source.NETIZEN_MESSAGE)]


def plain(number: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """A message that names no source."""
    return {name: value for name, value in message(number, **more).items() if name != "来源"}


async def test_tried_first_then_begun_then_told_once(either_town: Opens) -> None:
    async with either_town() as t, publishing(t, plain("1"), plain("2", 主办单位="")) as upstream:
        heard = await t.admin.says(f"拉取 {upstream.url} 每天9点 来源 网民留言")
        assert "只看不导入" in heard
        assert "试拉取：2 条" in heard.title
        assert "可以交办 1 件，待分办 1 件" in heard
        assert "secret" not in heard.text
        assert await numbers(t) == []
        begun = await t.admin.taps("启用")
        assert "已交办 1 件，待分办 1 件" in begun
        assert await numbers(t) == ["1"]
        assert "新交办：留言1" in t.city_liaison.hears()
        assert "待分办 1 件" in (await t.admin.taps("待分办")).title
        await t.time_goes_to("2026-09-24 08:50")
        _ = t.admin.hears()
        await t.time_goes_to("2026-09-24 09:01")
        assert "拉取" not in t.admin.hears()  # as it was: nothing to say
        upstream.items.append(plain("3"))
        await t.time_goes_to("2026-09-28 09:01")
        told = t.admin.hears()
        assert "已交办 1 件，已有的 2 件" in told
        assert await numbers(t) == ["1", "3"]
        assert "拉取 1" not in (await t.admin.says("停止拉取 1")).labels
        looks = len(upstream.asked)
        await t.time_goes_to("2026-09-30 12:00")
        assert len(upstream.asked) == looks


async def test_what_is_as_it_was_is_not_sent_again(town: Opens) -> None:
    async with town() as t, publishing(t, plain("1")) as upstream:
        await begins(t, upstream)
        now = await t.admin.says("现在拉取 1")
        assert "没有新的" in now
        assert upstream.asked[-1]["If-None-Match"]
        assert upstream.asked[-1]["Accept-Encoding"] == "identity"
        assert "Cookie" not in upstream.asked[-1]
        assert "已交办" not in now


async def test_two_replicas_look_once(either_town: Opens) -> None:
    async with either_town() as t, publishing(t, plain("1")) as upstream:
        await begins(t, upstream)
        looks = len(upstream.asked)
        await t.closes()
        t.clock.set(at("2026-09-23 09:00"))
        replicas = [pulls(t, upstream.host, owner=owner) for owner in ("one", "two", "three")]
        assert sum(await asyncio.gather(*(one.run() for one in replicas))) == 1
        assert len(upstream.asked) == looks + 1
        await t.opens()


async def test_a_batch_is_taken_back_as_long_as_nobody_has_signed(either_town: Opens) -> None:
    async with either_town() as t, publishing(t, plain("1"), plain("2")) as upstream:
        await begins(t, upstream)
        assert "新交办" in t.city_liaison.hears()
        await t.city_liaison.says("签收 留言2")
        asked = await t.admin.says("撤回拉取 1 第1批")
        assert "撤回这一批 1 件" in asked.title
        assert "另有 1 件单位已经签收" in asked
        assert "撤回了 1 件" in (await t.admin.taps("确认撤回")).title
        assert "不用再办" in t.city_liaison.hears()
        await t.admin.says("现在拉取 1")
        assert await numbers(t) == ["2"], "what was taken back does not come by itself again"
        assert "都已经签收" in await t.admin.says("撤回拉取 1 第1批")


async def test_a_failure_is_told_once_and_tried_again_later_and_later(town: Opens) -> None:
    async with town() as t, publishing(t, plain("1")) as upstream:
        await begins(t, upstream)
        upstream.status = 500
        await t.time_goes_to("2026-09-23 09:00")
        told = t.admin.hears()
        assert "对方出了故障（500）" in told
        assert "9月23日 09:05 再试" in told
        looks = len(upstream.asked)
        await t.time_goes_to("2026-09-23 09:36")
        assert len(upstream.asked) - looks == 3  # after 5, 10 and 20 minutes
        assert "拉取" not in t.admin.hears()
        upstream.status, upstream.items = 200, [plain("1"), plain("2")]
        await t.time_goes_to("2026-09-23 10:20")
        assert "已交办 1 件" in t.admin.hears()


async def test_what_fails_for_a_day_is_given_up_and_can_be_begun_again(town: Opens) -> None:
    async with town() as t, publishing(t, plain("1")) as upstream:
        await begins(t, upstream)
        upstream.status = 403
        looks = len(upstream.asked)
        await t.time_goes_to("2026-09-24 12:00")
        told = t.admin.hears()
        assert f"连续 {MOST_ATTEMPTS} 次没有成功，已经停了" in told
        assert "对方不给看（403）" in told
        assert len(upstream.asked) - looks == MOST_ATTEMPTS
        await t.time_goes_to("2026-09-26 12:00")
        assert len(upstream.asked) - looks == MOST_ATTEMPTS
        upstream.status = 200
        assert "没有新的" in await t.admin.taps("现在再拉一次")


async def test_the_address_is_checked_before_anything_is_asked(town: Opens) -> None:
    async with town() as t:
        for address, words in (
            ("http://example.gov.cn/x", "只能看 https://"),
            ("https://user:pass@example.gov.cn/x", "不要带用户名和密码"),
            ("https://example.gov.cn:99999/x", "没看懂这个地址"),
            ("https://example.gov.cn/" + "x" * 500, "地址太长"),
        ):
            assert words in await t.admin.says(f"拉取 {address} 每天9点"), address
        refused = await t.admin.says("拉取 https://example.gov.cn/x 每天9点")
        assert "DUBAN_PULL__HOSTS" in refused
        assert "还没有试成功" in await t.admin.says("启用拉取 1")
        assert "已经有了" in await t.admin.says("拉取 https://example.gov.cn/x 每小时")


@pytest.mark.parametrize(
    ("rhythm", "looks"), [("每小时", 3), ("每天9点", 1), ("每个工作日9点半", 1), ("", 1)]
)
async def test_how_often(town: Opens, rhythm: str, looks: int) -> None:
    async with town("2026-09-22 08:20") as t, publishing(t, plain("1")) as upstream:
        await begins(t, upstream, rhythm)
        before = len(upstream.asked)
        await t.time_goes_to("2026-09-22 11:10")
        assert len(upstream.asked) - before == looks


async def test_a_cleared_rest_day(town: Opens) -> None:
    """On working days only: 25 to 27 September are Mid-Autumn."""
    async with town("2026-09-24 09:40") as t, publishing(t, plain("1")) as upstream:
        await begins(t, upstream, "每个工作日9点半")
        before = len(upstream.asked)
        await t.time_goes_to("2026-09-27 23:00")
        assert len(upstream.asked) == before
        await t.time_goes_to("2026-09-28 09:30")
        assert len(upstream.asked) == before + 1
