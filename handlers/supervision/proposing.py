"""督办函, 约谈, 通报批评, 挂牌督办, 移交: proposed by a person, step by step, and decided by another."""

from dataclasses import replace
from datetime import date

from domain.errors import BadDate, NothingThere, WrongState
from domain.intents import ListForSupervision, Supervise
from domain.supervision import STEP_OF, Step, skipped
from domain.transitions import LEFT, STRUCK_OFF
from domain.vocabulary import PostRole, SupervisionLevel
from handlers.days import read_new_limit
from handlers.desk import Desk
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.supervision.describing import describe_act, taken
from handlers.supervision.issuing import issue
from handlers.units import find_short
from storage.desks import Item
from storage.people import Someone
from storage.supervision import pending_supervision, proposal_name
from storage.tables import Supervision
from storage.unit_of_work import Owed

router = Router()
SHORTEST = 2  # characters of a reason; anything shorter says nothing
MOST_UNITS = 5


@router.on(ListForSupervision)
async def list_for_supervision(intent: ListForSupervision, desk: Desk) -> Reply:
    """挂牌督办 is a step like the others (R42, R44)."""
    wish = Supervise(SupervisionLevel.LISTED, intent.refs, intent.until, intent.reason)
    return await supervise(wish, desk)


@router.on(Supervise)
async def supervise(intent: Supervise, desk: Desk) -> Reply:
    """Ask for what is missing, show it once, then put it before an approver, or issue what needs none."""
    items = await _candidates(intent, desk)
    if len(items) > 1:
        return _ask_unit(intent, items, desk)
    item, step = items[0], STEP_OF[intent.level]
    intent = replace(intent, refs=(ref_to(item),), unit=item.unit.name)
    left_out = skipped(intent.level, await taken(item, desk))
    limit = _read_day(intent, desk)
    if isinstance(limit, Reply):
        return limit
    if missing := _missing(intent, step, left_out):
        facts = {"level": intent.level, "case": desk.line(item), "skipped": left_out}
        question = Question((intent,), wants_words_for=missing)
        return Reply(f"questions/supervision_{missing}.md.j2", facts, question, about=item.id)
    if not desk.confirmed:
        return _echo(intent, item, limit, desk, left_out)
    return await _propose(replace(intent, until=limit.isoformat() if limit else ""), item, left_out, desk)


async def _candidates(intent: Supervise, desk: Desk) -> list[Item]:
    """The parts of the one case that are still a unit's, or the one of the unit that is named."""
    items = await desk.visible(intent.refs)
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    open_ones = [item for item in items if item.assignment.state not in LEFT | STRUCK_OFF]
    if intent.unit:
        unit_id = find_short(intent.unit, desk)
        open_ones = [item for item in open_ones if item.assignment.unit_id == unit_id]
    if not open_ones:
        raise WrongState(items[0].assignment.state, number=items[0].case.spoken)
    waiting = await pending_supervision(desk.work.session, [item.id for item in open_ones])
    if any(act.level is intent.level for act in waiting):
        raise WrongState("supervision_pending", number=items[0].case.spoken, level=intent.level)
    return open_ones


def _ask_unit(intent: Supervise, items: list[Item], desk: Desk) -> Reply:
    options = tuple(replace(intent, unit=item.unit.name) for item in items[:MOST_UNITS])
    facts = {"level": intent.level, "cases": desk.lines(items[:MOST_UNITS])}
    return Reply("questions/supervision_unit.md.j2", facts, Question(options, rereads=True))


def _read_day(intent: Supervise, desk: Desk) -> date | Reply | None:
    """The day it is to be put right by; what is uncertain is asked about, never guessed."""
    if not intent.until:
        return None
    try:
        limit = read_new_limit(intent.until, desk.today, desk)
    except BadDate as bad:
        raise BadDate("rectify_by", wording=intent.until) from bad
    if limit.certain:
        return limit.days[0]
    days = limit.days[:3]
    options = tuple(replace(intent, until=on.isoformat()) for on in days)
    describe = desk.rules.calendar.describe
    facts = {
        "level": intent.level,
        "wording": intent.until,
        "days": [describe(day, desk.today) for day in days],
        "why": limit.why,
        "on": describe(limit.on, desk.today) if limit.on else "",
    }
    return Reply("questions/supervision_days.md.j2", facts, Question(options, rereads=True))


def _missing(intent: Supervise, step: Step, left_out: tuple[SupervisionLevel, ...]) -> str:
    """The first thing that must be said first: the day, the reason, why a step is skipped."""
    if step.dated and not intent.until:
        return "until"
    if len(intent.reason.strip()) < SHORTEST:
        return "reason"
    return "skipping" if left_out and len(intent.skipping.strip()) < SHORTEST else ""


def _echo(
    intent: Supervise, item: Item, limit: date | None, desk: Desk, left_out: tuple[SupervisionLevel, ...]
) -> Reply:
    settled = replace(intent, until=limit.isoformat() if limit else "")
    facts = {
        "level": intent.level,
        "case": desk.line(item),
        "until": desk.rules.calendar.describe(limit, desk.today) if limit else "",
        "reason": intent.reason,
        "skipped": left_out,
        "skipping": intent.skipping,
        "told": STEP_OF[intent.level].told,
        "approved": STEP_OF[intent.level].approved,
        "approvers": [person.name for person in deciders(desk)],
    }
    return Reply("questions/supervision.md.j2", facts, Question((settled,)), about=item.id)


def deciders(desk: Desk) -> list[Someone]:
    """The approvers who may decide what this person proposes: never himself."""
    return [one for one in desk.rules.directory.office(PostRole.APPROVER) if one.id != desk.who.id]


async def _propose(
    intent: Supervise, item: Item, left_out: tuple[SupervisionLevel, ...], desk: Desk
) -> Reply:
    step, approvers = STEP_OF[intent.level], deciders(desk)
    if step.approved and not approvers:
        raise NothingThere("other_approver")
    act = Supervision(
        level=intent.level,
        case_id=item.assignment.case_id,
        assignment_id=item.id,
        reason=intent.reason.strip(),
        skipped=list(left_out),
        skipped_because=intent.skipping.strip(),
        rectify_by_on=date.fromisoformat(intent.until) if intent.until else None,
        person_id=desk.who.id,
        asked_at=desk.now,
    )
    desk.work.session.add(act)
    await desk.work.flush()
    if not step.approved:
        await issue(act, item, desk)
        desk.remember("supervise", decision=proposal_name(act), assignments=[item.id])
        facts = {"act": await describe_act(act, desk), **desk.push_facts()}
        return Reply("replies/supervision_issued.md.j2", facts, about=item.id)
    desk.work.record(
        "supervision_proposed", desk.actor, item.subject,
        request=proposal_name(act), level=act.level, reason=act.reason, until=intent.until,
        skipped=act.skipped, skipped_because=act.skipped_because,
    )  # fmt: skip
    desk.remember("supervise", decision=proposal_name(act), assignments=[item.id])
    for approver in approvers:
        _ask_approver(approver.id, act, item, desk)
    facts = {"act": await describe_act(act, desk), "approvers": [one.name for one in approvers]}
    return Reply("replies/supervision_proposed.md.j2", facts, about=item.id)


def _ask_approver(person_id: int, act: Supervision, item: Item, desk: Desk) -> None:
    name = proposal_name(act)
    facts = {
        "request": name,
        "by": desk.who.name,
        "reason": act.reason,
        "level": act.level,
        "until": act.rectify_by_on.isoformat() if act.rectify_by_on else "",
        "skipped": act.skipped,
        "skipped_because": act.skipped_because,
    }
    key, kind = f"supervision_proposed:{name}@{person_id}", "supervision_proposed"
    desk.work.owe(Owed(key, kind, person_id, desk.push_time(), item.id, facts=facts))
