"""Whether anybody has collected netizen messages today, and whether there ever were any."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.intake.vocabulary import PullState
from domain.notice_kinds import NoticeKind
from domain.planning import day_of
from domain.vocabulary import Source
from storage.tables import Case, Notice, Pull, Setting
from storage.unit_of_work import UnitOfWork

COLLECTED: Final = "netizen_collected"  # the setting that keeps the last day of a collection


@dataclass(frozen=True, slots=True)
class Collection:
    """What is known of it. `asked_on` are the days somebody was reminded of."""

    had_any: bool
    collected_on: date | None
    asked_on: frozenset[date] = frozenset()
    pulled: bool = False  # an address is looked at that brings them in


async def collection(session: AsyncSession) -> Collection:
    """As it stands."""
    any_case = select(Case.id).where(Case.source == Source.NETIZEN_MESSAGE).limit(1)
    keys = select(Notice.key).where(Notice.kind == NoticeKind.NETIZEN_MISSING.value)
    pulls = select(Pull.id).where(Pull.source == Source.NETIZEN_MESSAGE, Pull.state == PullState.ON).limit(1)
    asked = (await session.exec(keys)).all()
    return Collection(
        (await session.exec(any_case)).first() is not None,
        await collected_on(session),
        frozenset(date.fromisoformat(key.split(":")[1].partition("@")[0]) for key in asked),
        (await session.exec(pulls)).first() is not None,
    )


async def had_any(session: AsyncSession) -> bool:
    """Whether the office has ever had one."""
    query = select(Case.id).where(Case.source == Source.NETIZEN_MESSAGE).limit(1)
    return (await session.exec(query)).first() is not None


async def collected_on(session: AsyncSession) -> date | None:
    """The last day on which somebody looked, or something came."""
    value = (await session.exec(select(Setting.value).where(Setting.name == COLLECTED))).first()
    return date.fromisoformat(value["on"]) if value else None


async def note_collected(work: UnitOfWork) -> None:
    """Today's are collected: some came in, or somebody has looked and there were none."""
    dialect = sqlite if work.database.is_sqlite else postgresql
    value = {"on": day_of(work.now).isoformat()}
    row = {"name": COLLECTED, "scope": "", "value": value, "changed_at": work.now}
    insert = dialect.insert(Setting).values(row)
    upsert = insert.on_conflict_do_update(
        index_elements=["name", "scope"], set_={"value": value, "changed_at": work.now}
    )
    await (await work.session.connection()).execute(upsert)
