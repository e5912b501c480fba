"""The robot's seat in the chats: what it hears, what it shows, and what became of it."""

import secrets
from collections.abc import Callable
from typing import Any

from simulator.chats import BOT, Chats, Draft, Message
from simulator.clock import VirtualClock
from simulator.company import Company, Person
from simulator.deliveries import Deliveries
from simulator.events import make_event
from simulator.faults import Faults
from simulator.inbound import Payload, Spoken, build_payload
from simulator.options import Options
from simulator.refusals import Refusal
from simulator.sessions import Session, Sessions
from simulator.webhook_messages import compose_reply


class Robot:
    """The one robot of the pretend app. `base_url` is where its session webhooks point."""

    def __init__(
        self, options: Options, faults: Faults, company: Company, chats: Chats, deliveries: Deliveries
    ) -> None:
        self.name = options.robot_name
        self.clock: VirtualClock = options.clock
        self.sessions = Sessions(options.clock)
        self.base_url = ""
        self.on_change: Callable[[Message], None] = lambda _message: None
        self._faults = faults
        self._credentials = options.credentials
        self._company = company
        self._chats = chats
        self._deliveries = deliveries

    def hear(self, spoken: Spoken, audience: tuple[str, ...]) -> None:
        """Push what was said, with a session to answer in."""
        group = spoken.group.id if spoken.group else None
        payload = build_payload(spoken, self._credentials, "")
        session = Session(audience, group, payload["sessionWebhookExpiredTime"])
        payload["sessionWebhook"] = (
            f"{self.base_url}/robot/sendBySession?session={self.sessions.open(session)}"
        )
        self._deliveries.deliver_message(self._spoil(payload), lambda reply: self._answer(session, reply))

    def show(self, draft: Draft, session: Session) -> Message:
        """Show an answer that came through a session."""
        return self._chats.add(
            draft, sender=BOT, at=self.clock.now(), audience=session.audience, group=session.group
        )

    def send_to_people(self, draft: Draft, user_ids: list[str]) -> str:
        """Show `draft` in each person's own chat and return the one receipt for all."""
        receipt = self._make_receipt()
        for user_id in user_ids:
            self._send(draft, (user_id,), None, receipt)
        return receipt

    def send_to_group(self, draft: Draft, group: str, members: tuple[str, ...]) -> str:
        """Show `draft` in a group and return its receipt."""
        receipt = self._make_receipt()
        self._send(draft, members, group, receipt)
        return receipt

    def note_read(self, message: Message, person: Person) -> None:
        """Remember that he read it, and report it if the API sent it."""
        self._chats.mark_read(message, person.user_id)
        self.on_change(message)
        if message.receipt is not None:
            self._report("robot_msg_read", message, person)

    def recall(self, receipt: str) -> None:
        """Take back what one API send showed."""
        for message in self._chats.sent_as(receipt):
            message.recalled = True
            self.on_change(message)
            for user_id in message.audience:
                self._report("robot_msg_recall", message, self._company.people[user_id])

    def note_leaving(self, person: Person) -> None:
        """Report that somebody left the company."""
        now_ms = self.clock.now_ms()
        data = {"userId": [person.user_id], "timeStamp": str(now_ms)}
        self._deliveries.deliver_event(make_event("user_leave_org", self._credentials.corp_id, now_ms, data))

    def _send(self, draft: Draft, audience: tuple[str, ...], group: str | None, receipt: str) -> None:
        self._chats.add(
            draft, sender=BOT, at=self.clock.now(), audience=audience, group=group, receipt=receipt
        )

    def _answer(self, session: Session, reply: Payload) -> None:
        try:
            draft = compose_reply(reply)
        except Refusal:
            return
        if draft is not None:
            self.show(draft, session)

    def _report(self, event_type: str, message: Message, person: Person) -> None:
        now_ms = self.clock.now_ms()
        data: dict[str, Any] = {
            "userId": person.user_id,
            "unionId": person.union_id,
            "operatTime": now_ms,
            "robotCode": self._credentials.robot_code,
            "openConversationId": message.group or person.conversation_id,
            "processQueryKey": message.receipt,
        }
        self._deliveries.deliver_event(make_event(event_type, self._credentials.corp_id, now_ms, data))

    def _spoil(self, payload: Payload) -> Payload:
        if payload.get("senderStaffId") in self._faults.hide_staff_id:
            payload = {key: value for key, value in payload.items() if key != "senderStaffId"}
        if self._faults.create_at_as_text:
            payload = payload | {"createAt": str(payload["createAt"])}
        return payload

    def _make_receipt(self) -> str:
        # real keys are base64: clients must URL-encode them, so every key here has all three odd characters
        return f"{secrets.token_hex(16)}+{secrets.token_hex(4)}/{secrets.token_hex(4)}="
