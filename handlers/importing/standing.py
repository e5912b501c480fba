"""Cases on record as an export states them, so that an exported table can be told from a changed one."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from domain.tables.cells import compact
from domain.tables.grid import Grid
from domain.tables.handing_out import HEADER, SHEETS
from domain.tables.reading import read_tables
from domain.tables.records import CaseIdentity, CaseRecord, KnownWorld, Standing
from domain.tables.sheets import Row, as_text
from domain.tables.wanted import EVERYTHING
from domain.vocabulary import Source
from handlers.exporting.assignments import assignment_row, is_listed
from handlers.exporting.ledger import ledger_line
from storage.cases import cases_of_identities
from storage.desks import items_of_cases
from storage.exports import Session

_Kind = tuple[Source, bool]


async def as_they_stand(
    session: Session, keys: Collection[CaseIdentity], world: KnownWorld
) -> dict[CaseIdentity, Standing]:
    """What the exports say of these cases, read like any table: both sides are compared as read."""
    cases = await cases_of_identities(session, keys)
    items = await items_of_cases(session, [case.id or 0 for case in cases.values()])
    rows: dict[_Kind, list[Row]] = defaultdict(list)
    for case in cases.values():
        if not is_listed(case):
            row = assignment_row(case, items[case.id or 0], EVERYTHING)
            rows[case.source, case.in_session].append(row)
    records = _read(rows, world)
    return {
        key: Standing(
            records.get(key),
            {
                compact(item.unit.name): tuple(map(as_text, ledger_line(item, EVERYTHING)))
                for item in items[case.id or 0]
            },
        )
        for key, case in cases.items()
    }


def _read(rows: dict[_Kind, list[Row]], world: KnownWorld) -> dict[CaseIdentity, CaseRecord]:
    grids = [Grid(SHEETS[kind], ((SHEETS[kind],), HEADER, *own)) for kind, own in rows.items()]
    if not grids:
        return {}
    verdicts = read_tables(grids, replace(world, cases={}, items=(), now={})).verdicts
    records = (one.record for one in verdicts)
    return {record.key: record for record in records if isinstance(record, CaseRecord)}
