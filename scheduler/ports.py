"""What the scheduler needs from outside: a clock and a messenger."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.intake.items import Laid
from domain.intake.looking import Found, Taken
from domain.messages import Content, Outcome, ToDo
from domain.rosters.contacts import AddressBook, Listed
from domain.second_channel import Channel
from storage.unit_of_work import UnitOfWork

PEOPLE_PER_CALL = 20


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """The moment, aware."""
        ...


class Messenger(Protocol):
    """Takes messages and says what became of each recipient. What the wire says never raises."""

    async def send_to_people(self, user_ids: Sequence[str], content: Content) -> list[Outcome]:
        """One content to at most 20 people in one call; an outcome each, in their order."""
        ...

    async def send_illustrated(
        self, user_ids: Sequence[str], content: Content, picture: bytes
    ) -> list[Outcome]:
        """One content with a PNG below its words, as `send_to_people`.

        A picture that the messenger does not take keeps back no words.
        """
        ...

    async def send_document(self, user_ids: Sequence[str], name: str, data: bytes) -> list[Outcome]:
        """One file to at most 20 people in one call; an outcome each, in their order."""
        ...

    async def read_status(self, receipt: str) -> Mapping[str, bool]:
        """Whom one call reached, and whether each has read it. Raises WireTrouble."""
        ...

    async def recall(self, receipts: Sequence[str]) -> frozenset[str]:
        """Take back what at most 20 calls of the last day showed people; the receipts that are gone.

        Raises WireTrouble.
        """
        ...

    async def send_to_group(self, conversation_id: str, content: Content) -> Outcome:
        """One content into one group."""
        ...

    async def answer(self, webhook_url: str, content: Content) -> Outcome:
        """Into the conversation a message came from; code `session_expired` when that is over."""
        ...


class Outside(Protocol):
    """Looks at addresses. What stands there is foreign: it is read, bounded, and never followed."""

    async def look(self, address: str, source: str, etag: str, modified: str) -> Found | None:
        """What stands there; None if it is as it was. Raises LookFailed."""
        ...


class Taker(Protocol):
    """Takes what was found, or only says what would become of it."""

    async def __call__(self, items: Sequence[Laid], batch: tuple[int, int], work: UnitOfWork) -> Taken:
        """`batch` is the address and how many looks have brought something; number 0 takes nothing."""
        ...


class SideChannels(Protocol):
    """The ways to a person besides the chat. What the wire says never raises: it is in the outcomes."""

    async def put_to_do(self, user_id: str, to_do: ToDo) -> Outcome:
        """An item in his own list; said again under the same key it stays one. The receipt is its id."""
        ...

    async def change_to_do(self, user_id: str, task_id: str, to_do: ToDo) -> Outcome:
        """Another subject or another day."""
        ...

    async def tick_off(self, user_id: str, task_id: str) -> Outcome:
        """It is done; one that is not there any more is done as well."""
        ...

    async def remove_to_do(self, user_id: str, task_id: str) -> Outcome:
        """It is not to be done any more."""
        ...

    async def ring(self, user_id: str, text: str, channel: Channel) -> Outcome:
        """A DING, in the app, by text message or by telephone."""
        ...


class Contacts(Protocol):
    """The messenger's address book. Both raise BookTrouble."""

    async def read_address_book(self) -> AddressBook:
        """Every department and everybody the app may see."""
        ...

    async def find_by_mobile(self, mobile: str) -> Listed | None:
        """Whoever has that mobile, if the app may see him."""
        ...
