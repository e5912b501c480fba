"""待补: what the ledger still lacks, in one place (R4): whom to tell, who is responsible, whom to answer."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.intents import ShowGaps
from domain.tables.particulars import lacks_proposer
from handlers.desk import Desk
from handlers.handing_out import WITHOUT_A_DAY
from handlers.projects.paging import cut
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, open_items

router = Router()


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: of a unit, with how many open cases it touches, or of one case."""

    kind: str  # liaison, leader, limit, proposer
    unit: str
    number: str = ""
    cases: int = 0


@router.on(ShowGaps)
async def show_gaps(intent: ShowGaps, desk: Desk) -> Reply:
    """What is missing, the gravest first."""
    items = await open_items(desk.work.session)
    gaps = [*_of_units(items, desk), *_of_cases(items)]
    shown, page = cut(gaps, intent.page, desk)
    return Reply("lists/gaps.md.j2", {"gaps": shown, "page": page, "counts": Counter(g.kind for g in gaps)})


def _of_units(items: Sequence[Item], desk: Desk) -> Iterable[Gap]:
    """Units with open cases whom nobody reaches, or for whom nobody is responsible."""
    directory = desk.rules.directory
    touched = Counter(item.assignment.unit_id for item in items)
    for unit_id, cases in touched.most_common():
        if not directory.liaisons(unit_id):
            yield Gap("liaison", directory.units[unit_id], cases=cases)
    for unit_id, cases in touched.most_common():
        if not directory.has_leader(unit_id):
            yield Gap("leader", directory.units[unit_id], cases=cases)


def _of_cases(items: Sequence[Item]) -> Iterable[Gap]:
    for item in items:
        kind = item.assignment.deadline_kind
        if item.assignment.deadline_on is None and kind not in WITHOUT_A_DAY:
            yield Gap("limit", item.unit.name, item.case.spoken)
    once = {item.case.id: item for item in items}
    for item in once.values():
        case = item.case
        if lacks_proposer(case.source, case.proposers, anonymous=case.anonymous):
            yield Gap("proposer", item.unit.name, case.spoken)
