"""跟踪、完成、已兑现、免办、改期: what people do about follow-ups, whatever those came from."""

from dataclasses import dataclass, replace

from domain.chinese_dates import Exact, read_date
from domain.errors import BadDate, NotAllowed, NothingThere, WrongState
from domain.follow_ups import ENDING, Ending, say_title
from domain.intents import FinishFollowUp, JudgePromise, MoveFollowUp, ShowFollowUps, WaiveFollowUp
from domain.masking import mask
from domain.permissions import may
from domain.vocabulary import FollowUpKind, FollowUpState, PostRole
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.results.promises import may_answer_again, tell_judged
from handlers.router import Router
from handlers.tracking import move, name_of, settle, subject_of
from storage.desks import Item, items_of_case
from storage.follow_ups import case_of, find_follow_up, follow_ups_of_case, open_follow_ups
from storage.lines import is_withheld
from storage.tables import Case, FollowUp
from storage.unit_of_work import Owed

router = Router()
SHORTEST_REASON = 2  # characters; anything shorter says nothing


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A follow-up as a list or card shows it; `title` is empty where it may not be read."""

    name: str
    kind: FollowUpKind
    state: FollowUpState
    number: str
    unit: str
    title: str
    due: str
    days_left: int | None
    ending: Ending
    claimed: str


@router.on(ShowFollowUps)
async def show_follow_ups(intent: ShowFollowUps, desk: Desk) -> Reply:
    """What is open, soonest first: of his own units, of all for the office, or all of one case."""
    if intent.refs:
        item = (await desk.visible(intent.refs))[0]
        rows = await follow_ups_of_case(desk.work.session, item.case.id or 0)
        about: Item | None = item
    else:
        rows = await open_follow_ups(desk.work.session, desk.sight)
        about = None
    size, page = desk.rules.policy.page, max(1, intent.page)
    shown = [await line_of_follow_up(row, desk) for row in rows[(page - 1) * size : page * size]]
    facts = {
        "follow_ups": shown,
        "total": len(rows),
        "page": page,
        "pages": max(1, -(-len(rows) // size)),
        "number": about.case.spoken if about else "",
        "may_judge": may(desk.who.roles, JudgePromise),
    }
    return Reply("lists/follow_ups.md.j2", facts, about=about.id if about else None)


@router.on(FinishFollowUp)
async def finish_follow_up(intent: FinishFollowUp, desk: Desk) -> Reply:
    """A unit ends its own; a promise it only claims, and the office decides (R36)."""
    follow_up, case = await _open_one(intent.name, desk)
    ending, office = ENDING[follow_up.kind], may(desk.who.roles, JudgePromise)
    if ending is Ending.ACT:
        raise WrongState("own_act", what=follow_up.kind, number=case.spoken)
    if office and ending is Ending.CLAIM:
        return await judge_promise(JudgePromise(intent.name, kept=True, text=intent.text), desk)
    if len(intent.text.strip()) < SHORTEST_REASON:
        return await _ask_words(replace(intent, text=""), "text", follow_up, desk)
    if ending is Ending.CLAIM:
        await _claim(intent.text, follow_up, desk)
    else:
        settle(follow_up, FollowUpState.DONE, mask(intent.text), desk)
        _remember(follow_up, desk)
    facts = {"f": await line_of_follow_up(follow_up, desk), "text": intent.text, "claimed": ending}
    return Reply("replies/follow_up_done.md.j2", facts, about=follow_up.assignment_id)


@router.on(JudgePromise)
async def judge_promise(intent: JudgePromise, desk: Desk) -> Reply:
    """The office says whether a promise was kept; a broken one may be listed for supervision (S3-11)."""
    follow_up, case = await _open_one(intent.name, desk)
    if ENDING[follow_up.kind] is not Ending.CLAIM:
        raise WrongState("no_promise", what=follow_up.kind, number=case.spoken)
    if not intent.kept and len(intent.text.strip()) < SHORTEST_REASON:
        return await _ask_words(intent, "text", follow_up, desk)
    state = FollowUpState.DONE if intent.kept else FollowUpState.BROKEN
    settle(follow_up, state, mask(intent.text) or follow_up.outcome, desk)
    _remember(follow_up, desk)
    facts = {"f": await line_of_follow_up(follow_up, desk), "text": intent.text, "kept": intent.kept}
    if item := await _part(follow_up, desk):
        tell_judged(follow_up, item, desk)
        facts["again"] = intent.kept and may_answer_again(item, desk)
    return Reply("replies/promise_judged.md.j2", facts, about=follow_up.assignment_id)


@router.on(WaiveFollowUp)
async def waive_follow_up(intent: WaiveFollowUp, desk: Desk) -> Reply:
    """The office lets one go, with a reason."""
    follow_up, case = await _open_one(intent.name, desk)
    if follow_up.kind is FollowUpKind.PROMISE:
        raise WrongState("promise_stays", number=case.spoken)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        return await _ask_words(intent, "reason", follow_up, desk)
    settle(follow_up, FollowUpState.WAIVED, mask(intent.reason), desk)
    _remember(follow_up, desk)
    facts = {"f": await line_of_follow_up(follow_up, desk), "reason": intent.reason}
    return Reply("replies/follow_up_waived.md.j2", facts, about=follow_up.assignment_id)


@router.on(MoveFollowUp)
async def move_follow_up(intent: MoveFollowUp, desk: Desk) -> Reply:
    """The office sets another day, with a reason; shown once before it counts."""
    follow_up, _ = await _open_one(intent.name, desk)
    if not intent.until:
        return await _ask_words(intent, "until", follow_up, desk)
    day = read_date(intent.until, today=desk.today, calendar=desk.rules.calendar)
    if not isinstance(day, Exact):
        raise BadDate("not_understood", wording=intent.until)
    if day.on < desk.today:
        raise BadDate("past", wording=intent.until)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        return await _ask_words(intent, "reason", follow_up, desk)
    describe = desk.rules.calendar.describe
    facts = {
        "f": await line_of_follow_up(follow_up, desk),
        "until": describe(day.on, desk.today),
        "reason": intent.reason,
    }
    if not desk.confirmed:
        settled = replace(intent, until=day.on.isoformat())
        about = follow_up.assignment_id
        return Reply("questions/follow_up_move.md.j2", facts, Question((settled,)), about=about)
    move(follow_up, day.on, desk, mask(intent.reason))
    return Reply("replies/follow_up_moved.md.j2", facts, about=follow_up.assignment_id)


async def line_of_follow_up(follow_up: FollowUp, desk: Desk) -> FollowUpLine:
    """As this person may see it."""
    case = await case_of(desk.work.session, follow_up)
    item = await _part(follow_up, desk)
    hidden = case.secret and (item is None or is_withheld(desk.who, item, desk.rules))
    on = follow_up.due_on
    return FollowUpLine(
        name=name_of(follow_up),
        kind=follow_up.kind,
        state=follow_up.state,
        number=case.spoken,
        unit=item.unit.name if item else "",
        title="" if hidden else mask(say_title(follow_up.title)),
        due=desk.rules.calendar.describe(on, desk.today) if on else "",
        days_left=(on - desk.today).days if on else None,
        ending=ENDING[follow_up.kind],
        claimed="" if hidden or follow_up.state is not FollowUpState.OPEN else follow_up.outcome,
    )


async def _part(follow_up: FollowUp, desk: Desk) -> Item | None:
    items = await items_of_case(desk.work.session, follow_up.case_id)
    return next((item for item in items if item.id == follow_up.assignment_id), None)


async def _open_one(name: str, desk: Desk) -> tuple[FollowUp, Case]:
    """The open one of that name that is his to act on; unknown and foreign ones get the same answer."""
    follow_up = await find_follow_up(desk.work.session, name)
    if follow_up is None or not await _is_his(follow_up, desk):
        raise NothingThere("follow_up", name=name)
    case = await case_of(desk.work.session, follow_up)
    if follow_up.state is not FollowUpState.OPEN:
        by = desk.rules.directory.find(follow_up.settled_by or 0)
        at = follow_up.settled_at
        settled = {"by": by.name if by else "", "at": at and at.isoformat(), "settled": follow_up.state}
        raise WrongState("follow_up_settled", number=case.spoken, name=name, **settled)
    return follow_up, case


async def _is_his(follow_up: FollowUp, desk: Desk) -> bool:
    if desk.sight.everything:
        return True
    item = await _part(follow_up, desk)
    return item is not None and item.assignment.unit_id in desk.who.unit_ids


async def _ask_words(
    intent: FinishFollowUp | JudgePromise | WaiveFollowUp | MoveFollowUp,
    field: str,
    follow_up: FollowUp,
    desk: Desk,
) -> Reply:
    facts = {"f": await line_of_follow_up(follow_up, desk), "field": field}
    question = Question((intent,), wants_words_for=field)
    return Reply("questions/follow_up_words.md.j2", facts, question, about=follow_up.assignment_id)


async def _claim(text: str, follow_up: FollowUp, desk: Desk) -> None:
    """The unit says that it kept its word; the supervisors are asked."""
    if follow_up.assignment_id is None:
        raise NotAllowed("follow_up_of_office")
    follow_up.outcome = mask(text)
    desk.work.session.add(follow_up)
    desk.work.record(
        "follow_up_claimed", desk.actor, subject_of(follow_up), id=follow_up.id, text=follow_up.outcome
    )
    line = await line_of_follow_up(follow_up, desk)
    facts = {"name": line.name, "what": line.kind, "number": line.number, "text": line.claimed}
    for one in desk.rules.directory.office(PostRole.SUPERVISOR):
        key = f"follow_up_claimed:{follow_up.id}:{desk.today}@{one.id}"
        about = follow_up.assignment_id
        desk.work.owe(Owed(key, "follow_up_claimed", one.id, desk.push_time(), about, facts=facts))


def _remember(follow_up: FollowUp, desk: Desk) -> None:
    about = [follow_up.assignment_id] if follow_up.assignment_id else []
    desk.remember("follow_up", follow_up=follow_up.id, assignments=about)
