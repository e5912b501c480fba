"""会办情况: how every co-handler's opinion stands, as the lead sees it."""

from dataclasses import dataclass

from domain.errors import WrongState
from domain.intents import MarkOpinionLate, ShowOpinions
from domain.joint import BLOCKING, Opinion
from domain.masking import mask
from domain.permissions import may
from domain.planning import day_of
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk, last_shown
from handlers.references import Unclear
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item
from storage.joint import CoOpinion, held_items, opinions_of, urgings_of

router = Router()


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One co-handler for templates; `text` is empty where it must not be seen."""

    unit: str
    how: Opinion
    text: str
    at: str
    deadline: str
    days_left: int | None
    urged: tuple[str, ...]  # moments
    urged_on: tuple[str, ...]  # the days of these
    marked_at: str
    may_mark: bool


@router.on(ShowOpinions)
async def show_opinions(intent: ShowOpinions, desk: Desk) -> Reply:
    """Which opinions are in, which are waited for and until when; a co-handler sees its own."""
    item = await _looked_at(intent, desk)
    opinions = await opinions_of(desk.work.session, item.case.id or 0)
    if not opinions:
        raise WrongState("not_joint", number=item.case.spoken)
    acts = may(desk.who.roles, MarkOpinionLate) and item.assignment.role is AssignmentRole.LEAD
    if item.assignment.role is AssignmentRole.CO and item.assignment.unit_id in desk.who.unit_ids:
        opinions = [one for one in opinions if one.item.id == item.id]
    facts = {
        "case": desk.line(item),
        "opinions": [await describe_opinion(one, item, desk) for one in opinions],
        "acts": acts,
        "missing": sum(one.is_open for one in opinions),
    }
    return Reply("cards/opinions.md.j2", facts, about=item.id)


async def _looked_at(intent: ShowOpinions, desk: Desk) -> Item:
    """His own part, or the lead's for whoever is of no unit of the case."""
    seen = None if intent.refs or desk.quoted or desk.pointing else await last_shown(desk)
    items = [seen] if seen else await desk.visible(intent.refs)
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    parts = await held_items(desk.work.session, items[0].case.id or 0)
    own = [part for part in parts if part.assignment.unit_id in desk.who.unit_ids]
    lead = [part for part in parts if part.assignment.role is AssignmentRole.LEAD]
    return (own or lead or items)[0]


async def describe_opinion(opinion: CoOpinion, lead: Item, desk: Desk) -> OpinionLine:
    """One line; of a secret case only who has to know it reads the words."""
    assignment, reply = opinion.item.assignment, opinion.reply
    knows = desk.knows(lead) or desk.knows(opinion.item)
    on = assignment.deadline_on
    urged = await urgings_of(desk.work.session, opinion.item.subject) if opinion.is_open else ()
    marked = assignment.opinion_late_at
    return OpinionLine(
        unit=opinion.item.unit.name,
        how=opinion.judged(desk.today),
        text=mask(reply.text) if reply and knows else "",
        at=reply.said_at.isoformat() if reply else "",
        deadline=desk.rules.calendar.describe(on, desk.today) if on else "",
        days_left=(on - desk.today).days if on else None,
        urged=tuple(entry.at.isoformat() for entry in urged),
        urged_on=tuple(dict.fromkeys(day_of(entry.at).isoformat() for entry in urged)),
        marked_at=marked.isoformat() if marked and opinion.is_open else "",
        may_mark=opinion.may_mark(desk.today),
    )


@dataclass(frozen=True, slots=True)
class OpinionCount:
    """The one line of the lead's card: how many there are, are in, were given up, and hold the answer up."""

    total: int
    arrived: int
    marked: int
    blocking: int


async def count_opinions(item: Item, desk: Desk) -> OpinionCount | None:
    """None where nobody else is asked."""
    if item.assignment.role is not AssignmentRole.LEAD:
        return None
    how = [one.judged(desk.today) for one in await opinions_of(desk.work.session, item.case.id or 0)]
    if not how:
        return None
    arrived = sum(one in (Opinion.IN, Opinion.EMPTY) for one in how)
    return OpinionCount(len(how), arrived, how.count(Opinion.MARKED), sum(one in BLOCKING for one in how))
