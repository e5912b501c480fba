"""销号: when nothing is missing a case leaves the open ledger for the separate register (S3-12, R40, R41)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.closing import Missing, Part, find_missing, required_parties
from domain.deadlines import due
from domain.errors import AlreadyDecided, NotAllowed, NothingThere
from domain.intents import CloseCase, RefuseClosing
from domain.satisfaction import of_many
from domain.transitions import STRUCK_OFF, Act, advance
from domain.vocabulary import AssignmentRole, AssignmentState, FollowUpKind, ResultClass
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.results.parts import find_case, is_given_up, round_of
from handlers.results.telling import News, tell_unit
from handlers.results.two_persons import ask_second, propose, refuse, settle_proposal
from handlers.router import Router
from handlers.tracking import begin
from storage.desks import Item
from storage.results import acceptances_of, is_formally_ended, next_register_number, ratings_of
from storage.tables import FollowUp

router = Router()
SHORTEST_REASON = 2  # characters


@router.on(CloseCase)
async def close_case(intent: CloseCase, desk: Desk) -> Reply:
    """Refused with exactly what is missing; else echoed, and struck off after one 确认."""
    parts = await find_case(intent.refs, desk)
    case = parts[0].case
    if case.closed_at is not None:
        raise AlreadyDecided(state="closed", by="", at=case.closed_at.isoformat())
    missing = await missing_of(parts, desk)
    facts = await _facts(parts, desk)
    if missing:
        return Reply("replies/not_closable.md.j2", {**facts, "missing": missing}, about=parts[0].id)
    facts |= ask_second(parts[0], desk)
    if not desk.confirmed:
        settled = replace(intent, refs=(ref_to(parts[0]),))
        return Reply("questions/close.md.j2", facts, Question((settled,)), about=parts[0].id)
    if facts["seconds"]:
        return propose(parts[0], facts, desk)
    return await _close(parts, facts, desk)


@router.on(RefuseClosing)
async def refuse_closing(intent: RefuseClosing, desk: Desk) -> Reply:
    """The second person says no, for a reason; whoever wanted it closed is told."""
    parts = await find_case(intent.refs, desk)
    item, case = parts[0], parts[0].case
    if case.closing_by is None or case.closed_at is not None:
        raise NothingThere("closing", number=case.spoken)
    if case.closing_by == desk.who.id:
        raise NotAllowed("own_closing", number=case.spoken)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        settled = replace(intent, refs=(ref_to(item),))
        question = Question((settled,), wants_words_for="reason")
        return Reply("questions/refuse_closing.md.j2", {"case": desk.line(item)}, question, about=item.id)
    return await refuse(item, intent.reason, desk)


async def missing_of(parts: Sequence[Item], desk: Desk) -> tuple[Missing, ...]:
    """What still stands between a case and its end."""
    case, session = parts[0].case, desk.work.session
    rule = desk.rules.pack_of(case).closing
    known = await acceptances_of(session, case.id or 0, round_of(parts))
    judged = [await _judge(part, desk) for part in parts]
    return find_missing(
        judged,
        required_parties(rule, has_superior=bool(case.superior), anonymous=case.anonymous),
        known.keys(),
    )


async def _judge(item: Item, desk: Desk) -> Part:
    session, rule = desk.work.session, desk.rules.pack_of(item.case).rating
    ratings = await ratings_of(session, item.assignment)
    return Part(
        item.unit.name,
        item.assignment.role,
        item.assignment.state,
        of_many([one.satisfaction for one in ratings], rule),
        await is_formally_ended(session, item.assignment),
        is_given_up(item),
    )


async def _close(parts: Sequence[Item], facts: dict[str, Any], desk: Desk) -> Reply:
    case, year = parts[0].case, desk.today.year
    closed = []
    for part in parts:
        if part.assignment.state in STRUCK_OFF:
            continue
        closed.append([part.id, part.assignment.state.value])
        part.assignment.state = _struck_off(part)
        part.assignment.closed_at = desk.now
    case.closed_at = desk.now
    proposed_by = await settle_proposal(case, desk)
    number = await next_register_number(desk.work.session, year)
    case.register_year, case.register_number = year, number
    desk.work.record(
        "closed", desk.actor, f"case:{case.id}", number=case.spoken, register=f"{year}-{number}",
        parts=[part.id for part in parts], proposed_by=proposed_by,
    )  # fmt: skip
    look_back = await plan_look_back(parts, desk)
    fact = f"{case.id}:{year}-{number}"
    for part in parts:
        tell_unit(News("case_closed", f"{fact}:{part.id}", {"register": number, "year": year}), part, desk)
    desk.remember(
        "close", case=case.id, fact=fact, parts=closed, look_back=look_back and look_back.id,
        assignments=[part.id for part in parts],
    )  # fmt: skip
    on = look_back.due_on if look_back else None
    facts |= {
        "number": number,
        "year": year,
        "look_back": desk.rules.calendar.describe(on, desk.today) if on else "",
    }
    return Reply("replies/closed.md.j2", facts, about=parts[0].id)


def _struck_off(part: Item) -> AssignmentState:
    state, number = part.assignment.state, part.case.spoken
    if is_given_up(part):
        return advance(state, Act.CLOSE_UNANSWERED, number)
    return advance(advance(state, Act.ACCEPT, number), Act.CLOSE, number)


async def plan_look_back(parts: Sequence[Item], desk: Desk, after: str = "") -> FollowUp | None:
    """When it is looked at again, by its class (R41); of several classes the soonest. The office owes it."""
    case = parts[0].case
    terms = desk.rules.pack_of(case).look_back.after
    days = [
        (on, result)
        for part in parts
        if part.assignment.role is not AssignmentRole.CO
        and (result := _result(part)) is not None
        and result in terms
        and (on := due(terms[result], desk.today, desk.rules.calendar).on) is not None
    ]
    if not days:
        return None
    on, result = min(days)
    origin = after or f"close:{case.id}:{case.register_year}-{case.register_number}"
    return await begin(
        FollowUp(
            kind=FollowUpKind.LOOK_BACK,
            case_id=case.id or 0,
            title=result.value,
            due_on=on,
            origin=origin,
            opened_at=desk.now,
        ),
        desk,
    )


def _result(item: Item) -> ResultClass | None:
    """Its class; what was answered without one is verified like what was solved."""
    said = item.assignment.result_class
    return ResultClass(said) if said in list(ResultClass) else ResultClass.RESOLVED


async def _facts(parts: Sequence[Item], desk: Desk) -> dict[str, Any]:
    case = parts[0].case
    known = await acceptances_of(desk.work.session, case.id or 0, round_of(parts))
    return {
        "case": desk.line(parts[0]),
        "units": [part.unit.name for part in parts],
        "satisfaction": parts[0].assignment.satisfaction,
        "anonymous": case.anonymous,
        "clause": desk.rules.pack_of(case).closing.clause,
        "accepted": [
            {
                "party": party,
                "by": one.by,
                "on": desk.rules.calendar.describe(one.on, desk.today),
                "waived": one.waived_because,
            }
            for party, one in known.items()
        ],
    }
