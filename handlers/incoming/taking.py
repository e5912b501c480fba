"""Items are taken: clean ones handed out, doubtful ones kept for the office, all of them known again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from domain.intake.items import Laid
from domain.intake.vocabulary import ItemState, Outcome
from domain.notice_kinds import NoticeKind
from domain.tables.problems import Verdict
from domain.tables.records import RowVerdict
from domain.tables.sources import read_subject
from domain.vocabulary import PostRole, Source
from handlers.desk import Desk
from handlers.importing.applying import apply_rows
from handlers.incoming.judging import Judged, judge
from storage.cases import cases_of_identities
from storage.intake_items import count_waiting, find_items
from storage.netizen_messages import note_collected
from storage.notices import Turn, take_turn
from storage.tables import IntakeItem
from storage.unit_of_work import Owed, UnitOfWork

INTAKE: Final = "intake"
_DAILY: Final = (Source.NETIZEN_MESSAGE,)
SHOWN: Final = 3  # numbers; what the items say stays off the lock screen
_KEPT: Final = {
    Outcome.HANDED_OUT: ItemState.ENTERED,
    Outcome.UNCHANGED: ItemState.ENTERED,
    Outcome.WAITING: ItemState.WAITING,
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where items come from. `batch` names this one request or pull."""

    origin: str
    batch: str
    name: str  # as the office knows the sender
    tells_admins: bool = True  # not what they are told of in other words


async def foretell(items: Sequence[Laid], work: UnitOfWork) -> Sequence[Judged]:
    """What would become of them."""
    return await judge(items, await find_items(work.session, {one.key for one in items}), work)


@dataclass(frozen=True, slots=True)
class Taking:
    """All items with what became of them; `fresh` are those that wait since now."""

    judged: Sequence[Judged]
    fresh: Sequence[Judged] = ()


async def take(items: Sequence[Laid], arrival: Arrival, desk: Desk) -> Taking:
    """Take them in one unit of work; two requests never take the same item both."""
    work = desk.work
    await take_turn(work, Turn.INTAKE)
    seen = await find_items(work.session, {one.key for one in items})
    waiting = {key for key, row in seen.items() if row.state is ItemState.WAITING}
    judged = await judge(items, seen, work)
    handed_out = [one for one in judged if one.outcome is Outcome.HANDED_OUT]
    await apply_rows([_as_row(one) for one in handed_out], desk)
    await _keep(judged, seen, arrival, work)
    counts = count(judged)
    work.record("intake", desk.actor, f"intake:{arrival.batch}", **counts)
    fresh = [one for one in judged if one.outcome is Outcome.WAITING and one.laid.key not in waiting]
    if any(_is_netizen(one) for one in judged):
        await note_collected(work)
    if fresh:
        await _tell_office(fresh, arrival, desk)
    return Taking(judged, fresh)


def count(judged: Sequence[Judged]) -> dict[str, int]:
    """How many became what."""
    counts = Counter(one.outcome for one in judged)
    return {outcome.value: counts[outcome] for outcome in Outcome}


def _is_netizen(one: Judged) -> bool:
    """Whether a message of today's collection came with it (R8)."""
    return one.outcome is not Outcome.REFUSED and read_subject(one.laid.source, "", ()).sources == _DAILY


def _as_row(one: Judged) -> RowVerdict:
    return RowVerdict("", one.laid.index, one.number, Verdict.OK, one.problems, one.record)


async def _keep(
    judged: Sequence[Judged], seen: Mapping[str, IntakeItem], arrival: Arrival, work: UnitOfWork
) -> None:
    await work.flush()
    records = [one.record for one in judged if one.record and one.outcome in _KEPT]
    cases = await cases_of_identities(work.session, {record.key for record in records})
    for one in judged:
        state = _KEPT.get(one.outcome)
        if state is None:
            continue
        case = cases.get(one.record.key) if one.record else None
        row = seen.get(one.laid.key)
        if row is None:
            row = _row(one, arrival, work)
        if one.outcome is Outcome.HANDED_OUT:
            row.batch = arrival.batch
        row.state, row.case_id = state, case.id if case else row.case_id
        row.item, row.fingerprint = dict(_as_written(one.laid)), one.laid.fingerprint
        row.title, row.source = one.laid.title, one.laid.source
        work.session.add(row)


def _row(one: Judged, arrival: Arrival, work: UnitOfWork) -> IntakeItem:
    return IntakeItem(
        key=one.laid.key,
        origin=arrival.origin,
        number=one.number or one.laid.number,
        fingerprint="",
        state=ItemState.WAITING,
        came_at=work.now,
    )


def _as_written(one: Laid) -> Mapping[str, str | int | float]:
    return {
        label: cell if isinstance(cell, str | int | float) else str(cell)
        for label, cell in one.cells.items()
        if cell is not None
    }


async def _tell_office(fresh: Sequence[Judged], arrival: Arrival, desk: Desk) -> None:
    """Once for each request or pull that brought something to look at; those of one hour are one notice."""
    await desk.work.flush()
    facts = {
        "name": arrival.name,
        "fresh": len(fresh),
        "waiting": await count_waiting(desk.work.session),
        "numbers": [number for one in fresh[:SHOWN] if (number := one.number or one.laid.number)],
    }
    directory = desk.rules.directory
    people = {one.id for one in directory.office(PostRole.SUPERVISOR, PostRole.ADMIN)}
    if not arrival.tells_admins:
        people -= {one.id for one in directory.office(PostRole.ADMIN)}
    for person_id in sorted(people):
        key = f"{NoticeKind.INTAKE_WAITING}:{arrival.origin}:{desk.now:%Y-%m-%dT%H}@{person_id}"
        kind = NoticeKind.INTAKE_WAITING
        desk.work.owe(Owed(key, kind, person_id, desk.push_time(), facts=facts))
