"""The app's access token: fetched once for everybody, renewed ten minutes before it ends."""

import asyncio
from datetime import timedelta

import aiohttp

from bot.clock import Clock
from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.transport import post_json

_EARLY = timedelta(minutes=10)
_USUAL_LIFE_SECONDS = 7200


class AccessTokens:
    """Lives in memory only. The token call is not counted by the platform, but it is throttled (1.1)."""

    def __init__(self, app: DingTalkApp, session: aiohttp.ClientSession, clock: Clock) -> None:
        self._app = app
        self._session = session
        self._clock = clock
        self._token = ""
        self._renew_at = clock.now()
        self._fetched = 0
        self._failure: WireRefusal | None = None
        self._one_at_a_time = asyncio.Lock()

    async def current(self) -> str:
        """A token good for at least ten minutes; whoever waited for somebody else's fetch shares its result.

        Raises:
            WireRefusal: none to be had.
        """
        if self._is_fresh():
            return self._token
        fetched_before = self._fetched
        async with self._one_at_a_time:
            if not self._is_fresh():
                if self._failure and self._fetched != fetched_before:
                    raise self._failure
                await self._fetch()
        return self._token

    def discard(self, token: str) -> None:
        """The platform refused `token`. A newer one, fetched meanwhile, is kept."""
        if token == self._token:
            self._token = ""

    def _is_fresh(self) -> bool:
        return bool(self._token) and self._clock.now() < self._renew_at

    async def _fetch(self) -> None:
        self._failure = None
        try:
            grant = await post_json(
                self._session,
                f"{self._app.api_base}/v1.0/oauth2/accessToken",
                {"appKey": self._app.client_id, "appSecret": self._app.client_secret},
            )
            self._keep(grant.get("accessToken"), grant.get("expireIn"))
        except WireRefusal as refusal:
            refusal.hide(self._app.client_secret)
            self._failure = refusal
            raise
        finally:
            self._fetched += 1

    def _keep(self, token: object, seconds: object) -> None:
        if not isinstance(token, str) or not token.isascii() or not token.isprintable() or not token:
            raise WireRefusal.unreadable("no_token")
        life = timedelta(seconds=seconds if isinstance(seconds, int) else _USUAL_LIFE_SECONDS)
        self._token = token
        self._renew_at = self._clock.now() + max(life - _EARLY, life / 2)
