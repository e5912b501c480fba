"""What of a case on record a table changes: the columns that differ, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from domain.masking import mask_name, unmask
from domain.tables.columns import Column
from domain.tables.fingerprints import updated_fingerprint
from domain.tables.records import CaseIdentity, CaseRecord
from handlers.handing_out import particulars
from storage.lines import private_names
from storage.tables import Case

_FIELDS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.TITLE: ("title",),
    Column.CONTENT: ("content",),
    Column.PROPOSERS: ("proposers",),
    Column.KEY_CASE: ("key_case",),
    Column.APPEAL_KIND: ("appeal_kind",),
    Column.REMARKS: ("remarks", "secret", "designated"),
    Column.RECEIVED_AT: ("received_at",),
    Column.TARGET: ("target",),
    Column.MEASURE: ("measure",),
    Column.PROGRESS: ("progress",),
    Column.LEADER: ("leader",),
    Column.SUPERVISING_LEADER: ("supervising_leader",),
    Column.LEADER_CASE: ("leader_case",),
    Column.SUPERIOR: ("superior",),
    Column.ANONYMOUS: ("anonymous",),
    Column.EXTRA: ("columns", "content"),
}
_MASKED: Final = ("title", "content", "remarks")


def merge_rows(records: Sequence[CaseRecord]) -> list[CaseRecord]:
    """Each case once: what several rows of a ledger change in it is changed together."""
    merged: dict[CaseIdentity, CaseRecord] = {}
    for record in records:
        first = merged.setdefault(record.key, record)
        if first.changed is not None and record.changed is not None:
            merged[record.key] = replace(first, changed=first.changed | record.changed)
    return list(merged.values())


def changed_particulars(record: CaseRecord, known: Case) -> dict[str, Any]:
    """The new values by field. What an export had masked stays as it was written."""
    told = particulars(record)
    if record.changed is None:
        return told
    fields = {name for column in record.changed for name in _FIELDS.get(column, ()) if name in told}
    changes = {name: told[name] for name in fields}
    people = private_names(known)
    for name in _MASKED:
        if name in changes:
            changes[name] = unmask(changes[name], getattr(known, name), people)
    if "proposers" in changes:
        masked = {mask_name(name): name for name in known.proposers}
        changes["proposers"] = [masked.get(name, name) for name in changes["proposers"]]
    mark = updated_fingerprint(known.fingerprint, record.fingerprint, record.changed)
    return {**changes, "fingerprint": mark}
