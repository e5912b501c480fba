"""Reading one row of an assignment table into a case and the units it goes to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.tables.cells import is_imprecise, squeeze
from domain.tables.columns import LONGEST, Column
from domain.tables.fingerprints import differing_columns, take_fingerprint
from domain.tables.numbers import CaseNumber, number_from_serial, read_case_number
from domain.tables.particulars import (
    read_appeal_kind,
    read_content,
    read_figure,
    read_key_case,
    read_proposers,
)
from domain.tables.parties import Parties, read_parties
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.records import CaseIdentity, CaseRecord, KnownWorld
from domain.tables.remarks import read_orders
from domain.tables.rows import TableRow
from domain.tables.sources import Subject
from domain.tables.timing import Limit, read_assigned_on, read_limit, read_received_at, report_order
from domain.vocabulary import AssignmentRole, Source

# Lists that may come without any number column; their rows are numbered as they stand.
_COUNTED = frozenset({Source.LIVELIHOOD_PROJECT, Source.RECTIFICATION_ITEM})


@dataclass(frozen=True, slots=True)
class CaseTable:
    """What a row is read against: what the table is about, the year it speaks of, and what is known."""

    subject: Subject
    year: int
    world: KnownWorld


@dataclass(frozen=True, slots=True)
class CaseReading:
    """What could be read: the number even of a bad row, the record only of one that may be applied."""

    number: str
    key: CaseIdentity | None = None
    record: CaseRecord | None = None


def read_case(row: TableRow, place: int, table: CaseTable) -> CaseReading:
    """Read the row and report on it what is wrong. `place` counts the table's data rows from 1."""
    source = table.subject.source_of(row.text(Column.NUMBER), row.text(Column.TITLE))
    if row.report_long_cells():
        return CaseReading(row.text(Column.NUMBER)[: LONGEST[Column.NUMBER]])
    if source is None:
        row.report(ProblemCode.UNKNOWN_SOURCE, Column.TITLE, row.text(Column.TITLE))
        return CaseReading(row.text(Column.NUMBER))
    number = _read_number(row, place, source, in_session=table.subject.in_session)
    facts = _read_facts(row, table)
    if number is None:
        return CaseReading("")
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
        **facts,
    )
    return CaseReading(number.display, key, replace(case, fingerprint=take_fingerprint(case)))


def compare_with_known(row: TableRow, case: CaseRecord, known: Mapping[CaseIdentity, str]) -> None:
    """Report that a case is already stored: unchanged (whatever questions its row raised), or different."""
    before = known.get(case.key)
    if before is None:
        return
    if before == case.fingerprint:
        row.problems.clear()
        row.report(ProblemCode.UNCHANGED, Column.NUMBER, case.number)
        return
    columns = map(row.header.label, differing_columns(before, case.fingerprint))
    row.report(ProblemCode.DIFFERS, Column.NUMBER, case.number, *columns)


def _read_number(row: TableRow, place: int, source: Source, *, in_session: bool) -> CaseNumber | None:
    if row.has_column(Column.NUMBER):
        if is_imprecise(row.cell(Column.NUMBER)):
            row.report(ProblemCode.NUMBER_IMPRECISE, Column.NUMBER, row.text(Column.NUMBER))
            return None
        written = row.require(Column.NUMBER)
        return read_case_number(written, source, in_session=in_session) if written else None
    serial = row.text(Column.SERIAL)
    if not serial and not row.has_column(Column.SERIAL) and source in _COUNTED:
        serial = str(place)
    if not serial:
        row.report(ProblemCode.MISSING_CELL, Column.NUMBER)
        return None
    return number_from_serial(serial, source, in_session=in_session)


def _read_facts(row: TableRow, table: CaseTable) -> dict[str, Any] | None:
    """All fields but the number's; None if units or dates could not be told. Everything wrong is reported."""
    orders = read_orders(row.text(Column.REMARKS))
    facts: dict[str, Any] = {
        "title": squeeze(row.require(Column.TITLE)),
        "content": read_content(row),
        "proposers": read_proposers(row),
        "key_case": read_key_case(row) or orders.key_case,
        "secret": orders.secret,
        "designated": orders.designated,
        "appeal_kind": read_appeal_kind(row),
        "remarks": row.text(Column.REMARKS),
        "received_at": read_received_at(row, table.year),
        "target": read_figure(row, Column.TARGET),
        "measure": row.text(Column.MEASURE),
        "progress": read_figure(row, Column.PROGRESS),
    }
    parties = read_parties(row, orders.split, table.world.units)
    dates = _read_dates(row, table, parties)
    return facts | {"units": parties} | dates if parties and dates else None


def _read_dates(row: TableRow, table: CaseTable, parties: Parties | None) -> dict[str, Any] | None:
    calendar, today = table.world.calendar, table.world.today
    assigned_on = read_assigned_on(row, table.year, today)
    if assigned_on is None:
        return None
    lead = read_limit(row, Column.TERM, assigned_on, calendar)
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
