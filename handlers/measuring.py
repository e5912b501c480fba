"""今天发了多少条: what went out, and to whom."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time

from domain.intents import ShowSent
from domain.vocabulary import MessageState
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.measures import Sent, news_since, sent_since
from storage.people import Directory
from storage.unit_of_work import UnitOfWork

router = Router()
TOP_UNITS = 5
WENT_OUT = (MessageState.SENT, MessageState.DELIVERED, MessageState.READ)
ON_THE_WAY = (MessageState.PLANNED, MessageState.HELD, MessageState.SENDING)


@router.on(ShowSent)
async def show_sent(desk: Desk, work: UnitOfWork) -> Reply:
    """What went out today: sent, waiting, merged, failed; and the units that got most."""
    midnight = datetime.combine(desk.today, time(), OFFICE_ZONE)
    sent = await sent_since(work.session, midnight)
    told, held = await news_since(work.session, midnight)
    pushes = _count(one for one in sent if "push" in one.kind)
    facts = {
        "total": _count(sent),
        "sent": _count(one for one in sent if one.state in WENT_OUT),
        "waiting": _count(one for one in sent if one.state in ON_THE_WAY),
        "failed": _count(one for one in sent if one.state is MessageState.FAILED),
        "pushes": pushes,
        "told": told,
        "merged": max(0, told - pushes),
        "held": held,
        "units": _by_unit(sent, desk.rules.directory),
        "today": desk.rules.calendar.describe(desk.today),
    }
    return Reply("cards/sent.md.j2", facts)


def _count(sent: Iterable[Sent]) -> int:
    return sum(one.count for one in sent)


def _by_unit(sent: Iterable[Sent], directory: Directory) -> list[tuple[str, int]]:
    """Messages that reached each unit's people; a person of several units counts for his first."""
    counted: Counter[str] = Counter()
    for one in sent:
        person = directory.find(one.person_id) if one.person_id is not None else None
        if person and person.posts and one.state in WENT_OUT:
            counted[person.posts[0].unit_name] += one.count
    return counted.most_common(TOP_UNITS)
