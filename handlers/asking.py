"""我的, 查看, 今天谁到期: looking things up. Nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from domain.errors import NothingThere
from domain.intents import Acknowledge, ShowCase, ShowMine, ShowOffice, Urge, Which
from domain.permissions import may
from domain.vocabulary import AssignmentRole, AssignmentState
from handlers.answers.standing import standing_of
from handlers.desk import Desk, last_shown
from handlers.extension_news import tell_story
from handlers.joint.sharing import describe_sharing
from handlers.likeness.showing import lines_alike
from handlers.merging.offering import keep_together
from handlers.projects.lines import nodes_of
from handlers.replying import Reply
from handlers.results.standing import results_of
from handlers.router import Router
from handlers.units import find_short
from storage.contacts import count_contacts
from storage.desks import Item, items_of_case, open_items, replies_of, suspended_items
from storage.lines import edge_days, people_of, private_names
from storage.secrets import VIEWED
from storage.unit_of_work import UnitOfWork

router = Router()
SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, from 1, of so many."""

    number: int
    count: int
    total: int


@router.on(ShowMine)
async def show_mine(intent: ShowMine, desk: Desk, work: UnitOfWork) -> Reply:
    """The open cases of the person's own units, nearest deadline first."""
    items = await open_items(work.session, desk.who.unit_ids)
    fitting = keep_together([item for item in items if _fits(intent.which, item, desk.today)])
    if intent.which is Which.ALL:
        fitting += await suspended_items(work.session, desk.who.unit_ids)
    chosen, page = _cut(fitting, intent.page, desk)
    facts = {"cases": desk.lines(chosen), "page": page, "which": intent.which, "open": len(items)}
    facts["may_sign"] = may(desk.who.roles, Acknowledge)
    facts["next"] = [] if chosen else desk.lines(_next_due(items, desk.today))
    about = chosen[0].id if len(chosen) == 1 else None
    return Reply("lists/mine.md.j2", facts, about=about, aloud=tuple(desk.lines(chosen)))


@router.on(ShowOffice)
async def show_office(intent: ShowOffice, desk: Desk, work: UnitOfWork) -> Reply:
    """Over all units or of one: who is due, overdue, or has not signed."""
    unit_id = find_short(intent.unit, desk) if intent.unit else None
    everything = desk.in_sight(await open_items(work.session, None if unit_id is None else [unit_id]))
    items = keep_together([item for item in everything if _is_wanted(intent, item, desk.today)])
    chosen, page = _cut(items, intent.page, desk)
    over_all = intent.which is Which.ALL and not (intent.unit or intent.on)
    facts = {
        "cases": desk.lines(chosen),
        "page": page,
        "which": intent.which,
        "units": len({item.assignment.unit_id for item in items}),
        "unit": "" if unit_id is None else desk.rules.directory.units[unit_id],
        "on": desk.rules.calendar.describe(intent.on, desk.today) if intent.on else "",
        "also": intent.also,
        "counts": _count(everything, desk.today) if over_all else {},
    }
    facts["may_urge"] = may(desk.who.roles, Urge)
    facts["next"] = [] if chosen else desk.lines(_next_due(everything, desk.today))
    return Reply("lists/office.md.j2", facts, aloud=tuple(desk.lines(chosen)))


def _is_wanted(intent: ShowOffice, item: Item, today: date) -> bool:
    due_then = intent.on is None or item.assignment.deadline_on == intent.on
    return due_then and _fits(intent.which, item, today)


def _count(items: list[Item], today: date) -> dict[str, int]:
    """How it stands over all: what is overdue, due today, unsigned."""
    kinds = (Which.OVERDUE, Which.TODAY, Which.UNSIGNED)
    return {which.value: sum(_fits(which, item, today) for item in items) for which in kinds}


@router.on(ShowCase)
async def show_case(intent: ShowCase, desk: Desk, work: UnitOfWork) -> Reply:
    """One case: where it stands, for every unit the person may see, and what to do next."""
    items = await _looked_at(intent, desk)
    if len({item.case.id for item in items}) > 1:
        return _show_cases(items, desk)
    item = items[0]
    others = [o for o in await items_of_case(work.session, item.assignment.case_id) if o.id != item.id]
    secret = not desk.knows(item)
    names, masks = private_names(item.case), desk.rules.policy.masks
    facts = {
        "masks": masks,
        "case": desk.line(item) if secret else desk.opened(item),
        "others": desk.lines(others),
        "names": names,
        "content": "" if secret else masks.text(item.case.content, names),
        "proposers": [] if secret else people_of(item.case, masks),
        "edge": edge_days(item, desk.rules),
        "replies": [] if secret else await replies_of(work.session, item.id),
        "assigned_on": desk.rules.calendar.describe(item.case.assigned_on, desk.today),
        "target": item.case.target,
        "progress": item.case.progress,
        "measure": item.case.measure,
        "mine": item.assignment.unit_id in desk.who.unit_ids and may(desk.who.roles, Acknowledge),
        "contacts": await count_contacts(work.session, item.id),
        "sharing": await describe_sharing(item, desk),
        "alike": await lines_alike(item, desk),
        "above": {
            "leader": "" if secret else item.case.leader,
            "leads": item.case.leader_case,
            "supervisor": "" if secret else item.case.supervising_leader,
            "superior": "" if secret else item.case.superior,
            "anonymous": item.case.anonymous,
        },
        "milestones": [] if secret else await nodes_of(item.case, desk),
        "second_limit": item.assignment.second_deadline_on is not None,
        "results": await results_of(item, desk),
        "extension": await tell_story(item, desk),
        "papers": await standing_of(item, desk),
    }
    if item.case.secret:
        work.record(VIEWED, desk.actor, item.subject, content=not secret)
    return Reply("cards/case.md.j2", facts, about=item.id, aloud=(desk.line(item),))


def _show_cases(items: list[Item], desk: Desk) -> Reply:
    """Several cases in one table, each once, in the order of their deadlines."""
    once = list({item.case.id: item for item in reversed(items)}.values())[::-1]
    shown = desk.lines(once[: desk.rules.policy.page])
    facts = {"cases": shown, "total": len(once), "may_sign": may(desk.who.roles, Acknowledge)}
    return Reply("lists/cases.md.j2", facts, aloud=tuple(shown))


async def _looked_at(intent: ShowCase, desk: Desk) -> list[Item]:
    """Looking is harmless: without a number the case seen last will do."""
    if not intent.refs and not desk.quoted:
        item = await last_shown(desk)
        if item is not None:
            return [item]
    items = await desk.visible(intent.refs)
    if not items:
        raise NothingThere("case")
    return sorted(items, key=lambda item: _nearness(item, desk))


def _nearness(item: Item, desk: Desk) -> tuple[bool, bool]:
    """His own unit's part first, then whoever leads."""
    return item.assignment.unit_id not in desk.who.unit_ids, item.assignment.role is AssignmentRole.CO


def _next_due(items: list[Item], today: date) -> list[Item]:
    """The open case that comes due next: the answer to "tomorrow?" when tomorrow there is none."""
    ahead = (item for item in items if (on := item.assignment.deadline_on) is not None and on >= today)
    return list(islice(ahead, 1))


def _cut(items: list[Item], number: int, desk: Desk) -> tuple[list[Item], Page]:
    size = desk.rules.policy.page
    count = max(1, -(-len(items) // size))
    number = min(max(number, 1), count)
    return items[(number - 1) * size : number * size], Page(number, count, len(items))


def _fits(which: Which, item: Item, today: date) -> bool:
    return _TESTS[which](item, today)


def _due_within(first: int, last: int) -> Callable[[Item, date], bool]:
    def test(item: Item, today: date) -> bool:
        on = item.assignment.deadline_on
        return on is not None and first <= (on - today).days <= last

    return test


def _due_this_week(item: Item, today: date) -> bool:
    on = item.assignment.deadline_on
    return on is not None and today <= on <= today + timedelta(days=6 - today.weekday())


def _due_next_week(item: Item, today: date) -> bool:
    on, monday = item.assignment.deadline_on, today + timedelta(days=7 - today.weekday())
    return on is not None and monday <= on <= monday + timedelta(days=6)


_TESTS: dict[Which, Callable[[Item, date], bool]] = {
    Which.ALL: lambda _item, _today: True,
    Which.TODAY: _due_within(0, 0),
    Which.TOMORROW: _due_within(1, 1),
    Which.DUE_SOON: _due_within(0, SOON.days),
    Which.THIS_WEEK: _due_this_week,
    Which.NEXT_WEEK: _due_next_week,
    Which.OVERDUE: _due_within(-10_000, -1),
    Which.KEY: lambda item, _today: item.case.key_case,
    Which.TO_WATCH: lambda item, today: item.case.key_case or _fits(Which.OVERDUE, item, today),
    Which.UNSIGNED: lambda item, _today: item.assignment.state is AssignmentState.ASSIGNED,
}
