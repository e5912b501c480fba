"""A hand-made platform for byte-exact wire tests: answers are what the test says, requests are kept."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from bot.messengers.dingtalk.app import DingTalkApp

SECRET = "the-apps-own-secret"
CORP = "dingcorp1"
ROBOT = "dingrobot1"

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def app_at(base: str, **settings: str) -> DingTalkApp:
    """The app of these tests, with the platform at `base`."""
    return DingTalkApp(
        client_id="dingkey1",
        client_secret=SECRET,
        robot_code=ROBOT,
        corp_id=CORP,
        api_base=base,
        oapi_base=base,
        **settings,
    )


def answer(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """JSON, or bytes exactly as given."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()

    async def send(_: web.Request) -> web.StreamResponse:
        return web.Response(body=raw, status=status, headers=headers, content_type="application/json")

    return send


async def reset(request: web.Request) -> web.StreamResponse:
    """Takes the request, then tears the connection down."""
    await request.read()
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@dataclass
class Request:
    """What arrived."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401
        return json.loads(self.body)


@dataclass
class Platform:
    """`script[path]` holds the answers to give, in turn; the last one is given for ever."""

    base: str = ""
    script: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    requests: list[Request] = field(default_factory=list)

    def will(self, path: str, *answers: Answer) -> None:
        self.script[path] = deque(answers)

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        body = await request.read()
        self.requests.append(Request(request.path, dict(request.query), headers, body))
        answers = self.script[request.path]
        return await (answers.popleft() if len(answers) > 1 else answers[0])(request)


class Phone:
    """The server's end of one Stream socket."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self.socket = socket
        self.heard: asyncio.Queue[Any] = asyncio.Queue()
        self.closed = asyncio.Event()

    async def push(self, kind: str, topic: str, data: object, message_id: str = "f1", **headers: str) -> None:
        envelope = {"topic": topic, "messageId": message_id, "contentType": "application/json"} | headers
        text = data if isinstance(data, str) else json.dumps(data)
        frame = {"specVersion": "1.0", "type": kind, "headers": envelope, "data": text}
        await self.socket.send_str(json.dumps(frame))

    async def listen(self) -> None:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                self.heard.put_nowait(json.loads(message.data))


class Gateway:
    """Stream's server side: tickets valid once, sockets handed to the test as they open."""

    def __init__(self) -> None:
        self.base = ""
        self.openings: list[Any] = []
        self.tickets: set[str] = set()
        self.phones: asyncio.Queue[Phone] = asyncio.Queue()
        self.refuse_next: deque[Answer] = deque()
        self.deaf = False
        self.endpoint = ""
        self.quitting = asyncio.Event()

    async def open(self, request: web.Request) -> web.StreamResponse:
        self.openings.append(await request.json())
        assert request.headers["Accept"] == "application/json"
        if self.refuse_next:
            return await self.refuse_next.popleft()(request)
        ticket = f"t+/={len(self.openings)}"
        self.tickets.add(ticket)
        endpoint = self.endpoint or self.base.replace("http", "ws") + "/connect"
        return web.json_response({"endpoint": endpoint, "ticket": ticket})

    async def connect(self, request: web.Request) -> web.StreamResponse:
        try:
            self.tickets.remove(request.query["ticket"])
        except KeyError:
            raise web.HTTPUnauthorized from None
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        phone = Phone(socket)
        self.phones.put_nowait(phone)
        await (self.quitting.wait() if self.deaf else phone.listen())
        phone.closed.set()
        return socket
