"""What every answer of ours carries, whoever asks: nothing to guess, nothing to keep, nothing about us."""

from typing import Final

from aiohttp import web

HEADERS: Final = {
    "Server": "duban",  # not which versions it is made of
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def harden(site: web.Application) -> None:
    """Put these headers on all answers of an application, its refusals too."""
    site.on_response_prepare.append(_dress)


async def _dress(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
