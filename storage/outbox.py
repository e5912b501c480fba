"""The outbox: messages on their way, claimed under a lease, marked only with what the wire said."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.messages import Button, Content, Document
from domain.vocabulary import MessageState
from storage.ledger import ROBOT
from storage.tables import Assignment, Message, Notice
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=60)
FARTHEST_TRY = timedelta(hours=1)  # no back-off is longer
REPLY_LANE, DECISION_LANE, PUSH_LANE, DIGEST_LANE = LANES = range(4)
LOWEST_LANE = LANES[-1]
ON_THE_WAY = (MessageState.PLANNED, MessageState.SENDING)
_URGENT_FIRST = (col(Message.lane), col(Message.id))


@dataclass(frozen=True, slots=True)
class Label:
    """What a message is: its key of facts, its kind, its lane (0 reply, 1 decision, 2 push, 3 digest)."""

    key: str
    kind: str
    lane: int
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes: a person (by user id) or a group, perhaps by a session still open."""

    address: str
    person_id: int | None = None
    to_group: bool = False
    session_webhook: str | None = None
    session_expires_at: datetime | None = None


def content_hash(content: Content) -> str:
    """Equal for messages that may share one call."""
    parts = "\x1f".join([content.title, content.text, *(f"{b.label}\x1e{b.says}" for b in content.buttons)])
    return hashlib.sha256(parts.encode()).hexdigest()


def post(work: UnitOfWork, to: Address, content: Content, label: Label) -> Message:
    """Put a message into the outbox as part of this unit of work."""
    message = Message(**_compose(work, to, content, label))
    work.session.add(message)
    return message


def post_answer(
    work: UnitOfWork, to: Address, content: Content, label: Label, about: Sequence[int] = ()
) -> None:
    """The same for what nobody looks at again before it is sent: it costs no statement of its own."""
    work.say({**_compose(work, to, content, label), "assignment_ids": list(about)})


def post_document(work: UnitOfWork, to: Address, document: Document, label: Label) -> Message:
    """A file goes into the outbox. It is no news of a day, so that it is tried until it has arrived."""
    row = _compose(work, to, Content(document.name, ""), label)
    row |= {"file_name": document.name, "file_sha256": document.sha256}
    message = Message(**row | {"content_hash": _hash_of(document)})
    work.session.add(message)
    return message


def _hash_of(document: Document) -> str:
    return hashlib.sha256(f"{document.name}\x1f{document.sha256}".encode()).hexdigest()


def document_of(message: Message) -> Document | None:
    """The file that the message is; None if it is words, perhaps with a picture."""
    is_file = message.file_sha256 and not message.text
    return Document(message.file_name, message.file_sha256) if is_file else None


def post_to_all(
    work: UnitOfWork,
    content: Content,
    readers: Sequence[tuple[Address, Label]],
    on: date,
    picture: Document | None = None,
) -> None:
    """The same words to many people, with a picture below them, if any; worth sending on that day only."""
    extra: dict[str, Any] = {"expires_on": on}
    if picture:
        extra |= {"file_name": picture.name, "file_sha256": picture.sha256}
        extra["content_hash"] = _hash_with(content, picture.sha256)
    for to, label in readers:
        work.say(_compose(work, to, content, label) | extra)


def _hash_with(content: Content, picture: str) -> str:
    return hashlib.sha256(f"{content_hash(content)}\x1f{picture}".encode()).hexdigest()


def add_foot(message: Message, foot: str) -> None:
    """A last line below the words of a message that has not gone out; once, however often it is tried."""
    if not message.text or message.text.endswith(foot):
        return
    message.text = f"{message.text}\n\n{foot}"
    content, picture = content_of(message), picture_of(message)
    message.content_hash = _hash_with(content, picture) if picture else content_hash(content)


def picture_of(message: Message) -> str:
    """The hash of the picture below the message's words; "" where there is none."""
    return message.file_sha256 if message.text else ""


def _compose(work: UnitOfWork, to: Address, content: Content, label: Label) -> dict[str, Any]:
    """All of a row that has no default in the table itself."""
    sha256 = content_hash(content)
    work.record("planned", ROBOT, f"message:{label.key}", kind=label.kind, to=to.address, sha256=sha256)
    return {
        "key": label.key,
        "kind": label.kind,
        "lane": label.lane,
        "urgent": label.urgent,
        "person_id": to.person_id,
        "address": to.address,
        "to_group": to.to_group,
        "title": content.title[:200],
        "text": content.text,
        "file_name": "",
        "file_sha256": "",
        "buttons": [[button.label, button.says] for button in content.buttons],
        "content_hash": sha256,
        "session_webhook": to.session_webhook,
        "session_expires_at": to.session_expires_at,
        "assignment_ids": [],
        "state": MessageState.PLANNED,
        "attempts": 0,
        "trouble": "",
        "next_try_at": work.now,
        "created_at": work.now,
    }


def content_of(message: Message) -> Content:
    """The message as the messenger takes it."""
    return Content(message.title, message.text, tuple(Button(label, says) for label, says in message.buttons))


@dataclass(frozen=True, slots=True)
class Claim:
    """What one claim may take: `calls` different contents, each with up to `together` recipients."""

    owner: str  # names the process and this very claim, so that an older claim's word is refused
    now: datetime
    today: date
    calls: int
    together: int
    only_urgent: bool  # replies and urgent messages only: quiet hours, rest days, 停发
    lanes: int = LOWEST_LANE
    silenced: Collection[int] = ()  # persons who get replies and urgent messages only: 停发 of their unit
    only_to: Collection[int] | None = None  # persons who get what is unasked; None for all: 演练模式


async def claim(session: AsyncSession, wanted: Claim) -> Sequence[Message]:
    """Lease what is due, most urgent lane first, with all that share its content; per address in order.

    Rows leased by a replica that died come back. What has expired is left to be told anew.
    """
    first = select(Message.id, Message.content_hash).where(*_claimable(wanted))
    leaders = (await session.exec(first.order_by(*_URGENT_FIRST).limit(wanted.calls))).all()
    if not leaders:
        return []
    hashes = {content for _, content in leaders}
    sharing = (
        select(Message.id)
        .where(col(Message.content_hash).in_(hashes), *_claimable(wanted))
        .order_by(*_URGENT_FIRST)
        .limit(wanted.calls * wanted.together)
        .with_for_update(skip_locked=True)
    )
    ids = (await session.exec(sharing)).all()
    mine = sa.update(Message).where(col(Message.id).in_(ids))
    lease = {"lease_owner": wanted.owner, "lease_until": wanted.now + LEASE}
    await session.exec(mine.values(state=MessageState.SENDING, **lease))
    rows = select(Message).where(col(Message.id).in_(ids)).order_by(*_URGENT_FIRST)
    return (await session.exec(rows.execution_options(populate_existing=True))).all()


def _claimable(wanted: Claim) -> list[sa.ColumnElement[bool]]:
    first_of_each = (
        sa.select(sa.func.min(col(Message.id)))
        .where(col(Message.state).in_(ON_THE_WAY), lasts(wanted.today))
        .group_by(col(Message.address), col(Message.lane), col(Message.urgent))
    )
    conditions = [
        is_free(wanted.now),
        lasts(wanted.today),
        col(Message.next_try_at) <= wanted.now,
        col(Message.lane) <= wanted.lanes,
        col(Message.id).in_(first_of_each),
    ]
    asked, urgent = col(Message.lane) == REPLY_LANE, col(Message.urgent).is_(True)
    if wanted.only_urgent:
        conditions.append(sa.or_(asked, urgent))
    if wanted.silenced:
        others = sa.or_(col(Message.person_id).is_(None), col(Message.person_id).not_in(wanted.silenced))
        conditions.append(sa.or_(asked, urgent, others))
    if wanted.only_to is not None:
        conditions.append(sa.or_(asked, col(Message.person_id).in_(wanted.only_to)))
    return conditions


def is_free(now: datetime) -> sa.ColumnElement[bool]:
    """Nobody is sending it. A lease that ends later than any can was taken before the clock went back."""
    until = col(Message.lease_until)
    lost = sa.or_(until < now, until > now + 2 * LEASE)
    sending = col(Message.state) == MessageState.SENDING
    return sa.or_(col(Message.state) == MessageState.PLANNED, sa.and_(sending, lost))


def lasts(today: date) -> sa.ColumnElement[bool]:
    """What it says is still true today."""
    return sa.or_(col(Message.expires_on).is_(None), col(Message.expires_on) >= today)


def to_send(now: datetime) -> sa.ColumnElement[bool]:
    """Whether there may be something to claim or a time to put right."""
    tries = col(Message.next_try_at)
    return sa.exists().where(is_free(now), sa.or_(tries <= now, tries > now + FARTHEST_TRY))


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """The same, asked without the write lock."""
    return bool((await session.exec(sa.select(to_send(now)))).scalar())  # type: ignore[call-overload]


async def pull_in(session: AsyncSession, now: datetime) -> None:
    """After the clock was put back, nothing waits longer than it ever would have."""
    far = sa.and_(col(Message.state).in_(ON_THE_WAY), col(Message.next_try_at) > now + FARTHEST_TRY)
    await session.exec(sa.update(Message).where(far).values(next_try_at=now))


async def still_mine(session: AsyncSession, owners: Mapping[int, str]) -> Sequence[Message]:
    """Of the messages claimed under these names those whose lease holds (fencing after a long pause)."""
    query = select(Message).where(col(Message.id).in_(owners), Message.state == MessageState.SENDING)
    return [row for row in (await session.exec(query)).all() if row.lease_owner == owners[row.id or 0]]


async def known_keys(session: AsyncSession, keys: Collection[str]) -> set[str]:
    """Which of these messages were put into the outbox before."""
    return set((await session.exec(select(Message.key).where(col(Message.key).in_(keys)))).all())


async def mark_pushed(session: AsyncSession, assignment_ids: Collection[int], now: datetime) -> list[int]:
    """A unit was told of these cases, which is told once; returns those that it had not been told of."""
    unpushed = sa.and_(col(Assignment.id).in_(assignment_ids), col(Assignment.pushed_at).is_(None))
    statement = sa.update(Assignment).where(unpushed).values(pushed_at=now).returning(col(Assignment.id))
    return list((await session.exec(statement)).scalars())


async def by_receipt(
    session: AsyncSession, receipt: str, user_ids: Collection[str] = ()
) -> Sequence[Message]:
    """The messages one send call brought out, narrowed to some people."""
    query = select(Message).where(Message.receipt == receipt)
    if user_ids:
        query = query.where(col(Message.address).in_(user_ids))
    return (await session.exec(query)).all()


async def next_moment(session: AsyncSession, after: datetime) -> datetime | None:
    """When the outbox next has something to do on its own; None when it is empty."""
    notice = select(sa.func.min(Notice.due_at)).where(
        col(Notice.state).in_((MessageState.PLANNED, MessageState.HELD)), col(Notice.due_at) > after
    )
    message = select(sa.func.min(Message.next_try_at)).where(
        Message.state == MessageState.PLANNED, col(Message.next_try_at) > after
    )
    lease = select(sa.func.min(Message.lease_until)).where(
        Message.state == MessageState.SENDING, col(Message.lease_until) > after
    )
    moments = [(await session.exec(query)).one() for query in (notice, message, lease)]
    return min((moment for moment in moments if moment is not None), default=None)
