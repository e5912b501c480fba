"""One project as a list shows it: figure, share, next milestone, light."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.planning import day_of
from domain.projects import Light, Milestone, Standing, judge
from domain.vocabulary import AssignmentRole, FollowUpState
from handlers.desk import Desk
from storage.desks import Item
from storage.lines import CaseLine
from storage.projects import milestones_of
from storage.tables import Case, FollowUp


@dataclass(frozen=True, slots=True)
class Node:
    """A milestone as it is shown."""

    on: str
    quantity: float | None
    title: str
    done: bool
    missed: bool


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """Facts for templates."""

    case: CaseLine
    done: float | None
    target: float | None
    measure: str
    percent: int | None
    light: Light
    missed: tuple[Node, ...]
    next: Node | None


async def project_lines(items: Sequence[Item], desk: Desk) -> list[ProjectLine]:
    """One line for each case, by its leading unit: what was missed first, then what lags."""
    by_case = leading(items)
    nodes = await milestones_of(desk.work.session, [item.assignment.case_id for item in by_case])
    lines = [_line(item, nodes, desk) for item in by_case]
    return sorted(lines, key=lambda line: list(reversed(Light)).index(line.light))


def leading(items: Sequence[Item]) -> list[Item]:
    """Of each case the part of the unit that leads, in the order of the list."""
    first = dict[int, Item]()
    for item in sorted(items, key=lambda one: one.assignment.role is AssignmentRole.CO):
        first.setdefault(item.assignment.case_id, item)
    return [item for item in items if first[item.assignment.case_id] is item]


def show_node(one: FollowUp, desk: Desk) -> Node:
    """A milestone beside today."""
    on = desk.rules.calendar.describe(one.due_on, desk.today, written=True) if one.due_on else ""
    is_open = one.state is FollowUpState.OPEN
    past = one.due_on is not None and one.due_on < desk.today
    return Node(on, one.quantity, one.title, one.state is FollowUpState.DONE, is_open and past)


async def nodes_of(case: Case, desk: Desk) -> list[Node]:
    """The plan of one case."""
    found = await milestones_of(desk.work.session, [case.id or 0])
    return [show_node(one, desk) for one in found.get(case.id or 0, ())]


def standing_of(item: Item, nodes: Sequence[FollowUp]) -> Standing:
    """What its light is judged by. A milestone that was waived or reached by word is no longer one."""
    case, assignment = item.case, item.assignment
    pending = (one for one in nodes if one.state is not FollowUpState.DONE)
    planned = [Milestone(one.due_on, one.quantity) for one in pending if one.due_on and one.quantity]
    begun, percent = day_of(assignment.assigned_at), assignment.progress_percent
    return Standing(case.target, case.progress, begun, assignment.deadline_on, tuple(planned), percent)


def _line(item: Item, nodes: Mapping[int, Sequence[FollowUp]], desk: Desk) -> ProjectLine:
    case, own = item.case, nodes.get(item.assignment.case_id, ())
    standing, shown = standing_of(item, own), [show_node(one, desk) for one in own]
    return ProjectLine(
        case=desk.line(item),
        done=case.progress,
        target=case.target,
        measure=case.measure,
        percent=standing.reached,
        light=judge(standing, desk.today),
        missed=tuple(node for node in shown if node.missed),
        next=next((node for node in shown if not node.done and not node.missed), None),
    )
