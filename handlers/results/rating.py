"""满意度: the office records what each proposer says of the result; the handling unit never does (R38)."""

from dataclasses import dataclass, replace
from typing import Any

from domain.intents import EndRedo, OrderRedo, RateResult, RecordVote
from domain.masking import mask
from domain.names import NAMES
from domain.permissions import PARTNERS, SUPERVISING, may
from domain.satisfaction import of_many, of_vote
from domain.transitions import ANSWERED, Act, advance
from domain.vocabulary import AssignmentState, Satisfaction
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.results.parts import able, answering, find_case
from handlers.results.suspecting import Evidence, look_into
from handlers.results.telling import News, after_undo, tell_office, tell_unit
from handlers.router import Router
from storage.desks import Item
from storage.results import last_rating, ratings_of
from storage.tables import Rating

router = Router()
DEPUTIES = "代表测评"  # who spoke, where many voted
_TITLES = ("代表", "委员", "先生", "女士", "同志", "师傅", "老师")


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of the result, and what lies behind it."""

    satisfaction: Satisfaction
    who: str = ""
    text: str = ""
    votes: dict[str, int] | None = None
    visit_id: int | None = None
    confirmed: bool = False


@router.on(RateResult)
async def rate(intent: RateResult, desk: Desk) -> Reply:
    """Note how satisfied a proposer is. It counts at once and is taken back as easily."""
    parts = able(answering(await find_case(intent.refs, desk, ANSWERED), intent.unit, desk), Act.RATE)
    settled = replace(intent, refs=(ref_to(parts[0]),))
    if intent.satisfaction is None:
        return ask_satisfaction(parts[0], settled, desk)
    said = Said(
        intent.satisfaction, find_proposer(intent.who, parts[0]), intent.text, confirmed=_is_partners(desk)
    )
    found = await enter_ratings(parts, said, desk)
    return Reply("replies/rated.md.j2", await rated_facts(parts, said, found, desk), about=parts[0].id)


@router.on(RecordVote)
async def record_vote(intent: RecordVote, desk: Desk) -> Reply:
    """A vote of many on one case (满意度测评) is one rating with its counts."""
    parts = able(answering(await find_case(intent.refs, desk, ANSWERED), "", desk), Act.RATE)
    counts = {
        Satisfaction.SATISFIED: intent.satisfied,
        Satisfaction.MOSTLY: intent.mostly,
        Satisfaction.DISSATISFIED: intent.dissatisfied,
        Satisfaction.NOT_GIVEN: intent.not_given,
    }
    satisfaction = of_vote(counts, desk.rules.pack_of(parts[0].case).rating) or Satisfaction.NOT_GIVEN
    votes = {one.value: n for one, n in counts.items() if n}
    said = Said(satisfaction, DEPUTIES, votes=votes, confirmed=True)
    found = await enter_ratings(parts, said, desk)
    return Reply("replies/rated.md.j2", await rated_facts(parts, said, found, desk), about=parts[0].id)


def ask_satisfaction(item: Item, intent: RateResult, desk: Desk) -> Reply:
    """比较满意 is none of the field's words: which of them is meant?"""
    options = tuple(replace(intent, satisfaction=one) for one in Satisfaction)
    facts = {"case": desk.line(item), "options": list(Satisfaction)}
    return Reply("questions/satisfaction.md.j2", facts, Question(options, settles=True), about=item.id)


def _is_partners(desk: Desk) -> bool:
    """Whether it comes from the deputies' or members' own office."""
    return not desk.who.roles.isdisjoint(PARTNERS) and desk.who.roles.isdisjoint(SUPERVISING)


def find_proposer(who: str, item: Item) -> str:
    """The proposer's full name where only one can be meant; "" where the case has but one."""
    proposers = item.case.proposers
    if not who or len(proposers) == 1:
        return ""
    bare = who
    for title in _TITLES:
        bare = bare.removesuffix(title)
    meant = [name for name in proposers if bare and name.startswith(bare)]
    return meant[0] if len(meant) == 1 else who


async def enter_ratings(parts: list[Item], said: Said, desk: Desk) -> list[Evidence]:
    """One rating for every part; the assignment shows what all proposers come to together."""
    found: list[Evidence] = []
    entered: list[int] = []
    for item in parts:
        state = advance(item.assignment.state, Act.RATE, item.case.spoken)
        evidence = await look_into(item, said.satisfaction, said.text, desk, confirmed=said.confirmed)
        rating = _row(item, said, evidence, desk)
        rating.id = await desk.work.insert(rating)
        entered.append(rating.id)
        item.assignment.state, item.assignment.rated_at = state, desk.now
        await show_satisfaction(item, desk)
        desk.work.record(
            "rated", desk.actor, item.subject, rating=rating.id, satisfaction=said.satisfaction, who=said.who,
            text=rating.text, votes=said.votes or {}, suspicions=rating.suspicions,
        )  # fmt: skip
        _tell(rating, item, desk)
        found += [one for one in evidence if one not in found]
    desk.remember("rate", ratings=entered, assignments=[item.id for item in parts])
    return found


def _row(item: Item, said: Said, evidence: list[Evidence], desk: Desk) -> Rating:
    return Rating(
        assignment_id=item.id,
        satisfaction=said.satisfaction,
        who=said.who,
        text=mask(said.text),
        votes=said.votes or {},
        on=desk.today,
        round=item.assignment.redo_round,
        suspicions=[one.code for one in evidence],
        visit_id=said.visit_id,
        person_id=desk.who.id,
        said_at=desk.now,
    )


def _tell(rating: Rating, item: Item, desk: Desk) -> None:
    """The unit learns what was said, once it can no longer be taken back."""
    shown = "" if item.case.secret else rating.text
    who = "" if item.case.secret else rating.who
    facts = {"satisfaction": rating.satisfaction, "who": who, "text": shown}
    news = News("rated", str(rating.id), facts)
    tell_unit(news, item, desk, at=after_undo(desk))
    if _is_partners(desk):  # what follows from it is the office's to decide
        tell_office(news, item, desk, after_undo(desk))


async def show_satisfaction(item: Item, desk: Desk) -> None:
    """What stands on the assignment: of all proposers of this round together; else what was said last."""
    session, rule = desk.work.session, desk.rules.pack_of(item.case).rating
    rated = await ratings_of(session, item.assignment)
    rated.sort(key=lambda one: _rank(one.who, item))
    together = of_many([one.satisfaction for one in rated], rule)
    if together is None:
        before = await last_rating(session, item.id)
        together = before.satisfaction if before else None
        if item.assignment.state is AssignmentState.RATED:
            item.assignment.state = AssignmentState.ANSWERED
        item.assignment.rated_at = before.said_at if before else None
    item.assignment.satisfaction = NAMES[together] if together else ""


def _rank(who: str, item: Item) -> int:
    """领衔 first."""
    proposers = item.case.proposers
    return proposers.index(who) if who in proposers else len(proposers) if who else 0


async def rated_facts(parts: list[Item], said: Said, found: list[Evidence], desk: Desk) -> dict[str, Any]:
    """The echo: what was noted, what all of them come to, what speaks against it, what can be done."""
    item = parts[0]
    return {
        "case": desk.line(item),
        "units": [part.unit.name for part in parts],
        "satisfaction": said.satisfaction,
        "who": said.who,
        "text": mask(said.text),
        "votes": said.votes or {},
        "together": item.assignment.satisfaction,
        "evidence": found,
        "round": item.assignment.redo_round,
        "may_end": may(desk.who.roles, EndRedo),
        "office": may(desk.who.roles, OrderRedo),
        "closed": item.case.closed_at is not None,
        "undo_until": desk.undo_until,
    }
