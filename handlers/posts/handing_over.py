"""我调走了，以后找小陈: all is listed; on 确认 the successor is asked; until he answers nothing moves."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from domain.calendar import DAY
from domain.errors import BadDate, BadInput
from domain.intents import HandOver
from domain.notice_kinds import NoticeKind
from domain.permissions import UNIT
from domain.vocabulary import AssignmentState, HandOverState, PostRole
from domain.zone import OFFICE_ZONE
from handlers.describing import describe
from handlers.desk import Desk
from handlers.posts.colleagues import find_colleague, own_posts, units_of
from handlers.posts.leave_days import said
from handlers.posts.wishes import Wish, ask_to_pass_on, deciders
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.waiting import is_draft, open_question
from storage.desks import open_items, pending_extensions, pending_returns
from storage.hand_overs import hand_overs_from
from storage.people import Held
from storage.retractions import drop_notices
from storage.tables import HandOver as Handing
from storage.unit_of_work import Owed, UnitOfWork

router = Router()
MOST_URGENT = 3
_WAITING = (AssignmentState.REPORTED, AssignmentState.UNDER_REVIEW)


@router.on(HandOver)
async def ask_successor(intent: HandOver, desk: Desk, work: UnitOfWork) -> Reply:
    """A colleague of the unit is asked himself; somebody of another unit only if the office wishes it."""
    post = _post(desk)
    person = find_colleague(intent.person, desk.who, desk)
    since = intent.since or desk.today
    if since < desk.today:
        raise BadDate("past", wording=said(since, desk))
    settled = replace(intent, person=person.user_id or person.name, since=since)
    facts = await inventory(post, desk) | {
        "by": desk.who.name,
        "person": person.name,
        "unit": post.unit_name,
        "role": post.role,
        "since": "" if since == desk.today else said(since, desk),
        "reachable": person.can_be_told,
    }
    if post.unit_id not in units_of(person):
        wish = Wish("hand_over_wish", desk.who, post, person, since if since > desk.today else None)
        return ask_to_pass_on(wish, settled, len(await open_items(work.session, [post.unit_id])), desk)
    if not person.can_be_told:
        raise BadInput("successor_unreachable", name=person.name)
    if not desk.confirmed:
        return Reply("questions/hand_over.md.j2", facts, Question((settled,)))
    for earlier in await hand_overs_from(work.session, desk.who.id, HandOverState.ASKED):
        if (earlier.unit_id, earlier.role) == (post.unit_id, post.role):
            await close(earlier, desk)
    return await _ask(post, person.id, since, facts, desk)


async def _ask(post: Held, to: int, since: date, facts: dict[str, object], desk: Desk) -> Reply:
    row = Handing(
        unit_id=post.unit_id,
        role=post.role,
        from_id=desk.who.id,
        to_id=to,
        since_on=since,
        asked_at=desk.now,
    )
    row.id = await desk.work.insert(row)
    subject, told = f"unit:{row.unit_id}", {**facts, "hand_over": row.id}
    desk.work.record("hand_over_asked", desk.actor, subject, to=to, since=str(since), hand_over=row.id)
    tell(NoticeKind.HAND_OVER_ASKED, row, [to], told, desk)
    late_at = answer_until(desk)
    whom = [row.from_id, to, *(one.id for one in deciders(desk))]
    for person_id in dict.fromkeys(whom):
        tell_at(late_at, (NoticeKind.HAND_OVER_UNANSWERED, person_id), row, told, desk)
    desk.remember("hand_over_asked", hand_over=row.id, assignments=[])
    return Reply(
        "replies/hand_over_asked.md.j2", {**facts, "until": late_at.isoformat(), **desk.push_facts()}
    )


def answer_until(desk: Desk) -> datetime:
    """The same time of the next working day after he is told; then those concerned hear that it is open."""
    asked = desk.push_time().astimezone(OFFICE_ZONE)
    return datetime.combine(desk.rules.calendar.next_working_day(asked.date() + DAY), asked.timetz())


def tell(kind: str, row: Handing, people: Iterable[int], facts: dict[str, object], desk: Desk) -> None:
    """Each of these people once, whoever did it excepted: he has the reply."""
    for person_id in dict.fromkeys(people):
        if person_id != desk.who.id:
            tell_at(desk.push_time(), (kind, person_id), row, facts, desk)


def tell_at(at: datetime, what: tuple[str, int], row: Handing, facts: dict[str, object], desk: Desk) -> None:
    """One person is told from a moment on."""
    kind, person_id = what
    what_came = facts.get("result", "")
    key = f"{kind}:{row.id}:{what_came}:{int(desk.now.timestamp())}@{person_id}"
    desk.work.owe(Owed(key, kind, person_id, at, facts=dict(facts)))


async def close(row: Handing, desk: Desk, state: HandOverState = HandOverState.WITHDRAWN) -> None:
    """Nobody needs to answer any more; what was not told yet is not told."""
    row.state, row.answered_at = state, desk.now
    for kind in (NoticeKind.HAND_OVER_ASKED, NoticeKind.HAND_OVER_UNANSWERED):
        await drop_notices(desk.work, f"{kind}:{row.id}:", state.value)
    desk.work.record(
        f"hand_over_{state.name.lower()}",
        desk.actor,
        f"unit:{row.unit_id}",
        hand_over=row.id,
        taken=row.taken,
        reason=row.reason,
    )


async def inventory(post: Held, desk: Desk) -> dict[str, object]:
    """What passes on: open cases with the most urgent, what is not handed in, what waits for a decision."""
    session = desk.work.session
    items = await open_items(session, [post.unit_id])
    ids = {item.id: item.case.spoken for item in items}
    ordered = sorted(desk.lines(items), key=lambda line: (line.days_left is None, line.days_left or 0))
    asked = [(one.assignment_id, "extension") for one in await pending_extensions(session)]
    asked += [(one.assignment_id, "return") for one in await pending_returns(session)]
    draft = open_question(desk)
    open_draft = draft is not None and is_draft(draft) and not isinstance(draft.intents[0], HandOver)
    return {
        "open": len(items),
        "urgent": [{"number": line.number, "deadline": line.deadline} for line in ordered[:MOST_URGENT]],
        "unsigned": sum(line.unsigned for line in ordered),
        "drafts": [vars_of(describe(draft.intents[0]))] if draft and open_draft else [],
        "waiting": [item.case.spoken for item in items if item.assignment.state in _WAITING],
        "requests": [(kind, ids[assignment_id]) for assignment_id, kind in asked if assignment_id in ids],
    }


def vars_of(wish: object) -> dict[str, object]:
    """A described wish as JSON keeps it."""
    return {name: getattr(wish, name) for name in wish.__dataclass_fields__}  # type: ignore[attr-defined]


def _post(desk: Desk) -> Held:
    """The post of his own that he means: that of a liaison before the others."""
    own = [post for post in own_posts(desk.who) if post.role in UNIT and not post.stand_in]
    own = own or [post for post in own_posts(desk.who) if post.role in UNIT]
    if not own:
        raise BadInput("nothing_to_hand_over")
    return min(own, key=lambda post: post.role is not PostRole.LIAISON)
