"""Control interface: the chat page, its files, its news, and what people attached."""

import asyncio
import mimetypes
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from aiohttp import web

from simulator.acts import ActProblem
from simulator.feed import format_event
from simulator.files import StoredFile
from simulator.messenger import MESSENGER

PAGE: Final = Path(__file__).parent.parent / "page"
HEARTBEAT_SECONDS: Final = 15
_RULES: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
POLICY: Final = "; ".join(_RULES)
_TYPES: Final = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


async def show_page(_request: web.Request) -> web.StreamResponse:
    """`GET /`."""
    return _serve(PAGE / "index.html")


async def serve_asset(request: web.Request) -> web.StreamResponse:
    """`GET /page/{path}`: only what lies inside the page's folder."""
    wanted = (PAGE / request.match_info["path"]).resolve()
    if not wanted.is_relative_to(PAGE.resolve()) or not wanted.is_file():
        raise ActProblem(404, "没有这个文件。")
    return _serve(wanted)


async def serve_attachment(request: web.Request) -> web.Response:
    """`GET /sim/files/{code}`: pictures are shown, everything else is a download."""
    stored = request.app[MESSENGER].files.find(request.match_info["code"])
    if stored is None:
        raise ActProblem(404, "没有这个文件。")
    return web.Response(
        body=stored.content, content_type=stored.content_type, headers=_secure() | _disposition(stored)
    )


async def stream_news(request: web.Request) -> web.StreamResponse:
    """`GET /sim/feed`: Server-Sent Events, beginning with the clock."""
    messenger = request.app[MESSENGER]
    reply = web.StreamResponse(
        headers={"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
    )
    await reply.prepare(request)
    with messenger.feed.open() as news, suppress(ConnectionError):  # the page may be closed at any moment
        await reply.write(format_event("clock", {"now": messenger.clock.now().isoformat()}))
        while (event := await _next_event(news)) is not None:
            await reply.write(event)
    return reply


async def _next_event(news: "asyncio.Queue[bytes | None]") -> bytes | None:
    try:
        async with asyncio.timeout(HEARTBEAT_SECONDS):
            return await news.get()
    except TimeoutError:
        return b": still here\n\n"


def _serve(path: Path) -> web.FileResponse:
    guessed = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return web.FileResponse(path, headers=_secure() | {"Content-Type": _with_charset(guessed)})


def _with_charset(content_type: str) -> str:
    return f"{content_type}; charset=utf-8" if content_type.startswith("text/") else content_type


def _secure() -> dict[str, str]:
    return {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
    }


def _disposition(stored: StoredFile) -> dict[str, str]:
    way = "inline" if stored.content_type.startswith("image/") else "attachment"
    return {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(stored.name, safe='')}"}
