"""Opening a stream: a ticket first, then the socket. dingtalk.md 5.1."""

from aiohttp import web

from simulator.connection import Connection
from simulator.gateway import MAX_FRAME_BYTES
from simulator.messenger import MESSENGER
from simulator.refusals import Refusal
from simulator.surface.oauth import knows
from simulator.surface.requests import accept, read_json, take_text
from simulator.tickets import Subscription
from simulator.tokens import refuse_credentials


async def open_connection(request: web.Request) -> web.Response:
    """`POST /v1.0/gateway/connections/open`."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    if not knows(messenger, take_text(body, "clientId"), take_text(body, "clientSecret")):
        raise refuse_credentials(old_host=False)
    ticket = messenger.tickets.issue(_read_subscriptions(body.get("subscriptions")))
    endpoint = messenger.robot.base_url.replace("http", "ws", 1) + "/connect"
    return accept({"endpoint": endpoint, "ticket": ticket})


async def connect(request: web.Request) -> web.StreamResponse:
    """`GET /connect?ticket=` – the socket itself."""
    messenger = request.app[MESSENGER]
    subscriptions = messenger.tickets.redeem(request.query.get("ticket", ""))
    if subscriptions is None:
        return web.Response(status=401, text="invalid ticket")
    socket = web.WebSocketResponse(autoping=False, max_msg_size=MAX_FRAME_BYTES, compress=False)
    await socket.prepare(request)
    await messenger.gateway.serve(Connection(socket, request.transport, subscriptions))
    return socket


def _read_subscriptions(wanted: object) -> frozenset[Subscription]:
    if not isinstance(wanted, list) or not all(isinstance(one, dict) for one in wanted):
        raise Refusal("param.error", "subscriptions不合法")
    return frozenset((take_text(one, "type"), take_text(one, "topic")) for one in wanted)
