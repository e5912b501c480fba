"""Every chat bubble there is, in order, and waiting for the next one."""

import asyncio
import secrets
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NotRequired, TypedDict, Unpack

from simulator.rendering import render_html

BOT: Final = "bot"


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a card: its label and the link behind it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a message shows, before anybody gets it. `source` tells plain text from Markdown."""

    kind: str
    text: str
    title: str = ""
    buttons: tuple[Button, ...] = ()
    file_code: str | None = None
    file_name: str = ""
    quote: str | None = None

    @property
    def is_markdown(self) -> bool:
        """Whether `text` is Markdown source, as in Markdown messages and cards."""
        return self.kind in {"markdown", "card", "link"}


@dataclass(slots=True, kw_only=True)
class Message:
    """One bubble. `receipt` is the processQueryKey of what the robot sent through the API."""

    number: int
    id: str
    sender: str
    at: datetime
    draft: Draft
    audience: tuple[str, ...]
    group: str | None = None
    receipt: str | None = None
    read_by: set[str] = field(default_factory=set)
    recalled: bool = False

    def view(self, user_id: str) -> dict[str, Any]:
        """The bubble as `user_id` sees it; a recalled one leaves only its place."""
        draft = Draft(kind=self.draft.kind, text="") if self.recalled else self.draft
        seen: dict[str, Any] = {
            "id": self.id,
            "from": self.sender,
            "at": self.at.isoformat(),
            "kind": draft.kind,
            "title": draft.title,
            "text": draft.text,
            "html": render_html(draft.text, markdown=draft.is_markdown),
            "buttons": [button.label for button in draft.buttons],
            "read": self.sender == user_id or user_id in self.read_by,
            "recalled": self.recalled,
        }
        return seen | self._extras(draft)

    def _extras(self, draft: Draft) -> dict[str, Any]:
        extras: dict[str, Any] = {}
        if self.group is not None:
            extras["group"] = self.group
        if draft.quote is not None:
            extras["quote"] = draft.quote
        if draft.file_code is not None:
            extras["file"] = {"name": draft.file_name, "url": f"/sim/files/{draft.file_code}"}
        return extras


class Where(TypedDict):
    """Who says it to whom, when, and as part of which group or API send."""

    sender: str
    at: datetime
    audience: tuple[str, ...]
    group: NotRequired[str | None]
    receipt: NotRequired[str | None]


class Chats:
    """The bubbles of everybody; ids are unique across runs, since bots remember the ids they have seen."""

    def __init__(self, on_message: Callable[[Message], None]) -> None:
        self.run = secrets.token_hex(4)
        self._on_message = on_message
        self._by_id: dict[str, Message] = {}
        self._by_receipt: defaultdict[str, list[Message]] = defaultdict(list)
        self._seen: defaultdict[str, list[Message]] = defaultdict(list)
        self._unread: defaultdict[str, dict[str, Message]] = defaultdict(dict)
        self._arrived = asyncio.Event()

    def add(self, draft: Draft, **where: Unpack[Where]) -> Message:
        """Put a bubble into the chats of its audience."""
        number = len(self._by_id) + 1
        message = Message(number=number, id=f"msg{self.run}{number:06d}", draft=draft, **where)
        self._by_id[message.id] = message
        if message.receipt is not None:
            self._by_receipt[message.receipt].append(message)
        for user_id in message.audience:
            self._seen[user_id].append(message)
            if user_id != message.sender:
                self._unread[user_id][message.id] = message
        self._on_message(message)
        self._arrived.set()
        self._arrived = asyncio.Event()
        return message

    def find(self, message_id: str) -> Message | None:
        """The bubble with this id."""
        return self._by_id.get(message_id)

    def seen_by(self, user_id: str, after: int = 0) -> list[Message]:
        """What this person's chats hold after the bubble number `after`, oldest first."""
        seen = self._seen[user_id]
        return seen[bisect_right(seen, after, key=lambda message: message.number) :]

    def unread_by(self, user_id: str) -> list[Message]:
        """What this person has not read yet, oldest first."""
        return list(self._unread[user_id].values())

    def mark_read(self, message: Message, user_id: str) -> None:
        """Remember that he read it."""
        message.read_by.add(user_id)
        self._unread[user_id].pop(message.id, None)

    def sent_as(self, receipt: str) -> list[Message]:
        """The bubbles that one API send became."""
        return list(self._by_receipt.get(receipt, ()))

    async def wait_for(self, user_id: str, after: int, seconds: float) -> list[Message]:
        """Like `seen_by`, but wait up to `seconds` for the first bubble."""
        try:
            async with asyncio.timeout(seconds):
                while not (found := self.seen_by(user_id, after)):
                    await self._arrived.wait()
        except TimeoutError:
            return []
        return found
