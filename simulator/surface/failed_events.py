"""The old host's list of events that could not be pushed over HTTP. dingtalk.md 7.1."""

from aiohttp import web

from simulator.messenger import MESSENGER
from simulator.surface.requests import accept_old


async def give_failed_events(request: web.Request) -> web.Response:
    """`GET /call_back/get_call_back_failed_result`: reading clears the list."""
    failed = request.app[MESSENGER].callbacks.failed
    result = [
        {"call_back_tag": event.type, "event_time": event.born_ms, event.type: event.http_body()}
        for event in failed
    ]
    failed.clear()
    return accept_old(has_more=False, failed_list=result)
