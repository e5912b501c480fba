"""预览: what will go out, when, to whom and why – from the same rules that send it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from domain.intents import Preview
from domain.ladder import NodeKind
from domain.planning import Planned, forecast
from domain.policy import read_policy
from domain.reminders import Timetable
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.duties import open_duties, told_nodes
from storage.rules import Rules, stored_settings
from storage.unit_of_work import UnitOfWork

router = Router()
AHEAD = timedelta(days=14)
MESSAGES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one person in one slot, and the reasons in it."""

    at: datetime
    person: str
    unit: str
    kinds: tuple[NodeKind, ...]
    numbers: tuple[str, ...]
    planned: tuple[Planned, ...]


@router.on(Preview)
async def preview(intent: Preview, desk: Desk, work: UnitOfWork) -> Reply:
    """What goes out in some days to come, or about one case; sends nothing."""
    first = max(intent.begins_on or desk.today, desk.today)
    last = intent.ends_on or first + AHEAD
    wanted = {item.id for item in await desk.visible(intent.refs)} if intent.refs else None
    coming = await foresee(work, first, last if not intent.refs else first + timedelta(days=400))
    messages = merge((p for p in coming if wanted is None or p.duty.assignment_id in wanted), desk.rules)
    start = (max(intent.page, 1) - 1) * MESSAGES_SHOWN
    facts = {
        "messages": messages[start : start + MESSAGES_SHOWN],
        "count": len(messages),
        "more": max(0, len(messages) - start - MESSAGES_SHOWN),
        "first": desk.rules.calendar.describe(first, desk.today),
        "last": desk.rules.calendar.describe(last, desk.today),
        "about": intent.refs[0].written if intent.refs else "",
        "days": (first, last),
        "next_page": max(intent.page, 1) + 1,
        "calendar": desk.rules.calendar,
    }
    return Reply("lists/preview.md.j2", facts)


async def foresee(work: UnitOfWork, first_on: date, last_on: date) -> list[Planned]:
    """Every message of the ladder that is still to come between two days."""
    rules = await work.rules()
    duties = await open_duties(work.session, work.now)
    told = await told_nodes(work.session)
    coming = forecast(duties, rules.timetable, first_on, last_on, told)
    return [planned for planned in coming if planned.node.at > work.now]


def merge(coming: Iterable[Planned], rules: Rules) -> list[Outgoing]:
    """One message per person and slot, as the bundling does it."""
    slots: dict[tuple[datetime, int], list[Planned]] = {}
    for planned in coming:
        for person in rules.directory.told_for(planned.duty.unit_id, planned.node.recipient):
            slots.setdefault((planned.node.at, person.id), []).append(planned)
    return [
        Outgoing(
            at,
            rules.directory.person(person_id).name,
            rules.directory.units[parts[0].duty.unit_id],
            tuple(dict.fromkeys(part.node.kind for part in parts)),
            tuple(dict.fromkeys(part.duty.case_number for part in parts)),
            tuple(parts),
        )
        for (at, person_id), parts in sorted(slots.items())
    ]


async def count_changes(desk: Desk, key: tuple[str, str], value: dict[str, Any]) -> tuple[int, int]:
    """How many messages of the coming weeks a setting would change, and how many of them today."""
    work, rules = desk.work, desk.rules
    duties = await open_duties(work.session, work.now)
    told = await told_nodes(work.session)
    last = desk.today + timedelta(days=120)
    changed = read_policy({**await stored_settings(work.session), key: value})
    tables = (rules.timetable, Timetable(rules.calendar, changed.hours, changed.ladder))
    before, after = (
        {(p.node.key, p.node.at) for p in forecast(duties, table, desk.today, last, told)} for table in tables
    )
    differing = before ^ after
    return len(differing), sum(at.astimezone(OFFICE_ZONE).date() == desk.today for _, at in differing)
