"""Signed robot pushes as the platform makes them, over plain sockets so that asking costs little."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count

from benchmarks.offices import user_id_of
from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.signature import sign

PATH = "/dingtalk/robot"
HOUR_MS = 3_600_000
_NUMBERS = count(1)


def build_push(app: DingTalkApp, port: int, unit: int, text: str, webhook: str = "") -> bytes:
    """The whole HTTP request: what the liaison of a unit says just now."""
    number, now_ms = next(_NUMBERS), int(time.time() * 1000)
    user_id = user_id_of(unit)
    message: dict[str, object] = {
        "msgId": f"msg-{number}",
        "msgtype": "text",
        "text": {"content": text},
        "createAt": now_ms,
        "conversationType": "1",
        "conversationId": f"cid-{user_id}",
        "senderId": f"$:LWCP_v1:${user_id}",
        "senderStaffId": user_id,
        "senderNick": "联络员",
        "senderCorpId": app.corp_id,
        "chatbotCorpId": app.corp_id,
        "robotCode": app.robot_code,
    }
    if webhook:
        message |= {"sessionWebhook": webhook, "sessionWebhookExpiredTime": now_ms + HOUR_MS}
    body = json.dumps(message, ensure_ascii=False).encode()
    stamp = str(now_ms)
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        f"timestamp: {stamp}\r\nsign: {sign(stamp, app.client_secret)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass(frozen=True, slots=True)
class Line:
    """One kept-open connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, request: bytes) -> float:
        """Seconds until the whole answer was there. Raises AssertionError for anything but 200."""
        began = time.perf_counter()
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head[:40]
        _, _, rest = head.lower().partition(b"content-length:")
        await self.reader.readexactly(int(rest.partition(b"\r\n")[0]))
        return time.perf_counter() - began


@asynccontextmanager
async def lines(port: int, number: int) -> AsyncIterator[Sequence[Line]]:
    """So many connections to a server on this machine."""
    opened = [Line(*await asyncio.open_connection("127.0.0.1", port)) for _ in range(number)]
    try:
        yield opened
    finally:
        for line in opened:
            line.writer.close()


async def flood(app: DingTalkApp, port: int, connections: int, seconds: float) -> float:
    """Pushes a second that were answered, every connection asking anew as soon as it has its answer."""
    answered = 0
    stop_at = time.perf_counter() + seconds

    async def ask(line: Line, unit: int) -> None:
        nonlocal answered
        while time.perf_counter() < stop_at:
            await line.send(build_push(app, port, unit, "我的"))
            answered += 1

    async with lines(port, connections) as opened, asyncio.TaskGroup() as group:
        for number, line in enumerate(opened):
            group.create_task(ask(line, number + 1))
    return answered / seconds


async def trickle(requests: Sequence[tuple[float, bytes]], port: int, connections: int = 64) -> list[float]:
    """Seconds from each request's own moment (from now) to its answer: who is late is not forgiven."""
    found: list[float] = []
    began = time.perf_counter()
    async with lines(port, connections) as opened, asyncio.TaskGroup() as group:
        free = asyncio.Queue[Line]()
        for line in opened:
            free.put_nowait(line)

        async def ask(at: float, request: bytes) -> None:
            line = await free.get()
            await line.send(request)
            free.put_nowait(line)
            found.append(time.perf_counter() - began - at)

        for at, request in requests:
            await asyncio.sleep(max(0.0, began + at - time.perf_counter()))
            group.create_task(ask(at, request))
    return found
