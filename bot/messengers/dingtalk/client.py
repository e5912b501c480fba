"""What duban sends to DingTalk and asks of it: `Content` in, `Outcome`s out."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

import aiohttp

from bot.clock import Clock
from bot.messengers.dingtalk.address_book import AddressBooks
from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.calls import ApiCalls, Count
from bot.messengers.dingtalk.dings import Dings
from bot.messengers.dingtalk.fields import Json, identifier_of, list_of, object_of
from bot.messengers.dingtalk.files import Files
from bot.messengers.dingtalk.limits import RateLimiter
from bot.messengers.dingtalk.outcomes import outcomes_of, sent
from bot.messengers.dingtalk.pictures import Pictures, is_picture
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rendering import (
    RobotMessage,
    render_file,
    render_for_robot,
    render_for_webhook,
    render_picture,
)
from bot.messengers.dingtalk.rulings import BUG, GONE
from bot.messengers.dingtalk.to_dos import ToDos
from bot.messengers.dingtalk.transport import post_json
from domain.messages import Content, Outcome, Verdict

PEOPLE_PER_CALL = 20
RECEIPTS_PER_CALL = 20
_SESSION = "session"  # a webhook's address is a secret, so it names no recipient


class DingTalkClient:
    """One for the life of the process. Sends never raise for what the wire says: it is in the outcomes."""

    def __init__(
        self,
        app: DingTalkApp,
        session: aiohttp.ClientSession,
        clock: Clock,
        count: Count,
        new_limiter: Callable[[], RateLimiter] = RateLimiter,
    ) -> None:
        self._app = app
        self._session = session
        self._calls = ApiCalls(app, session, clock, count, new_limiter)
        files = Files(app, session, self._calls)
        self.upload = files.upload
        self.download = files.download
        to_dos = ToDos(self._calls)
        self.put_to_do, self.change_to_do = to_dos.put, to_dos.change
        self.tick_off, self.remove_to_do = to_dos.tick_off, to_dos.remove
        self.ring = Dings(app, self._calls).ring
        books = AddressBooks(self._calls)
        self.read_address_book, self.find_by_mobile = books.read, books.find
        self._pictures = Pictures(files.upload)

    async def send_to_people(self, user_ids: Sequence[str], content: Content) -> list[Outcome]:
        """One content to at most 20 people in one call; an outcome each, in their order."""
        return await self._send_to_people(user_ids, lambda: render_for_robot(content))

    async def send_illustrated(
        self, user_ids: Sequence[str], content: Content, picture: bytes
    ) -> list[Outcome]:
        """The same with a picture below its words, uploaded once however many calls show it (2.4)."""
        return await self.send_to_people(user_ids, await self._pictures.put_below(content, picture))

    async def send_file_to_people(self, user_ids: Sequence[str], media_id: str, name: str) -> list[Outcome]:
        """An uploaded file to at most 20 people in one call; `name` ends in xlsx, pdf, zip, rar, doc(x)."""
        return await self._send_to_people(user_ids, lambda: render_file(media_id, name))

    async def send_document(self, user_ids: Sequence[str], name: str, data: bytes) -> list[Outcome]:
        """A file or picture to at most 20 people: uploaded first, and sent by the id that it got (2.4)."""
        _require_at_most(PEOPLE_PER_CALL, user_ids)
        shown = is_picture(name)
        try:
            media_id = await self.upload(name, data, "image" if shown else "file")
        except WireRefusal as refusal:
            return [refusal.outcome(user_id) for user_id in user_ids]
        if shown:
            return await self._send_to_people(user_ids, lambda: render_picture(media_id))
        return await self.send_file_to_people(user_ids, media_id, name)

    async def send_to_group(self, conversation_id: str, content: Content) -> Outcome:
        """One content into one group. The API cannot mention anybody (2.1)."""
        try:
            body = {
                "robotCode": self._app.robot_code,
                "openConversationId": conversation_id,
                **render_for_robot(content),
            }
            answer = await self._calls.post("robot/groupMessages/send", body)
        except WireRefusal as refusal:
            return refusal.outcome(conversation_id)
        return sent(conversation_id, identifier_of(answer.get("processQueryKey")))

    async def answer(self, webhook_url: str, content: Content) -> Outcome:
        """Answers in the conversation a message came from. Not counted, no receipt (3.1).

        Code `session_expired` (after about 90 minutes): send the same through the API instead.
        """
        try:
            await self._answer(webhook_url, render_for_webhook(content))
        except WireRefusal as refusal:
            return refusal.outcome(_SESSION)
        return Outcome(_SESSION, Verdict.SENT)

    async def read_status(self, receipt: str) -> Mapping[str, bool]:
        """Who has read a message to people of the last 24 hours, by user id.

        Raises:
            WireRefusal: code `processQueryKey.expireTime` in the first second and after a day, and others.
        """
        asked = {"robotCode": self._app.robot_code, "processQueryKey": receipt}
        answer = await self._calls.get("robot/oToMessages/readStatus", asked)
        people = [object_of(one) for one in list_of(answer.get("messageReadInfoList"))]
        return {str(one["userId"]): one.get("readStatus") == "READ" for one in people if "userId" in one}

    async def recall(self, receipts: Sequence[str]) -> frozenset[str]:
        """Takes messages to people back, at most 20 of the last 24 hours. Returns the receipts that are gone.

        Raises:
            WireRefusal: nothing was recalled.
        """
        _require_at_most(RECEIPTS_PER_CALL, receipts)
        body = {"robotCode": self._app.robot_code, "processQueryKeys": list(receipts)}
        answer = await self._calls.post("robot/otoMessages/batchRecall", body)  # sic: oto, not oTo (2.2)
        return frozenset(str(one) for one in list_of(answer.get("successResult")))

    async def _answer(self, webhook_url: str, body: Json) -> None:
        if not self._app.trusts(webhook_url):
            raise WireRefusal(BUG, "foreign_host")
        await self._calls.within_rate(
            "robot/sendBySession", lambda: post_json(self._session, webhook_url, body)
        )

    async def _send_to_people(
        self, user_ids: Sequence[str], render: Callable[[], RobotMessage]
    ) -> list[Outcome]:
        _require_at_most(PEOPLE_PER_CALL, user_ids)
        try:
            message = render()
        except WireRefusal as refusal:
            return [refusal.outcome(user_id) for user_id in user_ids]
        return await self._send_rendered(user_ids, message)

    async def _send_rendered(self, user_ids: Sequence[str], message: RobotMessage) -> list[Outcome]:
        body = {"robotCode": self._app.robot_code, "userIds": list(user_ids), **message}
        try:
            answer = await self._calls.post("robot/oToMessages/batchSend", body)
        except WireRefusal as refusal:
            if refusal.ruling is GONE and len(user_ids) > 1:
                return await self._send_one_by_one(user_ids, message)
            return [refusal.outcome(user_id) for user_id in user_ids]
        return outcomes_of(answer, user_ids)

    async def _send_one_by_one(self, user_ids: Sequence[str], message: RobotMessage) -> list[Outcome]:
        """A call refused for one stranger in it says nothing about the others."""
        alone = await asyncio.gather(*(self._send_rendered([user_id], message) for user_id in user_ids))
        return [outcome for outcomes in alone for outcome in outcomes]


def _require_at_most(limit: int, asked: Sequence[str]) -> None:
    if not 0 < len(asked) <= limit:
        raise ValueError(f"{len(asked)} of 1 to {limit}")
