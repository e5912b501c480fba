"""未读的有哪些: cases nobody has read or signed for, in the order of the units (R65: nobody is ranked)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.intents import ShowUnread
from domain.second_channel import LOOK_BACK, Channel
from handlers.desk import Desk
from handlers.projects.paging import cut
from handlers.replying import Reply
from handlers.router import Router
from storage.channel_steps import Unread, unread_with_steps
from storage.desks import items_by_id
from storage.lines import CaseLine
from storage.tables import ChannelStep, StepState
from storage.unit_of_work import UnitOfWork

router = Router()


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """One case as nobody has read it: since when, and which ways were taken."""

    case: CaseLine
    name: str
    since: datetime
    lost: bool
    ways: tuple[Channel, ...]


@router.on(ShowUnread)
async def show_unread(intent: ShowUnread, desk: Desk, work: UnitOfWork) -> Reply:
    """What was handed out lately and is neither read nor signed for, as far as the wire has said."""
    unread, steps = await unread_with_steps(work.session, desk.now - LOOK_BACK)
    items = await items_by_id(work.session, {one.assignment_id for one in unread})
    seen = {item.id for item in desk.in_sight(items.values())}
    unread = [one for one in unread if one.assignment_id in seen]
    in_order = sorted(unread, key=lambda one: (one.unit_id, one.assignment_id))
    lines = [_line(one, steps, desk, desk.line(items[one.assignment_id])) for one in in_order]
    shown, page = cut(lines, intent.page, desk)
    units = len({one.unit_id for one in unread})
    facts = {"lines": shown, "page": page, "units": units, "days": LOOK_BACK.days}
    return Reply("lists/unread.md.j2", facts, aloud=tuple(line.case for line in shown))


def _line(one: Unread, steps: Sequence[ChannelStep], desk: Desk, case: CaseLine) -> UnreadLine:
    ways = tuple(
        step.channel
        for step in steps
        if (step.assignment_id, step.person_id) == (one.assignment_id, one.person_id)
        and step.state is not StepState.FAILED
    )
    person = desk.rules.directory.find(one.person_id)
    return UnreadLine(case, person.name if person else "", one.since, one.lost, ways)
