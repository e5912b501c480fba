"""News about posts says how things stand on the day it is told: what is filled in then."""

from collections.abc import Sequence

from domain.notice_kinds import NoticeKind
from storage.absences import absence_of, meanwhile
from storage.desks import open_items
from storage.lines import line_of
from storage.rules import Rules
from storage.tables import Absence, Notice
from storage.unit_of_work import UnitOfWork

MOST_URGENT = 3


async def fill_in(work: UnitOfWork, rules: Rules, notices: Sequence[Notice]) -> None:
    """What lies on the stand-in's desk as he begins; what happened until the holder came back."""
    for notice in notices:
        if notice.kind not in (NoticeKind.STAND_IN_BEGINS, NoticeKind.BACK_AGAIN):
            continue
        row = await absence_of(work.session, notice.facts.get("absence", 0))
        if row is not None:
            notice.facts = {**notice.facts, **await _standing(work, rules, row)}


async def _standing(work: UnitOfWork, rules: Rules, row: Absence) -> dict[str, object]:
    lines = [line_of(item, rules) for item in await open_items(work.session, [row.unit_id])]
    lines.sort(key=lambda line: (line.days_left is None, line.days_left or 0))
    urgent = [{"number": c.number, "deadline": c.deadline} for c in lines[:MOST_URGENT]]
    happened = (await meanwhile(work.session, row, work.now)).as_facts()
    return {**happened, "open": len(lines), "urgent": urgent}
