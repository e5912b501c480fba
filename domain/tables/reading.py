"""From the sheets of a file to one verdict per row: the one way in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.tables.assignments import CaseTable, read_case
from domain.tables.cells import squeeze, text_of
from domain.tables.columns import Column
from domain.tables.comparing import compare_with_known
from domain.tables.errors import NoHeaderRow
from domain.tables.grid import Grid, Row
from domain.tables.headers import Section, find_sections
from domain.tables.joining import join_nodes
from domain.tables.ledger_rows import LedgerReader
from domain.tables.ledgers import is_ledger
from domain.tables.listing import Listed, find_listed, subject_of
from domain.tables.lists import KnownItem
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.records import (
    CaseIdentity,
    CaseRecord,
    KnownWorld,
    RosterRecord,
    RowVerdict,
    SkippedRow,
    TableReading,
)
from domain.tables.rosters import Roster
from domain.tables.rows import TableRow, is_noise

_YEAR = re.compile(r"(20[0-9]{2})\s*年")


def read_tables(grids: Sequence[Grid], world: KnownWorld, *, file: str = "") -> TableReading:
    """Read every sheet that holds a table. Nothing a row contains raises.

    Raises:
        NoHeaderRow: no sheet of the file (by that name) has a row of known column names.
    """
    found = [(grid, find_sections(grid.sheet, grid.filled())) for grid in grids]
    if not any(sections for _, sections in found):
        raise NoHeaderRow(file=file, sheets=[grid.sheet for grid in grids])
    reader = _FileReader(world, found)
    verdicts = [verdict for _, sections in found for section in sections for verdict in reader.read(section)]
    unread = tuple(grid.sheet for grid, sections in found if not sections)
    return TableReading(tuple(verdicts), unread, tuple(reader.skipped), frozenset(reader.differing))


class _FileReader:
    """Reads the sections of one file in order, and remembers what must not occur twice."""

    def __init__(self, world: KnownWorld, found: Sequence[tuple[Grid, Sequence[Section]]]) -> None:
        self.world = world
        self.listed = find_listed(found, world)
        self.roster = Roster(world)
        self.numbers: dict[CaseIdentity, tuple[str, str]] = {}  # where a number was first seen
        self.skipped: list[SkippedRow] = []
        self.differing: set[CaseIdentity] = set()

    def read(self, section: Section) -> Iterator[RowVerdict]:
        if is_ledger(section.header):
            yield from LedgerReader(self.world, self.numbers, self.differing).read(section)
            return
        table = self._describe(section)
        place = 0
        for index, cells in join_nodes(section, self._skip_line):
            listed = self.listed.get((section.sheet, index))
            row = TableRow(
                section.header, index, _as_said(cells, listed), listed=listed.row if listed else None
            )
            if is_noise(row):
                self._skip(section.sheet, row)
                continue
            place += 1
            number, record = self._read_row(row, listed.number if listed else place, section, table)
            kept = record if row.verdict is not Verdict.BAD else None
            yield RowVerdict(section.sheet, index + 1, number, row.verdict, tuple(row.problems), kept)

    def _describe(self, section: Section) -> CaseTable:
        subject = subject_of(section)
        written = _YEAR.search(section.title) or _YEAR.search(section.sheet)
        return CaseTable(subject, int(written[1]) if written else self.world.today.year, self.world)

    def _read_row(
        self, row: TableRow, place: int | KnownItem, section: Section, table: CaseTable
    ) -> tuple[str, CaseRecord | RosterRecord | None]:
        if section.header.is_roster:
            return row.text(Column.SERIAL), self.roster.read(row)
        case = read_case(row, place, table)
        if case.key:
            first = self.numbers.setdefault(case.key, here := (section.sheet, str(row.index + 1)))
            if first is not here:
                row.report(ProblemCode.DUPLICATE_NUMBER, Column.NUMBER, case.number, *first)
        if case.record is None or row.verdict is Verdict.BAD:
            return case.number, None
        changed = compare_with_known(row, case.record, self.world)
        if changed is None:
            return case.number, case.record
        if row.problems[-1].code is not ProblemCode.UNCHANGED:
            self.differing.add(case.record.key)
            return case.number, replace(case.record, changed=changed) if changed else None
        return case.number, case.record

    def _skip_line(self, section: Section, index: int, cells: Row) -> None:
        self._skip(section.sheet, TableRow(section.header, index, cells))

    def _skip(self, sheet: str, row: TableRow) -> None:
        text = squeeze(" ".join(map(text_of, row.cells)))
        if text:
            self.skipped.append(SkippedRow(sheet, row.index + 1, text))


def _as_said(cells: Row, listed: Listed | None) -> Row:
    """The cells; in a list an aspect that is written once stands for the rows below it."""
    if listed is None or listed.row.said == listed.row.cells:
        return cells
    changed = zip(cells, listed.row.cells, listed.row.said, strict=False)
    return tuple(said if said != own else cell for cell, own, said in changed)
