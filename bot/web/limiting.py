"""How many requests a minute one door of ours takes, and how long it waits for a body."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from aiohttp import web

from domain.sliding_window import SlidingWindow

MINUTE: Final = timedelta(minutes=1)
# An upstream system hands in up to 1,000 cases a request: this is more than any district has.
REQUESTS_A_MINUTE: Final = 120
BODY_SECONDS: Final = 10.0  # that the whole body of a request may take to arrive


class Turnstile:
    """One for each door and each kind of caller, so that those who guess keys cannot lock out who has one."""

    def __init__(self, most: int = REQUESTS_A_MINUTE) -> None:
        self._window = SlidingWindow(most, MINUTE)

    def refuse(self, now: datetime, body: object = None) -> web.Response | None:
        """None when the request may go on; else 429, and after how many seconds to come again."""
        if self._window.admits(now):
            return None
        wait = {"Retry-After": str(max(1, self._window.wait_seconds(now)))}
        return web.json_response(body or {}, status=HTTPStatus.TOO_MANY_REQUESTS, headers=wait)
