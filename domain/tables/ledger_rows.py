"""Verdicts on the rows of an exported ledger: on record as they stand, different, or a case to hand out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.tables.assignments import CaseReading, CaseTable, read_case
from domain.tables.cells import compact
from domain.tables.columns import Column
from domain.tables.comparing import KEPT, report_differences
from domain.tables.headers import Section
from domain.tables.ledgers import CARRIED, LedgerCase, LedgerRow, cases_of
from domain.tables.problems import Problem, ProblemCode, Verdict
from domain.tables.records import CaseIdentity, CaseRecord, KnownWorld, RowVerdict, Standing
from domain.tables.rows import TableRow
from domain.tables.sources import Subject
from domain.vocabulary import Source


@dataclass(frozen=True, slots=True)
class LedgerReader:
    """Reads ledgers of one file; `numbers` and `differing` are the file's own notes."""

    world: KnownWorld
    numbers: dict[CaseIdentity, tuple[str, str]]
    differing: set[CaseIdentity]

    def read(self, section: Section) -> Iterator[RowVerdict]:
        """One verdict per row, in their order; a new case stands with all of its rows or with none."""
        found = [one for case in cases_of(section) for one in self._read_case(case, section)]
        yield from sorted(found, key=lambda one: one.row)

    def _read_case(self, case: LedgerCase, section: Section) -> Iterator[RowVerdict]:
        row = case.as_row()
        if case.source is None:
            row.report(ProblemCode.UNKNOWN_SOURCE, Column.NUMBER, case.rows[0].text("来源"))
            yield from _all_alike(case, row, CaseReading(case.number), section.sheet)
            return
        reading = self._read(row, case, case.source)
        if reading.key:
            first = self.numbers.setdefault(reading.key, here := (section.sheet, str(row.index + 1)))
            if first is not here:
                row.report(ProblemCode.DUPLICATE_NUMBER, Column.NUMBER, case.number, *first)
        if reading.key in self.world.cases:
            yield from self._compare(case, reading, section.sheet)
            return
        if case.limits_differ:
            row.report(ProblemCode.UNEQUAL_LIMITS, Column.TERM, case.number)
        yield from _all_alike(case, row, reading, section.sheet)

    def _read(self, row: TableRow, case: LedgerCase, source: Source) -> CaseReading:
        subject = Subject((source,), case.in_session)
        table = CaseTable(subject, case.year or self.world.today.year, self.world)
        return read_case(row, 1, table)

    def _compare(self, case: LedgerCase, reading: CaseReading, sheet: str) -> Iterator[RowVerdict]:
        """Each row with the ledger's own row of that unit as it is now."""
        assert reading.key is not None  # noqa: S101 - for the type checker: a known case has one
        standing = self.world.now.get(reading.key)
        if standing is None:
            self.differing.add(reading.key)
        for one in case.rows:
            row = TableRow(case.as_row().header, one.index, ())
            changed = _differences(one, standing) if standing else []
            report_differences(row, case.number, changed)
            record = _changed(reading.record, changed)
            yield RowVerdict(sheet, one.index + 1, case.number, row.verdict, tuple(row.problems), record)


def _differences(row: LedgerRow, standing: Standing) -> list[Column]:
    now = standing.lines.get(compact(row.text("单位")))
    labels = ["单位"] if now is None else row.differing(now)
    return list(dict.fromkeys(CARRIED[label] for label in labels))


def _changed(record: CaseRecord | None, columns: list[Column]) -> CaseRecord | None:
    """The record with what it may change; None where nothing of that is left."""
    changed = frozenset(columns) - KEPT
    return replace(record, changed=changed) if record and (changed or not columns) else None


def _all_alike(case: LedgerCase, row: TableRow, reading: CaseReading, sheet: str) -> Iterator[RowVerdict]:
    """The first row says what is wrong with the case, the others lead to it."""
    record = reading.record if row.verdict is not Verdict.BAD else None
    for one in case.rows:
        first = one.index == row.index
        note = Problem(ProblemCode.SAME_CASE, "编号", case.number, (str(row.index + 1),))
        problems = tuple(row.problems) if first else (note,)
        yield RowVerdict(sheet, one.index + 1, reading.number or case.number, row.verdict, problems, record)
