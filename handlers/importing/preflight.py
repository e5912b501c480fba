"""What is shown before a table is applied: how a roster differs, and which units nobody could be told for."""

from collections import Counter
from typing import Any, Final

from domain.rosters.differences import What, compare_with_roster
from domain.tables.records import CaseRecord, RosterRecord, TableReading
from handlers.desk import Desk
from handlers.health.checking import unreached_among
from handlers.rosters.applying import standing_of
from storage.unit_of_work import UnitOfWork

SHOWN: Final = 5  # differences on one phone screen
_ADDED: Final = (What.NEW_UNIT, What.NEW)  # many of them are only counted


async def roster_facts(reading: TableReading, desk: Desk) -> dict[str, Any]:
    """What a roster would change, and whom it does not list; nothing of other tables."""
    records = [one.record for one in reading.verdicts if isinstance(one.record, RosterRecord)]
    if not records:
        return {"differences": [], "differences_more": 0, "added": {}, "absent": [], "other_units": 0}
    found = compare_with_roster(records, await standing_of(desk))
    added = [one for one in found.differences if one.what in _ADDED]
    counted = Counter(one.what for one in added) if len(added) > SHOWN else Counter[What]()
    listed = [one for one in found.differences if one.what not in counted]
    return {
        "added": {what: counted[what] for what in _ADDED if counted[what]},
        "differences": listed[:SHOWN],
        "differences_more": max(0, len(listed) - SHOWN),
        "absent": [(one.member.name, one.seat.unit, one.seat.role) for one in found.absent],
        "other_units": found.other_units,
    }


async def unreached_facts(reading: TableReading, work: UnitOfWork) -> dict[str, Any]:
    """The units of an assignment table for which nobody can be reached: what is handed out to them waits."""
    cases = [one.record for one in reading.verdicts if isinstance(one.record, CaseRecord)]
    named = [unit for case in cases for unit, _ in case.units]
    return {"unreached": [one.name for one in await unreached_among(named, work)] if named else []}
