"""When duban was last alive: how long it was down, and what it should have told meanwhile."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.notices import SWEPT, WAITING, last_swept
from storage.rules import put_setting
from storage.tables import Notice, Setting
from storage.unit_of_work import UnitOfWork

BEAT = "beat"  # the setting that keeps when it was last alive
OUTAGE = "outage"  # why a notice comes late


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch in which nobody was there to tell anything."""

    since: datetime
    until: datetime

    def as_facts(self) -> dict[str, str]:
        """What a notice keeps of it, to be said."""
        return {"late": OUTAGE, "down_since": self.since.isoformat(), "down_until": self.until.isoformat()}


async def last_alive(session: AsyncSession) -> datetime | None:
    """The last moment at which any replica was at work; None in a new database."""
    query = select(Setting.value).where(col(Setting.name).in_((BEAT, SWEPT)))
    moments = [datetime.fromisoformat(value["at"]) for value in (await session.exec(query)).all()]
    return max(moments, default=None)


async def unswept(session: AsyncSession, now: datetime) -> Gap | None:
    """The stretch in which nobody climbed the ladder; None before the first time."""
    swept_at = await last_swept(session)
    return Gap(swept_at, now) if swept_at else None


async def note_beat(work: UnitOfWork) -> None:
    """Somebody is at work at this moment."""
    await put_setting(work.session, BEAT, "", {"at": work.now.isoformat()}, (None, work.now))


async def mark_missed(work: UnitOfWork, gap: Gap, before: datetime) -> None:
    """What was owed already and fell due in the gap, by a moment, comes late because of it."""
    query = select(Notice).where(
        col(Notice.state).in_(WAITING), col(Notice.due_at) > gap.since, col(Notice.due_at) < before
    )
    for notice in (await work.session.exec(query)).all():
        planned = {"planned_at": notice.due_at.isoformat()} | notice.facts
        notice.facts = {**planned, **({} if notice.facts.get("late") else gap.as_facts())}
