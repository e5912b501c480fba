"""What a unit says is done, entered as the case's figure; taken back with the text that said it."""

from typing import Any

from domain.projects import percent_of, read_quantity
from domain.vocabulary import AssignmentRole, ReplyKind
from handlers.desk import Desk
from handlers.projects.reaching import reach, reopen
from storage.cases import hold_case
from storage.desks import Item
from storage.tables import Reply as Handed


async def count(handed: Handed, item: Item, desk: Desk) -> None:
    """Read the figure in a text that is about to be stored, and enter it. A co-handler's part is no total."""
    case = item.case
    if not _is_counted(item) or handed.kind not in (ReplyKind.PROGRESS, ReplyKind.ANSWER):
        return
    said = read_quantity(handed.text, case.measure)
    if said is None:
        return
    await hold_case(desk.work.session, case)
    handed.quantity, handed.quantity_before = said.after(case.progress), case.progress
    handed.percent = percent_of(handed.quantity, case.target) or handed.percent
    case.progress = handed.quantity
    desk.work.record(
        "quantity", desk.actor, f"case:{case.id}", number=case.number, before=handed.quantity_before,
        done=handed.quantity, target=case.target, measure=case.measure,
    )  # fmt: skip
    await reach(item, desk)


async def take_back(handed: Handed, item: Item, desk: Desk) -> None:
    """The case's figure is what it was before the text, unless a later one stands."""
    if handed.quantity is None or item.case.progress != handed.quantity:
        return
    await hold_case(desk.work.session, item.case)
    item.case.progress = handed.quantity_before
    desk.work.record(
        "quantity_undone",
        desk.actor,
        f"case:{item.case.id}",
        number=item.case.number,
        done=item.case.progress,
    )
    await reopen(item, desk)


async def count_again(handed: Handed, item: Item, desk: Desk) -> None:
    """An older version counts again."""
    if handed.quantity is not None:
        item.case.progress = handed.quantity
        await reach(item, desk)


def counted_facts(handed: Handed, item: Item) -> dict[str, Any] | None:
    """The figure as the echo says it; None where the text says none."""
    if handed.quantity is None:
        return None
    before = handed.quantity_before
    return {
        "done": handed.quantity,
        "before": before,
        "target": item.case.target,
        "measure": item.case.measure,
        "percent": percent_of(handed.quantity, item.case.target),
        "less": before is not None and handed.quantity < before,
    }


def _is_counted(item: Item) -> bool:
    has_target = item.case.target is not None or item.case.progress is not None
    return has_target and item.assignment.role is not AssignmentRole.CO
