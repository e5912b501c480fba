"""认可: the parties whose acceptance closing needs, each with name and day, or waived for a reason (R40)."""

from dataclasses import dataclass, replace
from datetime import date

from domain.closing import required_parties
from domain.errors import AlreadyDecided, BadInput, WrongState
from domain.intents import AcceptResult, CaseRef, Intent, WaiveAcceptance
from domain.reading.cases.contacts import read_contact_day
from domain.transitions import ANSWERED, STRUCK_OFF, Act, advance
from domain.vocabulary import Party
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.results.closing import missing_of
from handlers.results.parts import find_case, is_given_up, round_of
from handlers.router import Router
from storage.desks import Item
from storage.results import acceptances_of
from storage.tables import Acceptance, Case

router = Router()
SHORTEST_REASON = 2


@router.on(AcceptResult)
async def accept(intent: AcceptResult, desk: Desk) -> Reply:
    """Note that a party accepts the result of this round."""
    parts = await _acceptable(intent.refs, desk)
    intent = replace(intent, refs=(ref_to(parts[0]),))
    if intent.party is None:
        return await _ask_party(parts, intent, desk)
    on = read_contact_day(intent.on, desk.today) if intent.on else desk.today
    if on is None:
        raise BadInput("contact_day", number=parts[0].case.spoken)
    by = intent.by or _usual(intent.party, parts[0].case)
    if not by:
        question = Question((intent,), wants_words_for="by")
        facts = {"case": desk.line(parts[0]), "party": intent.party}
        return Reply("questions/accepted_by.md.j2", facts, question, about=parts[0].id)
    return await _enter(parts, intent.party, Said(by, on), desk)


@router.on(WaiveAcceptance)
async def waive(intent: WaiveAcceptance, desk: Desk) -> Reply:
    """A party that cannot be asked (匿名) is waived; why is on record."""
    parts = await _acceptable(intent.refs, desk)
    intent = replace(intent, refs=(ref_to(parts[0]),))
    if intent.party is None:
        return await _ask_party(parts, intent, desk)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        question = Question((intent,), wants_words_for="reason")
        facts = {"case": desk.line(parts[0]), "party": intent.party, "anonymous": parts[0].case.anonymous}
        return Reply("questions/waive_party.md.j2", facts, question, about=parts[0].id)
    return await _enter(parts, intent.party, Said("", desk.today, intent.reason), desk)


async def _acceptable(refs: tuple[CaseRef, ...], desk: Desk) -> list[Item]:
    """The parts of a case that has been answered by all and is not struck off. Raises WrongState."""
    parts = await find_case(refs, desk, ANSWERED)
    for part in parts:
        if part.assignment.state in STRUCK_OFF and part.case.closed_at is not None:
            raise WrongState("closed", number=part.case.spoken)
        if part.assignment.state not in ANSWERED and not is_given_up(part):
            raise WrongState("parts_unanswered", number=part.case.spoken, unit=part.unit.name)
    return parts


async def _ask_party(parts: list[Item], intent: AcceptResult | WaiveAcceptance, desk: Desk) -> Reply:
    """The parties that are still wanted, one button each."""
    case = parts[0].case
    known = await acceptances_of(desk.work.session, case.id or 0, round_of(parts))
    required = required_parties(
        desk.rules.pack_of(case).closing, has_superior=bool(case.superior), anonymous=case.anonymous
    )
    wanted = [party for party in required if party not in known] or list(Party)
    options: tuple[Intent, ...] = tuple(replace(intent, party=party) for party in wanted)
    facts = {
        "case": desk.line(parts[0]),
        "parties": wanted,
        "waive": isinstance(intent, WaiveAcceptance),
    }
    question = Question(options, rereads=True)
    return Reply("questions/which_party.md.j2", facts, question, about=parts[0].id)


def _usual(party: Party, case: Case) -> str:
    """Whoever it can only be: the higher body the case came from, the leader in charge, the one proposer."""
    if party is Party.SUPERIOR:
        return case.superior
    if party is Party.LEADERSHIP:
        return case.leader
    return case.proposers[0] if len(case.proposers) == 1 else ""


@dataclass(frozen=True, slots=True)
class Said:
    """Who accepted and when, or why he is not asked."""

    by: str
    on: date
    waived: str = ""


async def _enter(parts: list[Item], party: Party, said: Said, desk: Desk) -> Reply:
    item, round_ = parts[0], round_of(parts)
    case_id = item.assignment.case_id
    known = (await acceptances_of(desk.work.session, case_id, round_)).get(party)
    if known is not None and not known.waived_because:
        by = desk.rules.directory.find(known.person_id)
        raise AlreadyDecided(
            state="accepted", by=by.name if by else "", at=known.said_at.isoformat(), who=known.by
        )
    for part in parts:
        if part.assignment.state not in STRUCK_OFF and not is_given_up(part):
            part.assignment.state = advance(part.assignment.state, Act.ACCEPT, part.case.spoken)
    acceptance = Acceptance(
        case_id=case_id,
        party=party,
        by=said.by,
        on=said.on,
        waived_because=said.waived,
        round=round_,
        person_id=desk.who.id,
        said_at=desk.now,
    )
    acceptance.id = await desk.work.insert(acceptance)
    desk.work.record(
        "accepted" if said.by else "acceptance_waived", desk.actor, f"case:{case_id}",
        party=party, by=said.by, on=str(said.on), because=said.waived, round=round_,
    )  # fmt: skip
    desk.remember("accept", acceptance=acceptance.id, assignments=[part.id for part in parts])
    facts = {
        "case": desk.line(item),
        "party": party,
        "by": said.by,
        "on": desk.rules.calendar.describe(said.on, desk.today),
        "reason": said.waived,
        "missing": await missing_of(parts, desk),
    }
    return Reply("replies/accepted.md.j2", facts, about=item.id)
