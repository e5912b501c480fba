"""The bot's end of the wire, bare: what tests say to the practice messenger and what they hear from it."""

import json
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypedDict, Unpack

import aiohttp

from simulator.app import Simulator

ROBOT_TOPIC = "/v1.0/im/bot/messages/get"
EVERYTHING = (("EVENT", "*"), ("CALLBACK", ROBOT_TOPIC))
BATCH_SEND = "/v1.0/robot/oToMessages/batchSend"
Json = dict[str, Any]


class More(TypedDict, total=False):
    """What a request may have beside its path."""

    json: object
    data: object
    headers: dict[str, str]
    params: dict[str, str]


class Ticks:
    """Real seconds that pass only when a test lets them."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@dataclass(frozen=True)
class Reply:
    """Status, body and headers of one answer."""

    status: int
    body: Any
    headers: Any


class Stream:
    """One open stream; every frame is acknowledged unless the test says otherwise."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def frame(self, *, kind: str = "", acknowledge: str | None = "{}") -> Json:
        """The next frame, pings passed over unless asked for."""
        while True:
            frame: Json = await self.socket.receive_json(timeout=20)
            if acknowledge is not None:
                await self.acknowledge(frame, acknowledge)
            if frame["type"] != "SYSTEM" or kind == "SYSTEM":
                return frame

    async def pushed(self) -> Json:
        """The data of the next push."""
        data: Json = json.loads((await self.frame())["data"])
        return data

    async def acknowledge(self, frame: Json, data: str = "{}", code: int = 200) -> None:
        headers = {"messageId": frame["headers"]["messageId"], "contentType": "application/json"}
        await self.socket.send_json({"code": code, "headers": headers, "message": "OK", "data": data})

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.socket.close()


class BotEnd:
    """An HTTP client with the pretend app's papers."""

    def __init__(self, simulator: Simulator, http: aiohttp.ClientSession, ticks: Ticks) -> None:
        self.simulator = simulator
        self.http = http
        self.ticks = ticks
        self.papers = simulator.options.credentials
        self.clock = simulator.options.clock
        self._token = ""

    async def call(self, method: str, path: str, body: object = None, **more: Unpack[More]) -> Reply:
        """Any request as it is."""
        if body is not None:
            more["json"] = body
        async with self.http.request(method, path, **more) as reply:
            text = await reply.text()
            is_json = reply.content_type == "application/json"
            return Reply(reply.status, json.loads(text) if is_json else text, reply.headers)

    async def control(self, path: str, body: object = None) -> Any:  # noqa: ANN401 – JSON of any shape
        """A call of the control interface that must succeed."""
        reply = await self.call("GET" if body is None else "POST", path, body)
        assert reply.status == 200, reply.body
        return reply.body

    async def token(self) -> str:
        papers = {"appKey": self.papers.client_id, "appSecret": self.papers.client_secret}
        reply = await self.call("POST", "/v1.0/oauth2/accessToken", papers)
        return str(reply.body["accessToken"])

    async def api(self, method: str, path: str, body: object = None, **more: Unpack[More]) -> Reply:
        """A call of either host with a valid token."""
        self._token = self._token or await self.token()
        if path.startswith("/v1.0/"):
            more["headers"] = {"x-acs-dingtalk-access-token": self._token}
        else:
            more["params"] = {"access_token": self._token}
        return await self.call(method, path, body, **more)

    async def send(self, *user_ids: str, key: str = "sampleText", **param: str) -> Reply:
        """A one-to-one send."""
        body = {
            "robotCode": self.papers.robot_code,
            "userIds": list(user_ids),
            "msgKey": key,
            "msgParam": json.dumps(param or {"content": "请签收"}),
        }
        return await self.api("POST", BATCH_SEND, body)

    async def sent(self, *user_ids: str, key: str = "sampleText", **param: str) -> str:
        """A send that must succeed; its receipt."""
        reply = await self.send(*user_ids, key=key, **param)
        assert reply.status == 200, reply.body
        return str(reply.body["processQueryKey"])

    async def open_stream(self, subscriptions: tuple[tuple[str, str], ...] = EVERYTHING) -> Reply:
        """The call that gives a ticket."""
        body = {
            "clientId": self.papers.client_id,
            "clientSecret": self.papers.client_secret,
            "subscriptions": [{"type": kind, "topic": topic} for kind, topic in subscriptions],
        }
        return await self.call("POST", "/v1.0/gateway/connections/open", body)

    async def stream(self, subscriptions: tuple[tuple[str, str], ...] = EVERYTHING) -> Stream:
        """An open stream."""
        opened = (await self.open_stream(subscriptions)).body
        socket = await self.http.ws_connect(
            opened["endpoint"], params={"ticket": opened["ticket"]}, max_msg_size=0
        )
        return Stream(socket)

    async def says(self, user_id: str, text: str | None = None, **more: object) -> str:
        """A person types; the id of the last bubble."""
        said = {"text": text, **more} if text is not None else more
        reply = await self.control(f"/sim/people/{user_id}/say", said)
        return str(reply["message_id"])

    async def sees(self, user_id: str) -> list[Json]:
        """What a person's chats show."""
        seen: list[Json] = await self.control(f"/sim/people/{user_id}/messages")
        return seen

    async def log(self) -> list[Json]:
        """The whole wire log."""
        entries: list[Json] = await self.control("/sim/log")
        return entries
