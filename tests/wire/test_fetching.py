"""One look at an address on the wire: what is read, and everything that is not."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.pulling.fetching import LARGEST, Fetcher
from domain.intake.addresses import Allowed
from domain.intake.looking import Found, LookFailed

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
LIST = b'[{"\xe7\xbc\x96\xe5\x8f\xb7": "1", "\xe6\xa0\x87\xe9\xa2\x98": "a"}]'  # 编号, 标题
BRIEF = aiohttp.ClientTimeout(total=0.3)


@asynccontextmanager
async def answering(answer: Answer) -> AsyncIterator[TestServer]:
    app = web.Application()
    app.router.add_get("/x", answer)
    server = TestServer(app)
    async with server:
        yield server


async def look(answer: Answer, within: aiohttp.ClientTimeout | None = None) -> Found | None:
    """Look at a server that answers so, allowed by its address and port."""
    async with answering(answer) as server:
        allowed = Allowed.of([f"127.0.0.1:{server.port}"])
        fetcher = Fetcher(allowed, within) if within else Fetcher(allowed)
        return await fetcher.look(str(server.make_url("/x")), "网民留言", "", "")


def says(
    body: bytes, kind: str = "application/json", status: int = 200, *, coding: str = "", **headers: str
) -> Answer:
    coded = {"Content-Encoding": coding} if coding else {}

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, status=status, headers={"Content-Type": kind, **coded, **headers})

    return answer


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (LIST, "application/json"),
        (b"\xef\xbb\xbf" + LIST, "text/plain"),
        (b'{"code": 0, "data": {"list": ' + LIST + b"}}", "application/json"),
        ("标题,编号,内容\na,1,".encode(), "text/csv"),
        ("标题,编号\na,1".encode("gb18030"), "text/csv"),
        (b"<rss><channel><item><title>a</title><guid>1</guid></item></channel></rss>", "application/rss+xml"),
        (b"<rss><channel><item><title>a</title><guid>1</guid></item></channel></rss>", "text/xml"),
    ],
)
async def test_the_kinds_that_are_read(body: bytes, kind: str) -> None:
    found = await look(says(body, kind, ETag='"v1"'))
    assert found is not None
    assert [(one.number, one.title, one.source) for one in found.items] == [("1", "a", "网民留言")]
    assert found.etag == '"v1"'


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (says(b"", status=302, Location="http://169.254.169.254/"), "redirected"),
        (says(b"", status=403), "refused"),
        (says(b"", status=404), "refused"),
        (says(b"", status=503), "broken"),
        (says(b"<html></html>", "text/html"), "unknown_type"),
        (says(b"PK", "application/zip"), "unknown_type"),
        (says(b"{"), "unreadable"),
        (says(b'"x"'), "unreadable"),
        (says(b"[1]"), "unreadable"),
        (says(b"[" * 100_000), "unreadable"),
        (says(b'{"a": [{}], "b": [{}]}'), "unreadable"),
        (says(b"<!DOCTYPE rss><rss></rss>", "text/xml"), "unreadable"),
        (says("甲,乙\n1,2".encode(), "text/csv"), "no_columns"),
        (says("单位,姓名,岗位,用户ID\n督查室,某,系统管理员,u9".encode(), "text/csv"), "no_columns"),
        (says(b"[" + b",".join([b"{}"] * 1001) + b"]"), "too_many"),
        (says(b" " * (LARGEST + 1)), "too_large"),
        (says(gzip.compress(LIST), coding="gzip"), "compressed"),
    ],
)
async def test_what_is_not_read_says_why(answer: Answer, code: str) -> None:
    with pytest.raises(LookFailed) as failed:
        await look(answer)
    assert failed.value.code == code


async def test_exactly_as_large_as_it_may_be() -> None:
    found = await look(says(LIST + b" " * (LARGEST - len(LIST))))
    assert found is not None
    assert len(found.items) == 1


async def test_a_body_without_end_is_cut_off() -> None:
    """No Content-Length to go by: it is counted while it comes."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        while True:
            await response.write(b" " * 65536)

    with pytest.raises(LookFailed, match="too_large"):
        await look(answer)


async def test_a_server_that_dawdles_is_left() -> None:
    """However small the pieces: the whole look has its time."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.05)

    with pytest.raises(LookFailed, match="too_slow"):
        await look(answer, BRIEF)


async def test_as_it_was() -> None:
    async def answer(request: web.Request) -> web.Response:
        assert request.headers["If-None-Match"] == '"v1"'
        assert request.headers["If-Modified-Since"] == "yesterday"
        return web.Response(status=304)

    async with answering(answer) as server:
        fetcher = Fetcher(Allowed.of([f"127.0.0.1:{server.port}"]))
        assert await fetcher.look(str(server.make_url("/x")), "网民留言", '"v1"', "yesterday") is None


@pytest.mark.parametrize(
    ("listed", "url", "code"),
    [
        ("", "https://example.gov.cn/x", "not_allowed"),
        ("127.0.0.1", "http://127.0.0.1:1/x", "not_allowed"),
        ("127.0.0.1", "https://127.0.0.1/x", "private"),
        ("10.0.0.1", "https://10.0.0.1/x", "private"),
        ("169.254.169.254", "https://169.254.169.254/latest/meta-data/", "private"),
        ("2130706433", "https://2130706433/x", "private"),
        ("localhost", "https://localhost/x", "private"),
        ("127.0.0.1:1", "http://127.0.0.1:1/x", "unreachable"),
    ],
)
async def test_where_nobody_is_asked(listed: str, url: str, code: str) -> None:
    """A listed name that leads into the network is not connected to; only one listed with its port is."""
    with pytest.raises(LookFailed) as failed:
        await Fetcher(Allowed.of([listed])).look(url, "网民留言", "", "")
    assert failed.value.code == code


async def test_a_name_within_the_network_that_is_listed_with_its_port() -> None:
    async with answering(says(LIST)) as server:
        fetcher = Fetcher(Allowed.of([f"localhost:{server.port}"]))
        found = await fetcher.look(f"http://localhost:{server.port}/x", "网民留言", "", "")
        assert found is not None
