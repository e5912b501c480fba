"""预览: what will go out, when, to whom and why – from the same rules that send it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.calendar import DAY
from domain.follow_ups import PlannedFollowUp, follow_ups_ahead
from domain.intents import Preview
from domain.planning import Planned, forecast
from domain.policy import read_policy
from domain.reminders import Timetable
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.duties import open_duties, told_nodes
from storage.follow_ups import followed, told_follow_ups
from storage.rules import Rules, stored_settings
from storage.unit_of_work import UnitOfWork
from storage.waiting import Waiting, waiting_news

router = Router()
AHEAD = timedelta(days=14)
MESSAGES_SHOWN = 6
Foreseen = Planned | PlannedFollowUp


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one person in one slot: reminders of the ladder, and news that waits for its time."""

    at: datetime
    person_id: int
    person: str
    unit: str
    planned: tuple[Foreseen, ...] = ()
    news: tuple[Waiting, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it is about, each kind once."""
        return tuple(dict.fromkeys([*(n.kind for n in self.news), *(p.node.kind for p in self.planned)]))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The cases it is about, each once."""
        numbers = [*(n.number for n in self.news if n.number), *(p.duty.case_number for p in self.planned)]
        return tuple(dict.fromkeys(numbers))


@dataclass(frozen=True, slots=True)
class Coming:
    """Everything that is still to go out between two days, as things stand."""

    planned: Sequence[Foreseen]
    news: Sequence[Waiting]

    def about(self, assignment_ids: Collection[int]) -> "Coming":
        """Only what concerns these assignments."""
        planned = [p for p in self.planned if p.duty.assignment_id in assignment_ids]
        return Coming(planned, [n for n in self.news if n.assignment_id in assignment_ids])


@router.on(Preview)
async def preview(intent: Preview, desk: Desk, work: UnitOfWork) -> Reply:
    """What goes out in some days to come, or about one case; sends nothing."""
    first = max(intent.begins_on or desk.today, desk.today)
    last = intent.ends_on or first + AHEAD
    coming = await foresee(work, first, last if not intent.refs else first + timedelta(days=400))
    if intent.refs:
        coming = coming.about({item.id for item in await desk.visible(intent.refs)})
    messages = merge(coming, desk.rules)
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


async def foresee(work: UnitOfWork, first_on: date, last_on: date) -> Coming:
    """What the ladder and the notices that wait still have to say between two days, both included."""
    rules = await work.rules()
    duties = await open_duties(work.session, work.now)
    told = await told_nodes(work.session)
    planned: list[Foreseen] = [*forecast(duties, rules.timetable, first_on, last_on, told)]
    told_of_follow_ups = await told_follow_ups(work.session, None)
    planned += follow_ups_ahead(
        await followed(work.session), rules.timetable, (first_on, last_on), told_of_follow_ups
    )
    begins = datetime.combine(first_on, time(), OFFICE_ZONE)
    ends = datetime.combine(last_on + DAY, time(), OFFICE_ZONE)
    return Coming(
        [one for one in planned if one.node.at > work.now], await waiting_news(work.session, begins, ends)
    )


def merge(coming: Coming, rules: Rules) -> list[Outgoing]:
    """One message per person and slot, as the bundling does it."""
    slots: dict[tuple[datetime, int], tuple[list[Foreseen], list[Waiting]]] = defaultdict(lambda: ([], []))
    for planned in coming.planned:
        for person in rules.directory.told_for(planned.duty.unit_id or 0, planned.node.recipient):
            slots[planned.node.at, person.id][0].append(planned)
    for news in coming.news:
        slots[news.at.astimezone(OFFICE_ZONE), news.person_id][1].append(news)
    return [
        Outgoing(at, person_id, *_whose(person_id, rules), tuple(planned), tuple(waiting))
        for (at, person_id), (planned, waiting) in sorted(slots.items(), key=lambda slot: slot[0])
    ]


def _whose(person_id: int, rules: Rules) -> tuple[str, str]:
    person = rules.directory.person(person_id)
    return person.name, person.posts[0].unit_name if person.posts else ""


async def count_changes(desk: Desk, key: tuple[str, str], value: dict[str, Any]) -> tuple[int, int]:
    """How many messages of the coming weeks a setting would change, and how many of them today."""
    rules = desk.rules
    changed = read_policy({**await stored_settings(desk.work.session), key: value})
    return await count_differing(desk, changed.timetable(rules.calendar, rules.packs))


async def count_differing(desk: Desk, changed: Timetable) -> tuple[int, int]:
    """The same for anything else that reminders depend on."""
    work, tables = desk.work, (desk.rules.timetable, changed)
    duties = await open_duties(work.session, work.now)
    told = await told_nodes(work.session)
    last = desk.today + timedelta(days=120)
    before, after = (
        {(p.node.key, p.node.at) for p in forecast(duties, table, desk.today, last, told)} for table in tables
    )
    differing = before ^ after
    return len(differing), sum(at.astimezone(OFFICE_ZONE).date() == desk.today for _, at in differing)
