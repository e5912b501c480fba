"""Authorised API calls: with a token, within the rate, counted against the month."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping

import aiohttp
from yarl import URL

from bot.clock import Clock
from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.fields import Json
from bot.messengers.dingtalk.limits import RateLimiter
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.tokens import AccessTokens
from bot.messengers.dingtalk.transport import get_json, post_form, post_json, send_json

Count = Callable[[str], None]
_HEADER = "x-acs-dingtalk-access-token"


class ApiCalls:
    """`count` is told the API's name for every call the platform counts: all but the throttled (1.3)."""

    def __init__(
        self,
        app: DingTalkApp,
        session: aiohttp.ClientSession,
        clock: Clock,
        count: Count,
        new_limiter: Callable[[], RateLimiter] = RateLimiter,
    ) -> None:
        self._app = app
        self._session = session
        self._count = count
        self._tokens = AccessTokens(app, session, clock)
        self._limiters = defaultdict[str, RateLimiter](new_limiter)

    async def post(self, api: str, body: Json) -> Json:
        """POST on the new host; `api` is the path below /v1.0/.

        Raises:
            WireRefusal: after one renewal of the token, if that was the trouble.
        """
        url = f"{self._app.api_base}/v1.0/{api}"
        return await self._authorised(
            api, lambda token: post_json(self._session, url, body, {_HEADER: token})
        )

    async def get(self, api: str, params: Mapping[str, str]) -> Json:
        """GET on the new host. Raises as `post`."""
        url = f"{self._app.api_base}/v1.0/{api}"
        return await self._authorised(
            api, lambda token: get_json(self._session, url, params, {_HEADER: token})
        )

    async def send(self, method: str, api: str, path: str, body: Json) -> Json:
        """Any method on the new host. `path` may name people and tasks, `api`, which is counted, does not.

        Raises as `post`.
        """
        url = URL(f"{self._app.api_base}/v1.0/{path}")
        return await self._authorised(
            api, lambda token: send_json(self._session, method, url, body, {_HEADER: token})
        )

    async def look_up(self, api: str, body: Json) -> Json:
        """Ask the old host's address book, which the platform does not count (1.3). Raises as `post`."""
        url = URL(f"{self._app.oapi_base}/{api}")
        return await self._authorised(
            api,
            lambda token: post_json(self._session, url.with_query(access_token=token), body),
            is_counted=False,
        )

    async def consult(self, api: str) -> Json:
        """The same by GET, for what needs nothing but the token."""
        url = URL(f"{self._app.oapi_base}/{api}")
        return await self._authorised(
            api,
            lambda token: get_json(self._session, url.human_repr(), {"access_token": token}, {}),
            is_counted=False,
        )

    async def upload(self, api: str, kind: str, new_form: Callable[[], aiohttp.FormData]) -> Json:
        """A form to the old host, which takes the same token in the query. Raises as `post`.

        A form can be sent only once, so `new_form` makes one for each try.
        """
        url = URL(f"{self._app.oapi_base}/{api}")
        return await self._authorised(
            api,
            lambda token: post_form(self._session, url.with_query(access_token=token, type=kind), new_form()),
        )

    async def within_rate(self, api: str, call: Callable[[], Awaitable[Json]]) -> Json:
        """One call in its turn; a throttle halves the rate of its API only. Raises as `post`."""
        limiter = self._limiters[api]
        await limiter.acquire()
        try:
            answer = await call()
        except WireRefusal as refusal:
            if refusal.ruling.slow_down:
                limiter.slow_down()
            raise
        limiter.recover()
        return answer

    async def _authorised(
        self, api: str, call: Callable[[str], Awaitable[Json]], *, is_counted: bool = True
    ) -> Json:
        count = self._count if is_counted else _pass_over
        token = await self._tokens.current()
        try:
            return await self._once(api, call, token, count)
        except WireRefusal as refusal:
            if not refusal.ruling.renew_token:
                raise
        self._tokens.discard(token)
        return await self._once(api, call, await self._tokens.current(), count)

    async def _once(self, api: str, call: Callable[[str], Awaitable[Json]], token: str, count: Count) -> Json:
        try:
            answer = await self.within_rate(api, lambda: call(token))
        except WireRefusal as refusal:
            refusal.hide(token, self._app.client_secret)
            if not refusal.ruling.slow_down:
                count(api)
            raise
        count(api)
        return answer


def _pass_over(_api: str) -> None:
    """Takes no notice of a call that is free."""
