"""Decisions that wait for the approver, as lines of his digest."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.digests import Scope, View
from scheduler.withholding import withheld
from storage.decisions import Matter, name_of
from storage.desks import Item, items_by_id, pending_extensions, pending_returns
from storage.digests import ids_within
from storage.engines import Session
from storage.figures import MOST
from storage.lines import private_names
from storage.rules import Rules
from storage.supervision import pending_supervision


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits for the approver, as a line."""

    name: str
    number: str
    unit: str
    by: str
    reason: str


async def waiting_for(session: Session, rules: Rules, scope: Scope) -> tuple[list[Waiting], int]:
    """The first that wait, and how many proposals to supervise are among all; nothing for other readers."""
    if scope.view is not View.APPROVER:
        return [], 0
    proposals = await _of_scope(session, rules, scope, await pending_supervision(session))
    others: list[Matter] = [*await pending_extensions(session), *await pending_returns(session)]
    requests = [*await _of_scope(session, rules, scope, others), *proposals][:MOST]
    items = await items_by_id(session, {request.assignment_id for request in requests})
    lines = [_line(request, items[request.assignment_id], rules) for request in requests]
    return lines, len(proposals)


async def _of_scope(session: Session, rules: Rules, scope: Scope, matters: Sequence[Matter]) -> list[Matter]:
    ids = [matter.assignment_id for matter in matters]
    mine = await ids_within(session, scope.cases, rules.on, ids) if ids else set()
    return [matter for matter in matters if matter.assignment_id in mine]


def _line(request: Matter, item: Item, rules: Rules) -> Waiting:
    reason = (
        withheld() if item.case.secret else rules.policy.masks.text(request.reason, private_names(item.case))
    )
    by = rules.directory.person(request.person_id).name
    return Waiting(name_of(request), item.case.spoken, item.unit.name, by, reason)
