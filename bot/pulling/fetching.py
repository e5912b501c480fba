"""One GET of a foreign address: allowed hosts, public addresses, no redirects, bounded throughout."""

import socket
from typing import Final

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.messengers.dingtalk.transport import TooLarge, read_at_most
from bot.pulling.contents import Body, read_items
from domain.intake.addresses import Address, Allowed, BadAddress, is_public, read_address
from domain.intake.looking import Found, LookFailed

LARGEST: Final = 4 * 1024 * 1024  # bytes
WHOLE: Final = 20.0  # seconds for everything
_TIMEOUT: Final = aiohttp.ClientTimeout(total=WHOLE, connect=8, sock_read=10)
_ACCEPT: Final = (
    "application/json, text/csv, application/rss+xml, application/atom+xml, application/xml;q=0.9"
)
_OK, _UNCHANGED, _REDIRECT, _BROKEN = 200, 304, range(300, 400), 500


class _NotPublic(OSError):
    """The name leads into the network the bot stands in."""


class _CheckedResolver(AbstractResolver):
    """Resolves once and hands on public addresses only: exactly what was checked is connected to."""

    def __init__(self, *, inside: bool) -> None:
        self._inside = inside

    async def resolve(  # type: ignore[explicit-override]
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await aiohttp.ThreadedResolver().resolve(host, port, family)
        if not self._inside and not all(is_public(one["host"]) for one in found):
            raise _NotPublic(host)
        return found

    async def close(self) -> None:  # type: ignore[explicit-override]
        """Nothing is held."""


class Fetcher:
    """Looks at addresses of the hosts an operator allows; chat never widens that list."""

    def __init__(self, allowed: Allowed, timeout: aiohttp.ClientTimeout = _TIMEOUT) -> None:
        self._allowed, self._timeout = allowed, timeout

    async def look(self, address: str, source: str, etag: str, modified: str) -> Found | None:
        """What stands there; None if it is as it was. Raises LookFailed."""
        try:
            wanted = read_address(address)
        except BadAddress:
            raise LookFailed("not_allowed") from None
        if not self._allowed.takes(wanted):
            raise LookFailed("not_allowed")
        body = await self._get(wanted, {"If-None-Match": etag, "If-Modified-Since": modified})
        if body is None:
            return None
        items = await read_items(body, source)
        return Found(items, body.etag, body.modified)

    async def _get(self, wanted: Address, asked: dict[str, str]) -> Body | None:
        inside = self._allowed.takes_inside(wanted)
        if not inside and _is_numbers(wanted.host) and not is_public(wanted.host):
            raise LookFailed("private")
        headers = {"Accept": _ACCEPT, "Accept-Encoding": "identity", "User-Agent": "duban"}
        headers |= {name: value for name, value in asked.items() if value}
        connector = aiohttp.TCPConnector(
            resolver=_CheckedResolver(inside=inside), use_dns_cache=False, force_close=True
        )
        try:
            async with (
                aiohttp.ClientSession(
                    connector=connector,
                    cookie_jar=aiohttp.DummyCookieJar(),
                    timeout=self._timeout,
                    auto_decompress=False,
                ) as session,
                session.get(wanted.url, headers=headers, allow_redirects=False) as answer,
            ):
                return await _read(answer)
        except _NotPublic:
            raise LookFailed("private") from None
        except aiohttp.ClientConnectorDNSError as error:
            raise LookFailed("private" if _has_cause(error, _NotPublic) else "no_such_host") from None
        except TimeoutError:
            raise LookFailed("too_slow") from None
        except TooLarge:
            raise LookFailed("too_large") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise LookFailed("private" if _has_cause(error, _NotPublic) else "unreachable") from None


async def _read(answer: aiohttp.ClientResponse) -> Body | None:
    if answer.status == _UNCHANGED:
        return None
    if answer.status in _REDIRECT:
        raise LookFailed("redirected", answer.status)
    if answer.status != _OK:
        raise LookFailed("broken" if answer.status >= _BROKEN else "refused", answer.status)
    if answer.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        raise LookFailed("compressed")
    if answer.content_length is not None and answer.content_length > LARGEST:
        raise LookFailed("too_large")
    return Body(
        await read_at_most(answer.content, LARGEST),
        answer.content_type,
        answer.headers.get("ETag", ""),
        answer.headers.get("Last-Modified", ""),
    )


def _is_numbers(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdecimal()


def _has_cause(error: BaseException, kind: type[BaseException]) -> bool:
    """Whether the client wrapped an error of ours in one of its own."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, kind):
        inner = getattr(seen, "os_error", None)
        seen = inner if inner is not None and inner is not seen else seen.__cause__
    return seen is not None
