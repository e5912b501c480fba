"""From a pushed frame to a value on disk, and only then to an acknowledgement."""

import logging
from collections import Counter
from http import HTTPStatus

from bot.clock import Clock
from bot.messengers.acceptance import Accept
from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.events import parse_event
from bot.messengers.dingtalk.fields import MalformedPush
from bot.messengers.dingtalk.frames import ROBOT_TOPIC, Frame, FrameType, acknowledge
from bot.messengers.dingtalk.robot_messages import parse_message
from domain.messages import Event, Inbound

logger = logging.getLogger(__name__)

_ROBOT_ANSWERED = {"response": None}
_EVENT_KEPT = {"status": "SUCCESS", "message": ""}
_EVENT_AGAIN = {"status": "LATER", "message": ""}


class Deliveries:
    """Answers CALLBACK and EVENT frames. `counts` tells how many came to what."""

    def __init__(self, app: DingTalkApp, accept: Accept, clock: Clock, counts: Counter[str]) -> None:
        self._app = app
        self._accept = accept
        self._clock = clock
        self._counts = counts

    async def answer(self, frame: Frame) -> str | None:
        """The acknowledgement to write, or None: what is not on disk is not acknowledged and comes again."""
        self._counts["received"] += 1
        try:
            value = self._read(frame)
        except MalformedPush as error:
            self._counts["malformed"] += 1
            logger.warning("dropped a malformed %s push: %s", frame.type[:20], error.code)
            return acknowledge(frame, HTTPStatus.BAD_REQUEST, {})
        if value is None:
            self._counts["unknown_topic"] += 1
            return acknowledge(frame, HTTPStatus.NOT_FOUND, {})
        return await self._keep(frame, value)

    def _read(self, frame: Frame) -> Inbound | Event | None:
        if frame.type == FrameType.EVENT:
            return parse_event(frame.payload(), self._app, self._clock.now(), frame.headers)
        if frame.type == FrameType.CALLBACK and frame.topic == ROBOT_TOPIC:
            return parse_message(frame.payload(), self._app, self._clock.now())
        return None

    async def _keep(self, frame: Frame, value: Inbound | Event) -> str | None:
        is_event = isinstance(value, Event)
        try:
            await self._accept(value)
        except Exception:  # whatever kept it from the disk, the answer is the same: not acknowledged
            self._counts["not_accepted"] += 1
            logger.exception("could not store a push")
            return acknowledge(frame, HTTPStatus.OK, _EVENT_AGAIN) if is_event else None
        self._counts["accepted"] += 1
        return acknowledge(frame, HTTPStatus.OK, _EVENT_KEPT if is_event else _ROBOT_ANSWERED)
