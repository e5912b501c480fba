"""办结率多少, 今天发了多少条, 跟以前哪个像: figures with their formula."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time

from domain.errors import NothingThere
from domain.intents import FindSimilar, ShowRate, ShowSent
from domain.masking import mask
from domain.rates import Measured, measure
from domain.similarity import find_similar
from domain.vocabulary import MessageState
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from handlers.units import find_short
from storage.measures import Sent, describe_cases, handled_since, matters, news_since, sent_since
from storage.people import Directory
from storage.unit_of_work import UnitOfWork

router = Router()
NAMED = 5  # of those who keep a rate down
TOP_UNITS = 5
MOST_ALIKE = 3
ALIKE = 0.15  # a lower score says nothing
WENT_OUT = (MessageState.SENT, MessageState.DELIVERED, MessageState.READ)
ON_THE_WAY = (MessageState.PLANNED, MessageState.HELD, MessageState.SENDING)


@router.on(ShowRate)
async def show_rate(intent: ShowRate, desk: Desk, work: UnitOfWork) -> Reply:
    """One rate, of this year's cases or those that were asked for, with its numbers and who is missing."""
    first = intent.since or desk.today.replace(month=1, day=1)
    unit = desk.rules.directory.units[find_short(intent.unit, desk)] if intent.unit else ""
    handled = [
        one
        for one in await handled_since(work.session, first)
        if one.source is (intent.source or one.source) and one.unit == (unit or one.unit)
    ]
    measured = measure(intent.rate, handled, desk.today)
    facts = {
        "rate": intent.rate,
        "source": intent.source,
        "unit": unit,
        "measured": measured,
        "missing": _name_missing(measured[-1]),
        "more": max(0, len(measured[-1].missing) - NAMED),
        "first": desk.rules.calendar.describe(first),
        "today": desk.rules.calendar.describe(desk.today),
    }
    return Reply("cards/rate.md.j2", facts)


def _name_missing(measured: Measured) -> list[tuple[str, str]]:
    return [(one.unit, one.number) for one in measured.missing[:NAMED]]


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


@router.on(FindSimilar)
async def show_similar(intent: FindSimilar, desk: Desk, work: UnitOfWork) -> Reply:
    """The three cases most like this one among all on record; whether they are the same, a person decides."""
    items = await desk.visible(intent.refs)
    if not items:
        raise NothingThere("case")
    item = items[0]
    known = await matters(work.session)
    wanted = next((matter for matter in known if matter.name == item.case.id), None)
    facts: dict[str, object] = {"case": desk.line(item), "secret": wanted is None, "count": len(known) - 1}
    if wanted is None:
        return Reply("cards/similar.md.j2", {**facts, "alike": []}, about=item.id)
    others = [matter for matter in known if matter.name != wanted.name]
    scores = await asyncio.to_thread(find_similar, wanted, others, MOST_ALIKE)
    found = await describe_cases(work.session, [name for score, name in scores if score >= ALIKE])
    facts["alike"] = [
        (round(100 * score), found[name], mask(found[name].title)) for score, name in scores if name in found
    ]
    return Reply("cards/similar.md.j2", facts, about=item.id)
