"""审核 as a list and as a card: what waits for the office, and what makes one doubt a letter."""

from dataclasses import dataclass

from domain.intents import PassAnswer, ShowReviews
from domain.packs import Review
from domain.permissions import REVIEWING
from domain.quality import Letter, find_faults
from domain.result_classes import say_class
from domain.vocabulary import AssignmentState
from handlers.announcing import name_of_paper
from handlers.answers.deciding import decided_on_paper
from handlers.answers.reviewing import find_answer
from handlers.desk import Desk
from handlers.handing_in import heading_of
from handlers.obstacles import Obstacle
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, items_by_id
from storage.lines import CaseLine, needs_to_know, private_names
from storage.papers import answers_to_review, count_to_review
from storage.tables import Reply as Handed

router = Router()
MOST_LISTED = 8
MOST_DOUBTS = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """One answer that waits for the office, as lists and cards show it; of a secret case no words."""

    name: str
    case: CaseLine
    at: str
    text: str
    result: str
    version: int
    files: int
    by: str
    under_review: bool


@router.on(ShowReviews)
async def show_reviews(intent: ShowReviews, desk: Desk) -> Reply:
    """What waits for the office, longest first, and what nobody has looked at; or one with its doubts."""
    if intent.refs:
        return await _show_one(intent, desk)
    session = desk.work.session
    waiting = await answers_to_review(session, (AssignmentState.UNDER_REVIEW,))
    answered = await answers_to_review(session, (AssignmentState.ANSWERED,), MOST_LISTED)
    papers = [*waiting[:MOST_LISTED], *answered]
    items = await items_by_id(session, {paper.assignment_id for paper in papers})
    facts = {
        "waiting": [_line(one, items[one.assignment_id], desk) for one in waiting[:MOST_LISTED]],
        "count": len(waiting),
        "answered": [_line(one, items[one.assignment_id], desk) for one in answered],
        "answered_count": await count_to_review(session, (AssignmentState.ANSWERED,)),
        "may_review": bool(desk.who.roles & REVIEWING),
    }
    return Reply("lists/reviews.md.j2", facts)


async def _show_one(intent: ShowReviews, desk: Desk) -> Reply:
    paper, item = await find_answer(PassAnswer(intent.refs), desk)
    hidden = item.case.secret and not needs_to_know(desk.who, item, desk.rules)
    letter = Letter(paper.text, paper.result, item.case.content, attached=bool(paper.file_ids))
    number = item.case.spoken
    doubts = [
        Obstacle(fault.code, {"number": number, "words": fault.words, "clause": fault.clause}, blocks=False)
        for fault in find_faults(letter)[:MOST_DOUBTS]
    ]
    facts = {
        "waiting": _line(paper, item, desk),
        "case": desk.line(item),
        "heading": heading_of(paper),
        "hints": [] if hidden else doubts,
        "decided": decided_on_paper(paper, desk) if paper.passed is not None else None,
        "may_review": bool(desk.who.roles & REVIEWING),
        "before": desk.rules.pack_of(item.case).review.when is Review.BEFORE,
    }
    return Reply("cards/review.md.j2", facts, about=item.id)


def _line(paper: Handed, item: Item, desk: Desk) -> Waiting:
    hidden = item.case.secret and not needs_to_know(desk.who, item, desk.rules)
    rule = desk.rules.pack_of(item.case).result
    return Waiting(
        name=name_of_paper(paper),
        case=desk.line(item),
        at=paper.said_at.isoformat(),
        text="" if hidden else desk.rules.policy.masks.text(paper.text, private_names(item.case)),
        result=say_class(paper.result, rule) if paper.result else "",
        version=paper.version,
        files=len(paper.file_ids),
        by=desk.rules.directory.person(paper.person_id).name,
        under_review=item.assignment.state is AssignmentState.UNDER_REVIEW,
    )
