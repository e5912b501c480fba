"""One delivery as a line: to whom, and what is known of it – each fact apart, never a speed (R65, R66)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.vocabulary import MessageState, PostRole
from handlers.desk import Desk
from storage.delivered import Told
from storage.people import Someone
from storage.tables import Message, Notice

SENT = (MessageState.SENT, MessageState.DELIVERED, MessageState.READ)
WAITING = (MessageState.PLANNED, MessageState.HELD)


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """Facts for templates. Times are aware; what is not known is None, and `state` says why it is not out.

    `asked`: the time of reading is the time of the question, as the platform tells none.
    """

    what: str
    kind: str
    name: str
    post: PostRole | None
    state: MessageState
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    asked: bool = False
    until: datetime | None = None  # when it is sent, or tried again
    why: str = ""  # a code


def lines_about(told: Iterable[Told], desk: Desk) -> list[DeliveryLine]:
    """One line for each message and for each piece of news that is in none, newest first."""
    seen: set[int | None] = set()
    lines: list[DeliveryLine] = []
    for one in told:
        if one.message is None:
            if line := _waiting(one.notice, desk):
                lines.append(line)
        elif one.message.id not in seen:
            seen.add(one.message.id)
            lines.append(line_of(one.message, desk, one.notice.kind))
    return lines


def line_of(message: Message, desk: Desk, kind: str = "") -> DeliveryLine:
    """What is known of one message."""
    person = desk.rules.directory.find(message.person_id) if message.person_id is not None else None
    is_tried = message.state in (*WAITING, MessageState.SENDING)
    return DeliveryLine(
        what=message.title,
        kind=kind,
        name=person.name if person else message.address,
        post=_post(person),
        state=message.state,
        sent_at=message.sent_at,
        delivered_at=message.delivered_at,
        read_at=message.read_at,
        asked=message.read_at is not None and message.read_at == message.asked_at,
        until=message.next_try_at if is_tried and message.attempts else None,
        why=message.trouble.partition(" ")[0] if message.state not in SENT else "",
    )


def _waiting(notice: Notice, desk: Desk) -> DeliveryLine | None:
    """News that is in no message: it waits for its time, was dropped or could not be written."""
    if notice.dropped_because == "in_push":
        return None
    person = desk.rules.directory.find(notice.person_id)
    waits = notice.state in WAITING
    paused = desk.rules.policy.paused_at is not None and not notice.urgent
    return DeliveryLine(
        what="",
        kind=notice.kind,
        name=person.name if person else "",
        post=_post(person),
        state=notice.state,
        until=notice.due_at if waits and notice.due_at > desk.now else None,
        why="paused" if waits and paused else notice.dropped_because,
    )


def _post(person: Someone | None) -> PostRole | None:
    return person.posts[0].role if person and person.posts else None
