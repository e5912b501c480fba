"""Carries the outbox to the messenger: claimed under a lease, sent side by side, recorded as they return."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from domain.messages import Content, Document, Outcome, Verdict
from domain.planning import day_of
from scheduler.drilling import admins_only, sign
from scheduler.ports import PEOPLE_PER_CALL, Clock, Messenger
from scheduler.recording import Call, Recorder
from storage.engines import Database
from storage.files import FileStore
from storage.outbox import (
    DECISION_LANE,
    LOWEST_LANE,
    REPLY_LANE,
    Claim,
    anything_due,
    claim,
    content_of,
    document_of,
    picture_of,
    pull_in,
)
from storage.tables import Message
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)

CALLS_AT_ONCE = 12
FOR_REPLIES = 4  # further calls that only replies may use, so that slow pushes never keep them waiting
SESSION_MARGIN = timedelta(minutes=1)
SESSION_EXPIRED = "session_expired"


class Courier:
    """One for the life of the process. `owner` tells replicas apart, `files` holds what goes out."""

    def __init__(
        self, database: Database, messenger: Messenger, clock: Clock, owner: str, files: FileStore
    ) -> None:
        self.files = files
        self._database = database
        self.messenger = messenger
        self._clock = clock
        self._owner = owner[:24]
        self._claims = 0
        self._recorder = Recorder(database, clock)
        self._wanted = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Something was put into the outbox: a delivery that is under way takes it along."""
        self._wanted.set()

    def stop(self) -> None:
        """Claim nothing more: what is under way is finished and recorded, the rest waits for a start."""
        self._stopping = True

    async def deliver_due(self) -> int:
        """Send whatever is due, and what falls due meanwhile; returns how many messages were tried."""
        tried, running = 0, set[asyncio.Task[None]]()
        async with asyncio.TaskGroup() as group:
            while True:
                self._wanted.clear()
                under_way = len(running)
                calls = await self._claim(under_way)
                for call in calls:
                    task = group.create_task(self._carry(call))
                    running.add(task)
                    task.add_done_callback(running.discard)
                tried += sum(len(call.messages) for call in calls)
                if not under_way and not calls:  # with calls under way the claim was a narrower one
                    return tried
                if running:
                    await self._until_something_happens(running)

    async def _until_something_happens(self, running: set[asyncio.Task[None]]) -> None:
        wanted = asyncio.ensure_future(self._wanted.wait())
        try:
            await asyncio.wait({*running, wanted}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            wanted.cancel()

    async def _claim(self, under_way: int) -> list[Call]:
        """As many calls as there is room for, in one short transaction."""
        now = self._clock.now()
        if self._stopping:
            return []
        async with self._database.reader() as session:
            if not await anything_due(session, now):
                return []
        room = CALLS_AT_ONCE - under_way
        wanted_lanes = LOWEST_LANE if room > 0 else REPLY_LANE
        room = room if room > 0 else room + FOR_REPLIES
        if room <= 0:
            return []
        self._claims += 1
        name = f"{self._owner}#{self._claims}"
        async with UnitOfWork(self._database, now) as work:
            rules = await work.rules()
            is_quiet = rules.policy.hours.is_quiet(now, rules.calendar)
            held_back = is_quiet or rules.policy.paused_at is not None
            await pull_in(work.session, now)
            wanted = Claim(name, now, day_of(now), room, PEOPLE_PER_CALL, held_back, wanted_lanes)
            wanted = replace(wanted, silenced=rules.silenced, only_to=admins_only(rules))
            messages = await claim(work.session, wanted)
            sign(messages, rules)
            await work.commit()
        return [Call(together, name) for together in group_for_calls(messages, now)]

    async def _carry(self, call: Call) -> None:
        """Send and record. Whatever goes wrong here, the lease runs out and the messages come back."""
        try:
            outcomes = await self._send(call.messages)
            await self._recorder.record(call, outcomes)
        except Exception:
            logger.exception("could not deliver or record %s", [m.key for m in call.messages])

    async def _send(self, messages: Sequence[Message]) -> Sequence[Outcome]:
        first = messages[0]
        if document := document_of(first):
            return await self._send_document([m.address for m in messages], document)
        content = content_of(first)
        if first.session_webhook and has_session(first, self._clock.now()):
            outcome = await self.messenger.answer(first.session_webhook, content)
            if outcome.verdict is Verdict.SENT or outcome.code != SESSION_EXPIRED:
                return [outcome]
        if first.to_group:
            return [await self.messenger.send_to_group(first.address, content)]
        return await self._send_to_people([m.address for m in messages], content, picture_of(first))

    async def _send_to_people(
        self, user_ids: Sequence[str], content: Content, picture: str
    ) -> Sequence[Outcome]:
        """With its picture, unless that is gone: the words count."""
        if not picture:
            return await self.messenger.send_to_people(user_ids, content)
        try:
            data = await asyncio.to_thread(self.files.read, picture)
        except FileNotFoundError:
            logger.warning("the picture %s is gone", picture)
            return await self.messenger.send_to_people(user_ids, content)
        return await self.messenger.send_illustrated(user_ids, content, data)

    async def _send_document(self, user_ids: Sequence[str], document: Document) -> Sequence[Outcome]:
        try:
            data = await asyncio.to_thread(self.files.read, document.sha256)
        except FileNotFoundError:
            return [Outcome(user_id, Verdict.BUG, code="file_missing") for user_id in user_ids]
        return await self.messenger.send_document(user_ids, document.name, data)


def has_session(message: Message, now: datetime) -> bool:
    """Whether the conversation a message answers is still open, with a minute to spare."""
    expires_at = message.session_expires_at
    return bool(message.session_webhook) and expires_at is not None and now < expires_at - SESSION_MARGIN


def group_for_calls(messages: Sequence[Message], now: datetime) -> Iterator[Sequence[Message]]:
    """Messages of one content to people share a call, up to 20; the others go alone."""
    ordered = sorted(messages, key=lambda m: (m.lane, m.content_hash, m.id))
    for _, alike in groupby(ordered, key=lambda m: (m.lane, m.content_hash)):
        together = list(alike)
        alone = [m for m in together if _goes_alone(m, now)]
        shared = [m for m in together if not _goes_alone(m, now)]
        yield from ([message] for message in alone)
        for begin in range(0, len(shared), PEOPLE_PER_CALL):
            yield shared[begin : begin + PEOPLE_PER_CALL]


def _goes_alone(message: Message, now: datetime) -> bool:
    """Answers and groups; and what somebody decides, so that each card can be taken back by itself."""
    return message.to_group or has_session(message, now) or message.lane == DECISION_LANE
