"""Brings messages and events to the bot: over Stream or HTTP, counted, doubled or shuffled on request."""

import json
import secrets
from collections.abc import Callable, Coroutine
from typing import Any

from simulator.background import Background
from simulator.callbacks import Callbacks
from simulator.connection import EVERY_TOPIC
from simulator.events import Event
from simulator.faults import Faults
from simulator.frames import CALLBACK, EVENT, ROBOT_TOPIC, Push
from simulator.gateway import Gateway
from simulator.inbound import Payload, strip_payload
from simulator.quotas import Allowance

Send = Callable[[], None]
Answer = Callable[[Payload], None]


class Deliveries:
    """One way in for everything that is pushed. `answer` takes a reply that came in a callback's body."""

    def __init__(
        self,
        faults: Faults,
        pushing: tuple[Gateway, Callbacks],
        background: Background,
        allowance: Allowance,
    ) -> None:
        self._faults = faults
        self._gateway, self._callbacks = pushing
        self._background = background
        self._allowance = allowance
        self._held: list[Send] = []

    def deliver_message(self, payload: Payload, answer: Answer) -> None:
        """Push what somebody said; stripped when the allowance is used up, lost when nobody listens."""
        if self._callbacks.addresses.robot_url:
            body = payload if self._spend() else strip_payload(payload)
            self._release(lambda: self._post_message(body, answer))
        elif self._gateway.reaches(CALLBACK, ROBOT_TOPIC):
            body = payload if self._spend() else strip_payload(payload)
            self._release(lambda: self._stream_message(body))

    def deliver_event(self, event: Event) -> None:
        """Push an event; dropped when no stream wants events or a counted one finds the allowance used up."""
        over_http = bool(self._callbacks.addresses.events_url)
        if not over_http and self._gateway.ignores(EVENT, EVERY_TOPIC):
            return
        if event.is_counted and not self._spend():
            return
        if over_http:
            self._release(lambda: self._post_event(event))
        else:
            self._release(lambda: self._stream_event(event))

    def flush(self) -> None:
        """Deliver what is held back to come out of order: the last one first."""
        held, self._held = self._held, []
        for send in reversed(held):
            send()

    async def wait_idle(self) -> None:
        """Return when everything pushed so far has been acknowledged, answered or lost."""
        self.flush()
        while len(self._gateway.pushed) or len(self._callbacks.pushed):
            await self._gateway.pushed.idle.wait()
            await self._callbacks.pushed.idle.wait()

    def _spend(self) -> bool:
        return self._faults.quota_exhausted not in {True, "events"} and self._allowance.spend()

    def _release(self, send: Send) -> None:
        self._held += [send] * self._faults.duplicate
        if len(self._held) >= self._faults.out_of_order:
            self.flush()

    def _stream_message(self, payload: Payload) -> None:
        data = json.dumps(payload, ensure_ascii=False)
        self._gateway.push(
            Push(frame_type=CALLBACK, topic=ROBOT_TOPIC, message_id=secrets.token_hex(12), data=data)
        )

    def _stream_event(self, event: Event) -> None:
        push = Push(
            frame_type=EVENT,
            topic=EVERY_TOPIC,
            message_id=secrets.token_hex(12),
            data=json.dumps(event.data, ensure_ascii=False),
            event_headers=event.stream_headers(),
        )
        self._gateway.push(push)

    def _post_message(self, payload: Payload, answer: Answer) -> None:
        self._background.run(_pass_on(self._callbacks.push_robot(payload), answer))

    def _post_event(self, event: Event) -> None:
        self._callbacks.pushed.start(event.id)
        self._background.run(self._callbacks.push_event(event))


async def _pass_on(pushing: Coroutine[Any, Any, Payload | None], answer: Answer) -> None:
    reply = await pushing
    if reply is not None and "msgtype" in reply:
        answer(reply)
