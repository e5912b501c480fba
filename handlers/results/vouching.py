"""疑似被满意: the ratings that something speaks against, and the office's word that one of them stands."""

from domain.errors import NothingThere
from domain.intents import ShowSuspects, VouchRating
from domain.transitions import ANSWERED
from domain.vocabulary import AssignmentState
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.results.parts import find_case
from handlers.results.suspecting import evidence_of
from handlers.router import Router
from storage.desks import items_by_id
from storage.results import ratings_of, suspected

router = Router()


@router.on(ShowSuspects)
async def show_suspects(intent: ShowSuspects, desk: Desk) -> Reply:  # noqa: ARG001 - by type
    """Every rating that still counts and is doubted, with the evidence and what can be done."""
    ratings = await suspected(desk.work.session)
    items = await items_by_id(desk.work.session, list({one.assignment_id for one in ratings}))
    lines = []
    for rating in ratings:
        item = items[rating.assignment_id]
        if rating.round == item.assignment.redo_round and rating in await ratings_of(
            desk.work.session, item.assignment
        ):
            lines.append(
                {
                    "case": desk.line(item),
                    "satisfaction": rating.satisfaction,
                    "evidence": await evidence_of(rating, item, desk),
                }
            )
    facts = {"ratings": lines[: desk.rules.policy.page], "total": len(lines)}
    return Reply("lists/suspects.md.j2", facts)


@router.on(VouchRating)
async def vouch(intent: VouchRating, desk: Desk) -> Reply:
    """It has been looked into and stands: the doubts are taken off it, and kept in the ledger."""
    parts = await find_case(intent.refs, desk, ANSWERED | {AssignmentState.REDO})
    ratings = [
        (one, part)
        for part in parts
        for one in await ratings_of(desk.work.session, part.assignment)
        if one.suspicions
    ]
    if not ratings:
        raise NothingThere("suspicion", number=parts[0].case.spoken)
    kept = {str(rating.id): list(rating.suspicions) for rating, _ in ratings}
    for rating, part in ratings:
        desk.work.record(
            "rating_vouched", desk.actor, part.subject, rating=rating.id, suspicions=rating.suspicions
        )
        rating.suspicions = []
        desk.work.session.add(rating)
    desk.remember("vouch", suspicions=kept, assignments=[part.id for _, part in ratings])
    return Reply("replies/vouched.md.j2", {"case": desk.line(parts[0])}, about=parts[0].id)
