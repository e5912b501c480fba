"""计划: the nodes of a unit's handling plan, reminded of like everything with a day (S2-16)."""

from dataclasses import dataclass, replace
from typing import Any

from domain.errors import BadDate, NothingThere, WrongState
from domain.intents import MakePlan, ShowPlan
from domain.plan_nodes import BadNode, Node, NodeTrouble, read_nodes, write_nodes
from domain.transitions import OPEN
from domain.vocabulary import FollowUpKind, FollowUpState
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.tracking import begin, move, name_of, settle
from storage.desks import Item
from storage.follow_ups import follow_ups_of_case
from storage.tables import FollowUp

router = Router()


@dataclass(frozen=True, slots=True)
class NodeLine:
    """One node as it is shown."""

    on: str
    title: str
    name: str = ""
    done: bool = False
    rest: bool = False  # it falls on a rest day
    late: bool = False


@router.on(MakePlan)
async def make_plan(intent: MakePlan, desk: Desk) -> Reply:
    """Echo the nodes with their weekdays; after a yes they are tracked, and what is done stays done."""
    item = await desk.own_one(intent.refs)
    if item.assignment.state not in OPEN:
        raise WrongState(item.assignment.state, number=item.case.spoken)
    nodes = _read(intent, item, desk)
    if not desk.confirmed:
        return _echo(replace(intent, refs=(ref_to(item),)), nodes, item, desk)
    changed = await _replace(nodes, item, desk)
    desk.work.record("planned", desk.actor, item.subject, plan=write_nodes(nodes), **changed)
    desk.remember("plan", assignments=[item.id], **changed)
    facts = {"case": desk.line(item), "nodes": await _lines(item, desk), "may_settle": True}
    return Reply("replies/plan.md.j2", facts, about=item.id)


@router.on(ShowPlan)
async def show_plan(intent: ShowPlan, desk: Desk) -> Reply:
    """The plan with its ticks."""
    items = await desk.visible(intent.refs)
    own = [item for item in items if item.assignment.unit_id in desk.who.unit_ids]
    item = (own or items)[0]
    mine = item in own
    facts = {"case": desk.line(item), "nodes": await _lines(item, desk), "may_settle": mine}
    return Reply("cards/plan.md.j2", facts, about=item.id)


def _read(intent: MakePlan, item: Item, desk: Desk) -> tuple[Node, ...]:
    """The nodes as typed; raises BadDate for a clause that is none, and for what lies behind the deadline."""
    nodes, bad = read_nodes(intent.text, desk.today, desk.rules.calendar)
    number, describe = item.case.spoken, desk.rules.calendar.describe
    if bad is not None or not nodes:
        bad = bad or BadNode(intent.text, NodeTrouble.NO_DAY)
        raise BadDate(f"node_{bad.trouble}", number=number, wording=bad.said)
    deadline = item.assignment.deadline_on
    if deadline is not None and (late := [node for node in nodes if node.on > deadline]):
        raise BadDate(
            "node_after_deadline",
            number=number,
            wording=f"{describe(late[0].on, desk.today, written=True)} {late[0].title}",
            deadline=describe(deadline, desk.today, written=not item.assignment.provisional),
        )
    return nodes


def _echo(intent: MakePlan, nodes: tuple[Node, ...], item: Item, desk: Desk) -> Reply:
    """For a rest day the working day before is offered first; the typed day stays possible."""
    calendar = desk.rules.calendar
    earlier = tuple(replace(node, on=calendar.previous_working_day(node.on)) for node in nodes)
    moved = earlier if earlier != nodes and all(node.on >= desk.today for node in earlier) else ()
    as_typed = replace(intent, text=write_nodes(nodes))
    options = (replace(intent, text=write_nodes(moved)), as_typed) if moved else (as_typed,)
    facts = {
        "case": desk.line(item),
        "nodes": [_line(node, desk) for node in nodes],
        "moved": [_line(node, desk) for node in moved],
    }
    question = Question(options, settles=True, yes_is_first=not moved)
    return Reply("questions/plan.md.j2", facts, question, about=item.id)


def _line(node: Node, desk: Desk) -> NodeLine:
    calendar = desk.rules.calendar
    return NodeLine(
        calendar.describe(node.on, desk.today, written=True),
        node.title,
        rest=not calendar.is_working_day(node.on),
    )


async def _replace(nodes: tuple[Node, ...], item: Item, desk: Desk) -> dict[str, Any]:
    """The new nodes instead of the open ones: a title that stays is moved, what is left out is dropped."""
    known = await _nodes(item, desk)
    left = {one.title: one for one in known if one.state is FollowUpState.OPEN}
    done = {one.title for one in known if one.state is FollowUpState.DONE}
    opened, moved, dropped = list[int](), list[list[Any]](), list[int]()
    for node in nodes:
        if node.title in done:
            continue
        if (kept := left.pop(node.title, None)) is None:
            opened.append((await begin(_follow_up(node, item, desk), desk)).id or 0)
        elif kept.due_on != node.on:
            moved.append([kept.id, str(kept.due_on or "")])
            move(kept, node.on, desk)
    for one in left.values():
        dropped.append(one.id or 0)
        settle(one, FollowUpState.DROPPED, "", desk)
    return {"opened": opened, "moved": moved, "dropped": dropped}


def _follow_up(node: Node, item: Item, desk: Desk) -> FollowUp:
    return FollowUp(
        kind=FollowUpKind.PLAN_NODE,
        case_id=item.assignment.case_id,
        assignment_id=item.id,
        title=node.title,
        due_on=node.on,
        origin=f"plan:{item.id}:{int(desk.now.timestamp())}",
        opened_at=desk.now,
    )


async def _nodes(item: Item, desk: Desk) -> list[FollowUp]:
    found = await follow_ups_of_case(desk.work.session, item.assignment.case_id, (FollowUpKind.PLAN_NODE,))
    return [one for one in found if one.assignment_id == item.id and one.state is not FollowUpState.DROPPED]


async def _lines(item: Item, desk: Desk) -> list[NodeLine]:
    """The plan as it stands; raises NothingThere where there is none."""
    found = await _nodes(item, desk)
    if not found:
        raise NothingThere("plan", number=item.case.spoken)
    return [
        NodeLine(
            desk.rules.calendar.describe(one.due_on, desk.today, written=True) if one.due_on else "",
            one.title,
            name_of(one),
            done=one.state is FollowUpState.DONE,
            late=one.state is FollowUpState.OPEN and one.due_on is not None and one.due_on < desk.today,
        )
        for one in found
    ]
