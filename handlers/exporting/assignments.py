"""交办表: one row per case with everything an import carries, a sheet for each source."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Final

from domain.names import NAMES
from domain.tables.handing_out import HEADER, SHEETS, split_clause
from domain.tables.lists import ListRow
from domain.tables.sheets import Row, Sheet, Written
from domain.tables.wanted import TableName, Wanted
from domain.vocabulary import AssignmentRole
from handlers.exporting.export import Export, Pages, Part
from handlers.exporting.ledger import limit_of, moment
from handlers.exporting.veil import HIDDEN, Veil
from storage.desks import Item, items_of_cases
from storage.exports import Session, case_pages
from storage.tables import Case

_DIGITS: Final = 15  # of a quantity, as many as a spreadsheet keeps


async def _parts(session: Session, wanted: Wanted) -> AsyncIterator[Part | Sheet]:
    """A sheet for each source that has cases, in and between sessions apart."""
    for (source, in_session), title in SHEETS.items():
        if wanted.source in {None, source}:
            own = replace(wanted, source=source, in_session=in_session)
            if await anext(_rows(session, own), None):
                yield Part(title, HEADER, _rows(session, own), title)


async def _rows(session: Session, wanted: Wanted) -> Pages:
    async for cases in case_pages(session, wanted):
        items = await items_of_cases(session, [case.id or 0 for case in cases])
        if rows := [
            assignment_row(case, items[case.id or 0], wanted) for case in cases if not is_listed(case)
        ]:
            yield rows


def is_listed(case: Case) -> bool:
    """Rows of rectification lists go out as the list they came in."""
    return ListRow.from_json(case.columns) is not None


def assignment_row(case: Case, items: Sequence[Item], wanted: Wanted) -> Row:
    """One case as an assignment table states it, its units and first limits as they are now."""
    veil = Veil(case, wanted.full, wanted.masks)
    return (
        case.number,
        veil.title,
        veil.text(case.content),
        "、".join(veil.people),
        _names(items, AssignmentRole.LEAD, AssignmentRole.SOLE),
        _names(items, AssignmentRole.CO),
        case.assigned_on,
        _limit(items, AssignmentRole.LEAD, AssignmentRole.SOLE, AssignmentRole.SPLIT),
        _limit(items, AssignmentRole.CO),
        "是" if case.key_case else "",
        NAMES[case.appeal_kind] if case.appeal_kind else "",
        moment(case.received_at),
        _figure(case.target),
        case.measure,
        _figure(case.progress),
        case.leader,
        "是" if case.leader_case else "",
        case.supervising_leader,
        case.superior,
        "是" if case.anonymous and not case.secret else "",
        _remarks(case, items, veil),
    )


def _names(items: Sequence[Item], *roles: AssignmentRole) -> str:
    return "、".join(item.unit.name for item in items if item.assignment.role in roles)


def _limit(items: Sequence[Item], *roles: AssignmentRole) -> Written:
    return next((limit_of(item) for item in items if item.assignment.role in roles), "")


def _figure(amount: float | None) -> str:
    return "" if amount is None else f"{amount:.{_DIGITS}g}"


def _remarks(case: Case, items: Sequence[Item], veil: Veil) -> str:
    """The remarks with what they order as it is now: 分办, 指定主办, 敏感件."""
    split = [item.unit.name for item in items if item.assignment.role is AssignmentRole.SPLIT]
    marks = {"指定主办": case.designated, HIDDEN: case.secret}
    return split_clause(veil.text(case.remarks), split, [word for word, is_so in marks.items() if is_so])


ASSIGNMENTS = Export(TableName.ASSIGNMENTS, "交办表", _parts)
