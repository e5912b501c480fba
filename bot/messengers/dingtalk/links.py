"""One Stream socket from its opening to its end: reads, keeps alive, acknowledges."""

import asyncio
import logging
from collections import Counter
from http import HTTPStatus

import aiohttp

from bot.messengers.dingtalk.deliveries import Deliveries
from bot.messengers.dingtalk.fields import MalformedPush
from bot.messengers.dingtalk.frames import Frame, FrameType, acknowledge, parse_frame
from bot.messengers.dingtalk.pacing import Pace

logger = logging.getLogger(__name__)

Socket = aiohttp.ClientWebSocketResponse

_AT_ONCE = 64
_BACKLOG = 5_000
_BROKEN = (aiohttp.ClientError, ConnectionError, TimeoutError)
_ENDED = {
    aiohttp.WSMsgType.CLOSE,
    aiohttp.WSMsgType.CLOSING,
    aiohttp.WSMsgType.CLOSED,
    aiohttp.WSMsgType.ERROR,
}


class Link:
    """`leaving` is set once the server means to drop this socket, `over` once nothing more is read."""

    def __init__(self, socket: Socket, deliveries: Deliveries, pace: Pace, counts: Counter[str]) -> None:
        self._socket = socket
        self._deliveries = deliveries
        self._pace = pace
        self._counts = counts
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._underway: set[asyncio.Task[None]] = set()
        self.leaving = asyncio.Event()
        self.over = asyncio.Event()

    async def serve(self) -> None:
        """Runs until the socket is over; deliveries under way are finished before it is closed."""
        try:
            async with asyncio.TaskGroup() as work:
                chores = (work.create_task(self._read(work)), work.create_task(self._keep_alive()))
                await self.over.wait()
                for chore in chores:
                    chore.cancel()
        finally:
            await self._socket.close()

    def stop(self) -> None:
        """Reads no further."""
        self.leaving.set()
        self.over.set()

    async def _read(self, work: asyncio.TaskGroup) -> None:
        try:
            async with asyncio.timeout(None) as patience:
                while await self._take_one(work, patience):
                    pass
        except _BROKEN as error:
            self._counts["broken"] += 1
            logger.info("stream socket is dead: %s", type(error).__name__)
        finally:
            self.stop()

    async def _take_one(self, work: asyncio.TaskGroup, patience: asyncio.Timeout) -> bool:
        """One frame of the socket; False at its end. Nothing slow happens here, so pings are answered."""
        message = await self._socket.receive(timeout=self._pace.silence)
        if message.type is aiohttp.WSMsgType.PING:
            await self._socket.pong(message.data)
        elif message.type is aiohttp.WSMsgType.TEXT:
            frame = self._parse(message.data)
            if frame and frame.type == FrameType.SYSTEM:
                await self._obey(frame, patience)
            elif frame:
                self._deliver_soon(frame, work)
        return message.type not in _ENDED

    def _parse(self, raw: str) -> Frame | None:
        try:
            return parse_frame(raw)
        except MalformedPush as error:
            self._counts["malformed"] += 1
            logger.warning("ignored a malformed frame: %s", error.code)
            return None

    async def _obey(self, frame: Frame, patience: asyncio.Timeout) -> None:
        if frame.topic == "ping":
            await self._write(acknowledge(frame, HTTPStatus.OK, _opaque(frame)))
        elif frame.topic == "disconnect":
            self.leaving.set()
            patience.reschedule(asyncio.get_running_loop().time() + self._pace.leaving)

    def _deliver_soon(self, frame: Frame, work: asyncio.TaskGroup) -> None:
        if len(self._underway) >= _BACKLOG:
            self._counts["overloaded"] += 1  # not acknowledged, so it comes again
            return
        task = work.create_task(self._deliver(frame))
        self._underway.add(task)
        task.add_done_callback(self._underway.discard)

    async def _deliver(self, frame: Frame) -> None:
        async with self._slots:
            answer = await self._deliveries.answer(frame)
        if answer is not None:
            await self._write(answer)

    async def _write(self, text: str) -> None:
        try:
            async with asyncio.timeout(self._pace.opening):
                await self._socket.send_str(text)
        except _BROKEN:
            self._counts["acknowledgements_lost"] += 1
            self.stop()

    async def _keep_alive(self) -> None:
        try:
            while True:
                await asyncio.sleep(self._pace.heartbeat)
                await self._socket.ping()
        except _BROKEN:
            self.stop()


def _opaque(frame: Frame) -> dict[str, object]:
    """What a ping wants to hear again."""
    try:
        return {"opaque": frame.payload().get("opaque")}
    except MalformedPush:
        return {}
