"""Cases are taken out of people's hands again as if they had not been handed out: 交办作废."""

from collections.abc import Collection, Mapping, Sequence

from domain.intake.vocabulary import ItemState
from domain.notice_kinds import NoticeKind
from domain.transitions import Act as Move
from domain.transitions import advance
from domain.vocabulary import FollowUpState
from handlers.desk import Desk
from handlers.tracking import settle
from storage.desks import Item
from storage.follow_ups import follow_ups_of_cases
from storage.intake_items import items_become
from storage.recalls import want_back_about
from storage.unit_of_work import Owed
from storage.withdrawn import people_told, retire_all_news, withdraw

Told = Sequence[tuple[int, int]]  # person, assignment


async def withdraw_cases(cases: Mapping[int, Sequence[Item]], desk: Desk) -> Told:
    """Revoke every part of these cases, by id; returns whom had been told, who are told that it is void."""
    work, items = desk.work, [item for parts in cases.values() for item in parts]
    ids = [item.id for item in items]
    told = await people_told(work.session, ids)
    await want_back_about(work, ids)
    await retire_all_news(work, ids)
    for item in items:
        item.assignment.state = advance(item.assignment.state, Move.REVOKE, item.case.spoken)
        item.assignment.version += 1
    for follow_up in await follow_ups_of_cases(work.session, list(cases)):
        settle(follow_up, FollowUpState.DROPPED, "", desk)
    await withdraw(work, [parts[0].case for parts in cases.values()])
    for person_id, part in told:
        key = f"{NoticeKind.HANDING_OUT_UNDONE}:{part}@{person_id}"
        facts = {"by": desk.who.name}
        work.owe(Owed(key, NoticeKind.HANDING_OUT_UNDONE, person_id, desk.push_time(), part, facts=facts))
    return told


async def open_items_again(case_ids: Collection[int], desk: Desk) -> None:
    """What had come in by itself and was handed out by hand waits for somebody again (待分办)."""
    for row in await items_become(desk.work.session, case_ids):
        row.state, row.case_id, row.settled_at, row.settled_by = ItemState.WAITING, None, None, None
        desk.work.session.add(row)
        desk.work.record("item_waiting", desk.actor, f"item:{row.id}", number=row.number)
