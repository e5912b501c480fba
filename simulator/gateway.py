"""The stream side of the platform: who is connected, which one gets a push, and what was not acknowledged."""

import asyncio
import random
import secrets
from collections import deque
from typing import Any, Final, Literal

from aiohttp import WSMsgType

from simulator.background import Background
from simulator.connection import Connection
from simulator.faults import Faults
from simulator.frames import EVENT, Frame, Push, read_acknowledgement, system_frame
from simulator.gauge import Gauge
from simulator.options import Options
from simulator.wirelog import WireLog

MAX_FRAME_BYTES: Final = 1024 * 1024
EVENT_ATTEMPTS: Final = 10
WAITING_EVENTS: Final = 1_000
HUGE_FRAME: Final = '{"specVersion":"1.0","type":"CALLBACK","data":"' + "督" * 400_000 + '"}'
BROKEN_FRAMES: Final[dict[str, str | bytes]] = {
    "malformed": '{"specVersion":"1.0","type":',
    "binary": b"\x00\xff\xfe",
    "huge": HUGE_FRAME,
}


class Gateway:
    """All streams of the one pretend app. `pushed` counts what went out and is not acknowledged yet."""

    def __init__(self, faults: Faults, options: Options, log: WireLog, background: Background) -> None:
        self.pushed = Gauge()
        self._faults = faults
        self._clock = options.clock
        self._log = log
        self._background = background
        self._timings = options.timings
        self._dice = random.Random(options.seed)  # noqa: S311 – picks a connection, keeps no secret
        self._connections: list[Connection] = []
        self._unanswered: dict[str, tuple[Push, Connection]] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._waiting: deque[Push] = deque(maxlen=WAITING_EVENTS)

    # -- the life of a connection

    async def serve(self, connection: Connection) -> None:
        """Run one connection until it ends."""
        self._connections.append(connection)
        work = [
            self._background.run(connection.write()),
            self._background.run(connection.beat(self._timings.between_pings, self._ping)),
        ]
        self._push_waiting()
        try:
            await self._listen(connection)
        finally:
            for cancel in work:
                cancel()
            self._connections.remove(connection)
            self._lose(connection)

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if connection.deaf:
                continue
            if message.type is WSMsgType.PING:
                await connection.socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                self._take_answer(message.data)

    def _ping(self, opaque: str) -> Frame:
        return self._notice("ping", {"opaque": opaque})

    def _notice(self, topic: str, data: dict[str, str]) -> Frame:
        frame = system_frame(topic, secrets.token_hex(12), self._clock.now_ms(), data)
        self._log.frame("to_bot", topic, frame)
        return frame

    def _lose(self, connection: Connection) -> None:
        for message_id, (push, carrier) in list(self._unanswered.items()):
            if carrier is connection:
                self._close_case(message_id)
                self._retry(push)

    # -- pushing

    def reaches(self, frame_type: str, topic: str) -> bool:
        """Whether any open stream subscribed to this."""
        return any(connection.takes(frame_type, topic) for connection in self._connections)

    def ignores(self, frame_type: str, topic: str) -> bool:
        """Whether streams are open and none wants this; with none open it may be wanted later."""
        return bool(self._connections) and not self.reaches(frame_type, topic)

    def push(self, push: Push) -> None:
        """Send to one stream picked at random; with none open an event waits and a message is lost."""
        takers = [one for one in self._connections if one.takes(push.frame_type, push.topic)]
        if not takers:
            if push.frame_type == EVENT:
                self._waiting.append(push)
            return
        self._send(push, self._dice.choice(takers))

    def _send(self, push: Push, connection: Connection) -> None:
        push.attempts += 1
        frame = push.frame(connection.id, "practice-app", self._clock.now_ms())
        self._log.frame("to_bot", push.label, frame)
        if not connection.deaf:
            self.pushed.start(push.message_id)
        self._unanswered[push.message_id] = (push, connection)
        self._start_timer(push)
        connection.put(frame)

    def _start_timer(self, push: Push) -> None:
        robot_wait = self._faults.callback_redeliver_seconds
        wait = self._timings.event_redelivery if push.frame_type == EVENT else robot_wait
        if wait is not None:
            loop = asyncio.get_running_loop()
            self._timers[push.message_id] = loop.call_later(wait, self._time_out, push)

    def _time_out(self, push: Push) -> None:
        self._close_case(push.message_id)
        self._retry(push)

    def _retry(self, push: Push) -> None:
        if push.frame_type == EVENT and push.attempts >= EVENT_ATTEMPTS:
            return
        if push.frame_type == EVENT or self._faults.callback_redeliver_seconds is not None:
            self.push(push)

    def _push_waiting(self) -> None:
        waiting, self._waiting = self._waiting, deque(maxlen=WAITING_EVENTS)
        for push in waiting:
            self.push(push)

    # -- answers

    def _take_answer(self, text: str) -> None:
        answer = read_acknowledgement(text)
        if answer is None:
            self._log.frame("from_bot", "", text)
            return
        push, _ = self._unanswered.get(answer.message_id, (None, None))
        self._log.frame("from_bot", push.label if push else "", text, answer.code)
        if push is None:
            return
        if push.frame_type == EVENT and not answer.is_final:
            self.pushed.finish(answer.message_id)
        else:
            self._close_case(answer.message_id)

    def _close_case(self, message_id: str) -> None:
        self.pushed.finish(message_id)
        self._unanswered.pop(message_id, None)
        timer = self._timers.pop(message_id, None)
        if timer is not None:
            timer.cancel()

    # -- trouble on purpose

    def disconnect_all(self, reason: str = "connection is expired") -> None:
        """Announce the end of every stream, then be silent, then close."""
        for connection in self._connections:
            connection.put(self._notice("disconnect", {"reason": reason}))
            connection.leaving = True
            self._background.run(self._close_later(connection))

    async def _close_later(self, connection: Connection) -> None:
        await asyncio.sleep(self._timings.silence_before_close)
        await connection.socket.close()

    def deafen_all(self) -> None:
        """The streams that are open now stay connected and answer no more."""
        for connection in self._connections:
            connection.deaf = True
        for message_id in self._unanswered:
            self.pushed.finish(message_id)

    def drop_all(self) -> None:
        """Break every stream."""
        for connection in list(self._connections):
            connection.drop()

    def send_broken(self, kind: Literal["malformed", "binary", "huge"]) -> None:
        """Send a frame no client should trip over."""
        for connection in self._connections:
            self._log.frame("to_bot", f"broken: {kind}", "")
            connection.put(BROKEN_FRAMES[kind])

    async def close(self) -> None:
        """End all streams at the stop of the messenger."""
        for timer in self._timers.values():
            timer.cancel()
        for connection in list(self._connections):
            await connection.socket.close(code=1001)

    @property
    def timers_running(self) -> int:
        """How many pushes would come again if nothing happened."""
        return len(self._timers)

    def view(self) -> list[dict[str, Any]]:
        """The open streams, for the page."""
        return [{"id": one.id, "deaf": one.deaf, "leaving": one.leaving} for one in self._connections]
