"""The ledger of cases (台账): one row per assignment, changed by nothing but acts."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from domain.names import NAMES
from domain.tables.ledgers import HEADER, source_name
from domain.tables.sheets import Row, Written
from domain.tables.wanted import TableName, Wanted
from domain.vocabulary import DeadlineKind
from domain.zone import OFFICE_ZONE
from handlers.exporting.export import Pages, plain
from handlers.exporting.veil import Veil
from storage.bounces import bounces_of_cases
from storage.desks import Item
from storage.exports import Session, ledger_pages

WITHOUT_DATE = {DeadlineKind.ONGOING: "持续推进", DeadlineKind.IMMEDIATE: "立办立结"}


async def _ledger_rows(session: Session, wanted: Wanted) -> Pages:
    bounces = await bounces_of_cases(session)
    async for items in ledger_pages(session, wanted):
        yield [ledger_line(item, wanted, bounces) for item in items]


def ledger_line(item: Item, wanted: Wanted, bounces: Mapping[int, int] = MappingProxyType({})) -> Row:
    """One unit's part in one case, as the ledger has it; `bounces` are the returns of each case."""
    return _row(item, wanted) + _further(item, bounces)


def _row(item: Item, wanted: Wanted) -> Row:
    """The columns every ledger has."""
    case, assignment = item.case, item.assignment
    return (
        case.number,
        source_name(case.source, case.number, in_session=case.in_session),
        Veil(case, wanted.full, wanted.masks).title,
        item.unit.name,
        NAMES[assignment.role],
        NAMES[assignment.state],
        case.assigned_on,
        limit_of(item),
        assignment.second_deadline_on or "",
        moment(assignment.acknowledged_at),
        f"{assignment.progress_percent}%" if assignment.progress_percent is not None else "",
        moment(assignment.answered_at),
        NAMES.get(assignment.result_class, assignment.result_class),
        assignment.satisfaction,
    )


def limit_of(item: Item) -> Written:
    """The first limit: a day, or the word for none."""
    assignment = item.assignment
    return assignment.first_deadline_on or WITHOUT_DATE.get(assignment.deadline_kind, "")


def _further(item: Item, bounces: Mapping[int, int]) -> Row:
    """What only some sources have."""
    case = item.case
    return (
        "是" if case.key_case else "",
        NAMES[case.appeal_kind] if case.appeal_kind else "",
        case.leader,
        case.supervising_leader,
        case.superior,
        quantity(case.target, case.measure),
        quantity(case.progress, case.measure),
        str(bounces.get(item.assignment.case_id, "")),
        "是" if item.assignment.provisional else "",
    )


def quantity(amount: float | None, measure: str) -> str:
    """An amount with its measure; "" where there is none."""
    return "" if amount is None else f"{amount:.15g}{measure}"


def moment(at: datetime | None) -> Written:
    """A moment in office time, to the minute; "" for none."""
    return at.astimezone(OFFICE_ZONE).replace(second=0, microsecond=0, tzinfo=None) if at else ""


def day(on: date | None) -> Written:
    """A day; "" for none."""
    return on or ""


LEDGER = plain(TableName.LEDGER, "台账", HEADER, _ledger_rows)
