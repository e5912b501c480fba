"""What is on record of why something is as it is: a granted limit, and what a person was reminded of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.ladder import NodeKind
from domain.notice_kinds import NoticeKind
from domain.vocabulary import MessageState, RequestState
from storage.tables import ExtensionRequest, LedgerEntry, Message, Notice, Setting

# What people mean by "why do you remind me".
EXPLAINED = (*(kind.value for kind in NodeKind), NoticeKind.URGED.value, NoticeKind.ASSIGNED.value)
SETTING = ("setting_changed", "setting_undone")  # acts in the ledger
TOLD = (MessageState.SENT, MessageState.DELIVERED, MessageState.READ)


@dataclass(frozen=True, slots=True)
class Reminded:
    """One thing a person was told, when it went out, and when he opened it, as far as the wire has said."""

    notice: Notice
    at: datetime
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Setter:
    """Who set a setting, and when. `user_id` is his name in the ledger."""

    at: datetime
    person_id: int | None = None
    user_id: str = ""


async def granted_limit(session: AsyncSession, assignment_id: int) -> ExtensionRequest | None:
    """The extension that gave an assignment its second limit: the last that was granted."""
    query = (
        select(ExtensionRequest)
        .where(
            ExtensionRequest.assignment_id == assignment_id, ExtensionRequest.state == RequestState.APPROVED
        )
        .order_by(col(ExtensionRequest.decided_at).desc())
    )
    return (await session.exec(query.limit(1))).first()


async def reminders_to(
    session: AsyncSession, person_id: int, assignment_ids: Sequence[int] | None = None, most: int = 40
) -> list[Reminded]:
    """What this person was reminded of, the newest first; of some assignments or of all."""
    query = (
        select(Notice, Message.sent_at, Message.created_at, Message.read_at)
        .join(Message, col(Message.id) == col(Notice.message_id))
        .where(
            Notice.person_id == person_id,
            col(Notice.kind).in_(EXPLAINED),
            col(Notice.state).in_(TOLD),
        )
        .order_by(col(Message.created_at).desc(), col(Notice.id))
    )
    if assignment_ids is not None:
        query = query.where(col(Notice.assignment_id).in_(assignment_ids))
    rows = (await session.exec(query.limit(most))).all()
    return [Reminded(notice, sent or created, read) for notice, sent, created, read in rows]


async def setters(session: AsyncSession) -> dict[str, Setter]:
    """Who set what stands in the settings now, by name:scope."""
    rows = (
        await session.exec(select(Setting.name, Setting.scope, Setting.changed_by, Setting.changed_at))
    ).all()
    return {f"{name}:{scope}": Setter(at, person_id) for name, scope, person_id, at in rows}


async def set_before(session: AsyncSession, setting: str, at: datetime) -> Setter | None:
    """Who had set a setting (name:scope) as it was at that moment; the ledger knows."""
    query = (
        select(LedgerEntry.at, LedgerEntry.actor)
        .where(
            col(LedgerEntry.subject) == f"setting:{setting}",
            col(LedgerEntry.act).in_(SETTING),
            col(LedgerEntry.at) <= at,
        )
        .order_by(col(LedgerEntry.seq).desc())
    )
    found = (await session.exec(query.limit(1))).first()
    return Setter(found[0], user_id=found[1]) if found else None


async def last_setting_of(session: AsyncSession, subject: str) -> LedgerEntry | None:
    """The newest change of one setting."""
    query = select(LedgerEntry).where(col(LedgerEntry.subject) == subject, col(LedgerEntry.act).in_(SETTING))
    return (await session.exec(query.order_by(col(LedgerEntry.seq).desc()).limit(1))).first()


async def last_set_by(session: AsyncSession, actor: str) -> Sequence[LedgerEntry]:
    """What somebody set last, all of it that was set by one act; his own takings back are no settings."""
    mine = (col(LedgerEntry.act) == SETTING[0], col(LedgerEntry.actor) == actor)
    query = select(LedgerEntry).where(*mine).order_by(col(LedgerEntry.seq).desc()).limit(1)
    newest = (await session.exec(query)).first()
    if newest is None:
        return ()
    query = select(LedgerEntry).where(*mine, col(LedgerEntry.at) == newest.at)
    found = (await session.exec(query.order_by(col(LedgerEntry.seq)))).all()
    return found[-newest.facts.get("together", len(found)) :]
