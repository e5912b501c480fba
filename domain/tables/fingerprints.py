"""A short mark of what a row says, column by column, so that a second import can name what has changed."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256

from domain.masking import mask
from domain.tables.cells import compact
from domain.tables.columns import Column
from domain.tables.records import CaseRecord
from domain.terms import FixedTerm, SpanTerm, Term
from domain.vocabulary import AssignmentRole

BYTES = 3  # of each column's hash: a change is missed once in 16 million
CHARACTERS = 4  # that they take in base64

# What somebody wrote, nothing computed: a new calendar or another day of import changes no mark.
_WRITTEN: Mapping[Column, Callable[[CaseRecord], object]] = {
    Column.NUMBER: lambda case: case.in_session,
    Column.TITLE: lambda case: mask(case.title),
    Column.CONTENT: lambda case: mask(case.content),
    Column.PROPOSERS: lambda case: [mask(name) for name in case.proposers],
    Column.LEAD: lambda case: (
        case.parties_as_written[0]
        if case.parties_as_written
        else sorted(part for part in case.units if part[1] is not AssignmentRole.CO)
    ),
    Column.CO: lambda case: (
        case.parties_as_written[1]
        if case.parties_as_written
        else sorted(part for part in case.units if part[1] is AssignmentRole.CO)
    ),
    Column.ASSIGNED_ON: lambda case: case.assigned_on if case.assigned_as_written else None,
    Column.TERM: lambda case: _term(case.deadline.term),
    Column.CO_TERM: lambda case: _term(case.co_deadline.term) if case.co_deadline else None,
    Column.KEY_CASE: lambda case: case.key_case,
    Column.APPEAL_KIND: lambda case: case.appeal_kind,
    Column.REMARKS: lambda case: mask(case.remarks),
    Column.RECEIVED_AT: lambda case: case.received_at,
    Column.TARGET: lambda case: case.target,
    Column.MEASURE: lambda case: case.measure,
    Column.PROGRESS: lambda case: case.progress,
}


# What only some tables have. A mark of it is there where any of it is: older fingerprints stay what they are.
_FURTHER: Mapping[Column, Callable[[CaseRecord], object]] = {
    Column.NODES: lambda case: case.nodes,
    Column.LEADER: lambda case: case.leader,
    Column.SUPERVISING_LEADER: lambda case: case.supervising_leader,
    Column.LEADER_CASE: lambda case: case.leader_case,
    Column.SUPERIOR: lambda case: case.superior,
    Column.ANONYMOUS: lambda case: case.anonymous and bool(case.proposers),
    Column.EXTRA: lambda case: [mask(compact(cell)) for cell in case.row.said] if case.row else None,
}
_COLUMNS = (*_WRITTEN, *_FURTHER)


def take_fingerprint(case: CaseRecord) -> str:
    """Equal for two rows that say the same, however their dates and spaces are written.

    Telephone and identity numbers count as an export shows them, masked: what was exported says the same.
    """
    further = [written(case) or None for written in _FURTHER.values()]
    marks = [written(case) for written in _WRITTEN.values()]
    return "".join(map(_mark, [*marks, *(further if any(further) else ())]))


def differing_columns(before: str, after: str) -> tuple[Column, ...]:
    """The columns in which two fingerprints differ; all of them if one is not a fingerprint."""
    return tuple(column for at, column in enumerate(_COLUMNS) if _part(before, at) != _part(after, at))


def updated_fingerprint(before: str, after: str, changed: Collection[Column]) -> str:
    """What is on record after these columns were taken over and the others were not."""
    marks = [_part(after if column in changed else before, at) for at, column in enumerate(_COLUMNS)]
    return "".join(marks) if all(len(mark) == CHARACTERS for mark in marks) else after


def _part(fingerprint: str, at: int) -> str:
    """The mark of one column; nothing is said of it where the fingerprint ends before."""
    mark = fingerprint[at * CHARACTERS : (at + 1) * CHARACTERS]
    return mark or (_mark(None) if at >= len(_WRITTEN) else "")


def _mark(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return urlsafe_b64encode(sha256(text.encode()).digest()[:BYTES]).decode()


def _term(term: Term) -> object:
    match term:
        case FixedTerm(on=on):
            return on
        case SpanTerm(n=n, unit=unit):
            return [n, unit]
        case _:
            return term.kind
