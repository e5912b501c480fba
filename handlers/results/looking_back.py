"""回头看: a closed case is looked at again by its class; what has come back is handled anew (S2-10, R41)."""

from dataclasses import replace
from typing import Any

from domain.errors import WrongState
from domain.intents import Finding, LookBack, ShowLookBacks
from domain.masking import mask
from domain.transitions import STRUCK_OFF, Act, advance
from domain.vocabulary import FollowUpState, ResultClass
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.results.closing import plan_look_back
from handlers.results.parts import find_case
from handlers.results.promises import may_answer_again
from handlers.router import Router
from handlers.tracking import settle
from storage.desks import Item, items_of_case
from storage.results import open_look_backs

router = Router()


@router.on(LookBack)
async def look_back(intent: LookBack, desk: Desk) -> Reply:
    """Note what it came to. What is still pursued or kept for reference is looked at again later."""
    parts = await find_case(intent.refs, desk, STRUCK_OFF)
    item = parts[0]
    if item.case.closed_at is None:
        raise WrongState("not_closed", number=item.case.spoken)
    intent = replace(intent, refs=(ref_to(item),))
    if intent.finding is None:
        options = tuple(replace(intent, finding=one) for one in Finding)
        facts = {"case": desk.line(item), "text": intent.text}
        question = Question(options, settles=True)
        return Reply("questions/look_back.md.j2", facts, question, about=item.id)
    facts = await _look(intent, intent.finding, parts, desk)
    return Reply("replies/looked_back.md.j2", facts, about=item.id)


async def _look(intent: LookBack, finding: Finding, parts: list[Item], desk: Desk) -> dict[str, Any]:
    item, text = parts[0], mask(intent.text)
    before = [
        [part.id, part.assignment.state.value, _moment(part)]
        for part in parts
        if part.assignment.state in STRUCK_OFF
    ]
    for part in parts:
        if part.assignment.state in STRUCK_OFF:
            part.assignment.state = advance(part.assignment.state, Act.LOOK_BACK, part.case.spoken)
            part.assignment.looked_back_at = desk.now
    due = await open_look_backs(desk.work.session, item.assignment.case_id)
    state = FollowUpState.BROKEN if finding is Finding.RELAPSED else FollowUpState.DONE
    for one in due:
        settle(one, state, text or finding.value, desk)
    desk.work.record("looked_back", desk.actor, f"case:{item.case.id}", finding=finding, text=text)
    again = None
    if _goes_on(finding, item):
        origin = f"look_back:{item.case.id}:{desk.today}:{len(due)}"
        again = await plan_look_back(parts, desk, origin)
    desk.remember(
        "look_back", was=before, settled=[one.id for one in due], again=again and again.id,
        case=item.case.id, assignments=[part.id for part in parts],
    )  # fmt: skip
    on = again.due_on if again else None
    return {
        "case": desk.line(item),
        "finding": finding,
        "text": text,
        "result": item.assignment.result_class,
        "again": desk.rules.calendar.describe(on, desk.today) if on else "",
        "answer_again": finding is Finding.SETTLED and may_answer_again(item, desk),
    }


def _moment(part: Item) -> str | None:
    at = part.assignment.looked_back_at
    return at.isoformat() if at else None


def _goes_on(finding: Finding, item: Item) -> bool:
    """What is kept for reference is looked at every time anew, until a way has been found."""
    if finding is Finding.RELAPSED:
        return False
    return finding is Finding.PURSUED or item.assignment.result_class == ResultClass.REFERENCE


@router.on(ShowLookBacks)
async def show_look_backs(intent: ShowLookBacks, desk: Desk) -> Reply:  # noqa: ARG001 - by type
    """What is to be looked at, soonest first."""
    rows = await open_look_backs(desk.work.session)
    lines = []
    for one in rows[: desk.rules.policy.page]:
        item = (await items_of_case(desk.work.session, one.case_id))[0]
        day = desk.rules.calendar.describe(one.due_on, desk.today) if one.due_on else ""
        late = one.due_on is not None and one.due_on <= desk.today
        lines.append({"case": desk.line(item), "on": day, "due": late, "result": one.title})
    return Reply("lists/look_backs.md.j2", {"look_backs": lines, "total": len(rows)})
