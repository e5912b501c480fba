"""送达了吗: what was sent about a case or to a unit – sent, delivered, read, acted, each with its time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.errors import NothingThere
from domain.intents import ShowDelivery
from domain.permissions import OFFICE
from domain.second_channel import Channel
from handlers.delivery.lines import DeliveryLine, line_of, lines_about
from handlers.desk import Desk, last_shown
from handlers.projects.paging import cut
from handlers.replying import Reply
from handlers.router import Router
from handlers.units import find_short
from storage.channel_steps import steps_about
from storage.delivered import sent_to, told_about
from storage.desks import Item
from storage.lines import CaseLine
from storage.tables import ChannelStep, StepState, ToDoItem
from storage.to_dos import to_dos_of
from storage.unit_of_work import UnitOfWork

router = Router()
LATELY = timedelta(days=14)
MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Acted:
    """What a unit did with its case: nothing that was only read counts."""

    case: CaseLine
    signed_at: datetime | None
    signed_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """One way of the second channel, and what became of it."""

    channel: Channel
    name: str
    at: datetime
    state: StepState
    ended: str


@dataclass(frozen=True, slots=True)
class ToDoLine:
    """How the case stands in a person's own list."""

    name: str
    put_at: datetime | None
    done_at: datetime | None
    removed_at: datetime | None
    given_up: bool
    pending: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What one answer is about."""

    acted: Sequence[Acted] = ()
    lines: Sequence[DeliveryLine] = ()
    steps: Sequence[StepLine] = ()
    to_dos: Sequence[ToDoLine] = field(default_factory=tuple)


@router.on(ShowDelivery)
async def show_delivery(intent: ShowDelivery, desk: Desk, work: UnitOfWork) -> Reply:
    """For a case, or for a unit's people; a unit sees what went to its own people."""
    if intent.unit:
        return await _of_unit(intent, desk, work)
    items = await _meant(intent, desk)
    ids = [item.id for item in items]
    people = None if _is_office(desk) else _own_people(desk)
    shown = Shown(
        [_acted(item, desk) for item in items],
        lines_about(await told_about(work.session, ids, people), desk),
        [_step(step, desk) for step in await steps_about(work.session, ids)][-MOST_STEPS:],
        [_to_do(row, desk) for row in await to_dos_of(work.session, ids)][-MOST_STEPS:],
    )
    return _reply(intent, shown, items[0].case.spoken, desk, about=items[0].id)


async def _of_unit(intent: ShowDelivery, desk: Desk, work: UnitOfWork) -> Reply:
    unit_id = find_short(intent.unit, desk)
    if not desk.sight.covers_unit(unit_id):
        raise NothingThere("case")
    people = _people_of(unit_id, desk)
    messages = await sent_to(work.session, people, desk.now - LATELY)
    shown = Shown(lines=[line_of(message, desk) for message in messages])
    return _reply(intent, shown, desk.rules.directory.units[unit_id], desk)


async def _meant(intent: ShowDelivery, desk: Desk) -> list[Item]:
    """Looking is harmless: without a number the case seen last will do."""
    if not (intent.refs or desk.quoted or desk.pointing) and (seen := await last_shown(desk)):
        return [seen]
    return await desk.visible(intent.refs)


def _reply(intent: ShowDelivery, shown: Shown, of_what: str, desk: Desk, about: int | None = None) -> Reply:
    lines, page = cut(shown.lines, intent.page, desk)
    says = f"送达了吗 {of_what}"
    facts = {"of_what": of_what, "shown": shown, "lines": lines, "page": page, "unit": intent.unit != ""}
    return Reply("lists/delivery.md.j2", {**facts, "says": says}, about=about)


def _is_office(desk: Desk) -> bool:
    return not desk.who.roles.isdisjoint(OFFICE)


def _own_people(desk: Desk) -> set[int]:
    return {person for unit_id in desk.who.unit_ids for person in _people_of(unit_id, desk)}


def _people_of(unit_id: int, desk: Desk) -> set[int]:
    everybody = desk.rules.directory.everybody()
    return {one.id for one in everybody if any(post.unit_id == unit_id for post in one.posts)}


def _name(person_id: int | None, desk: Desk) -> str:
    person = desk.rules.directory.find(person_id) if person_id is not None else None
    return person.name if person else ""


def _acted(item: Item, desk: Desk) -> Acted:
    assignment = item.assignment
    by = _name(assignment.acknowledged_by, desk)
    return Acted(desk.line(item), assignment.acknowledged_at, by, assignment.answered_at)


def _step(step: ChannelStep, desk: Desk) -> StepLine:
    at = step.taken_at or step.created_at
    return StepLine(step.channel, _name(step.person_id, desk), at, step.state, step.ended_because)


def _to_do(row: ToDoItem, desk: Desk) -> ToDoLine:
    name = _name(row.person_id, desk)
    return ToDoLine(name, row.put_at, row.done_at, row.removed_at, row.given_up_at is not None, row.pending)
