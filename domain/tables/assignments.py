"""Reading one row of an assignment table into a case and the units it goes to."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.packs import AnswerRule
from domain.projects import read_milestones
from domain.tables.cells import is_imprecise, squeeze
from domain.tables.columns import LONGEST, Column
from domain.tables.fingerprints import take_fingerprint
from domain.tables.groups import UnitBook
from domain.tables.lists import KnownItem
from domain.tables.numbers import CaseNumber, number_from_serial, read_case_number
from domain.tables.particulars import (
    is_anonymous,
    lacks_proposer,
    read_appeal_kind,
    read_content,
    read_figure,
    read_key_case,
    read_leaders,
    read_nodes,
    read_proposers,
    shorten,
)
from domain.tables.parties import Parties, read_parties
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.records import CaseIdentity, CaseRecord, KnownWorld
from domain.tables.remarks import read_orders
from domain.tables.rows import TableRow
from domain.tables.sources import Subject
from domain.tables.timing import (
    Limit,
    propose_limit,
    read_assigned_on,
    read_limit,
    read_received_at,
    report_order,
)
from domain.vocabulary import AssignmentRole, Source

# Lists that may come without any number column; their rows are numbered as they stand.
_COUNTED = frozenset({Source.LIVELIHOOD_PROJECT, Source.RECTIFICATION_ITEM})
HIDDEN = "敏感件"  # what an export shows of a secret case


@dataclass(frozen=True, slots=True)
class CaseTable:
    """What a row is read against: what the table is about, the year it speaks of, and what is known."""

    subject: Subject
    year: int
    world: KnownWorld

    @property
    def book(self) -> UnitBook:
        """The units that cells may name."""
        return UnitBook(self.world.units, self.world.groups, self.world.undertaking)


@dataclass(frozen=True, slots=True)
class CaseReading:
    """What could be read: the number even of a bad row, the record only of one that may be applied."""

    number: str
    key: CaseIdentity | None = None
    record: CaseRecord | None = None


def read_case(row: TableRow, place: int | KnownItem, table: CaseTable) -> CaseReading:
    """Read the row and report on it what is wrong.

    `place` counts the table's data rows from 1; in a list without numbers it is the item on record, or the
    number the row gets.
    """
    source = table.subject.source_of(row.text(Column.NUMBER), row.text(Column.TITLE))
    if row.report_long_cells():
        return CaseReading(row.text(Column.NUMBER)[: LONGEST[Column.NUMBER]])
    if source is None:
        row.report(ProblemCode.UNKNOWN_SOURCE, Column.TITLE, row.text(Column.TITLE))
        return CaseReading(row.text(Column.NUMBER))
    number = _read_number(row, place, source, in_session=table.subject.in_session)
    if number is None:
        _read_facts(row, source, table, None)
        return CaseReading("")
    known = place if isinstance(place, KnownItem) else None
    if known and known.secret and row.text(Column.TITLE) == HIDDEN:
        row.report(ProblemCode.UNCHANGED, Column.NUMBER, number.display)
        return CaseReading(number.display, (source, known.assigned_on.year, number.identity))
    return _assemble(row, (source, number), table, known)


def _assemble(
    row: TableRow, named: tuple[Source, CaseNumber], table: CaseTable, known: KnownItem | None
) -> CaseReading:
    source, number = named
    facts = _read_facts(row, source, table, known)
    year = facts["assigned_on"].year if facts else table.year
    key = (source, year, number.identity)
    if facts is None or row.verdict is Verdict.BAD:
        return CaseReading(number.display, key)
    case = CaseRecord(
        source=source,
        in_session=table.subject.in_session,
        number=number.display,
        identity=number.identity,
        ordinal=number.ordinal,
        row=row.listed,
        **facts,
    )
    _report_gaps(row, case, table.world)
    _report_nodes(row, case, table.world)
    return CaseReading(number.display, key, replace(case, fingerprint=take_fingerprint(case)))


def _report_gaps(row: TableRow, case: CaseRecord, world: KnownWorld) -> None:
    """What the case still lacks, though it may be applied (R4): said at once, listed until it is filled."""
    gaps = {ProblemCode.NO_LIAISON: world.unreached, ProblemCode.NO_LEADER: world.leaderless}
    for code, lacking in gaps.items():
        if found := [unit for unit, _ in case.units if unit in lacking]:
            row.report(code, Column.LEAD, "、".join(found))
    if lacks_proposer(case.source, case.proposers, anonymous=case.anonymous):
        row.report(ProblemCode.NO_PROPOSER, Column.PROPOSERS)


def _report_nodes(row: TableRow, case: CaseRecord, world: KnownWorld) -> None:
    """Milestones that are no days with quantities stay words, and it is said."""
    year = (case.deadline.on or case.assigned_on).year
    told = case.nodes and read_milestones(
        case.nodes, year, world.calendar, target=case.target, measure=case.measure
    )
    if case.nodes and not told:
        row.report(ProblemCode.UNCLEAR_NODES, Column.NODES, squeeze(case.nodes))


def _read_number(
    row: TableRow, place: int | KnownItem, source: Source, *, in_session: bool
) -> CaseNumber | None:
    if row.has_column(Column.NUMBER):
        if is_imprecise(row.cell(Column.NUMBER)):
            row.report(ProblemCode.NUMBER_IMPRECISE, Column.NUMBER, row.text(Column.NUMBER))
            return None
        written = row.require(Column.NUMBER)
        return read_case_number(written, source, in_session=in_session) if written else None
    if row.listed:
        return _number_in_list(place, source)
    serial = row.text(Column.SERIAL)
    if not serial and not row.has_column(Column.SERIAL) and source in _COUNTED:
        serial = str(place)
    if not serial:
        row.report(ProblemCode.MISSING_CELL, Column.NUMBER)
        return None
    return number_from_serial(serial, source, in_session=in_session)


def _number_in_list(place: int | KnownItem, source: Source) -> CaseNumber:
    if isinstance(place, KnownItem):
        return read_case_number(place.number, source, in_session=True)
    return number_from_serial(str(place), source, in_session=True)


def _read_facts(
    row: TableRow, source: Source, table: CaseTable, known: KnownItem | None
) -> dict[str, Any] | None:
    """All fields but the number's; None if units or dates could not be told. Everything wrong is reported."""
    orders = read_orders(row.text(Column.REMARKS))
    problem, proposers = squeeze(row.require(Column.TITLE)), read_proposers(row)
    facts: dict[str, Any] = {
        "title": shorten(problem),
        "content": read_content(row, problem),
        "proposers": proposers,
        "anonymous": is_anonymous(row, source, proposers),
        "key_case": read_key_case(row) or orders.key_case,
        "secret": orders.secret,
        "designated": orders.designated,
        "appeal_kind": read_appeal_kind(row),
        "remarks": row.text(Column.REMARKS),
        "received_at": read_received_at(row, table.year),
        "target": read_figure(row, Column.TARGET),
        "measure": row.text(Column.MEASURE),
        "progress": read_figure(row, Column.PROGRESS),
        "nodes": read_nodes(row),
        **read_leaders(row),
    }
    cast = read_parties(row, orders.split, table.book)
    handed_over = known.assigned_on if known else None
    silent = None if row.text(Column.TERM) else table.world.answers.get(source)
    dates = _read_dates(row, table, cast.units if cast else None, handed_over, silent)
    if cast is None or dates is None:
        return None
    return facts | {"units": cast.units, "parties_as_written": cast.as_written} | dates


def _read_dates(
    row: TableRow, table: CaseTable, parties: Parties | None, known_on: date | None, rule: AnswerRule | None
) -> dict[str, Any] | None:
    """`rule` where the table says nothing of the limit: proposed, never taken without a yes (R4)."""
    calendar, today = table.world.calendar, table.world.today
    by_record = known_on if not row.has_column(Column.ASSIGNED_ON) else None
    assigned_on = by_record or read_assigned_on(row, table.year, today)
    if assigned_on is None:
        return None
    in_session = table.subject.in_session
    lead = propose_limit(row, rule, assigned_on, calendar, in_session=in_session) or read_limit(
        row, Column.TERM, assigned_on, calendar
    )
    co = _read_co_limit(row, parties, assigned_on, table)
    if lead is None:
        return None
    report_order(row, lead.deadline, (co or lead).deadline, today)
    return {
        "assigned_on": assigned_on,
        "assigned_as_written": row.has_column(Column.ASSIGNED_ON),
        "term": lead.written,
        "deadline": lead.deadline,
        "co_term": co.written if co else "",
        "co_deadline": co.deadline if co else None,
    }


def _read_co_limit(
    row: TableRow, parties: Parties | None, assigned_on: date, table: CaseTable
) -> Limit | None:
    has_co = any(role is AssignmentRole.CO for _, role in parties or ())
    if not has_co or not row.text(Column.CO_TERM):
        return None
    return read_limit(row, Column.CO_TERM, assigned_on, table.world.calendar)
