"""A short mark of what a row says, column by column, so that a second import can name what has changed."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256

from domain.tables.columns import Column
from domain.tables.records import CaseRecord
from domain.terms import FixedTerm, SpanTerm, Term
from domain.vocabulary import AssignmentRole

BYTES = 3  # of each column's hash: a change is missed once in 16 million
CHARACTERS = 4  # that they take in base64: 64 for the 16 columns

# What somebody wrote, nothing computed: a new calendar or another day of import changes no mark.
_WRITTEN: Mapping[Column, Callable[[CaseRecord], object]] = {
    Column.NUMBER: lambda case: case.in_session,
    Column.TITLE: lambda case: case.title,
    Column.CONTENT: lambda case: case.content,
    Column.PROPOSERS: lambda case: case.proposers,
    Column.LEAD: lambda case: sorted(part for part in case.units if part[1] is not AssignmentRole.CO),
    Column.CO: lambda case: sorted(part for part in case.units if part[1] is AssignmentRole.CO),
    Column.ASSIGNED_ON: lambda case: case.assigned_on if case.assigned_as_written else None,
    Column.TERM: lambda case: _term(case.deadline.term),
    Column.CO_TERM: lambda case: _term(case.co_deadline.term) if case.co_deadline else None,
    Column.KEY_CASE: lambda case: case.key_case,
    Column.APPEAL_KIND: lambda case: case.appeal_kind,
    Column.REMARKS: lambda case: case.remarks,
    Column.RECEIVED_AT: lambda case: case.received_at,
    Column.TARGET: lambda case: case.target,
    Column.MEASURE: lambda case: case.measure,
    Column.PROGRESS: lambda case: case.progress,
}


def take_fingerprint(case: CaseRecord) -> str:
    """64 characters; equal for two rows that say the same, however their dates and spaces are written."""
    return "".join(_mark(written(case)) for written in _WRITTEN.values())


def differing_columns(before: str, after: str) -> tuple[Column, ...]:
    """The columns in which two fingerprints differ; all of them if one is not a fingerprint."""
    return tuple(column for at, column in enumerate(_WRITTEN) if _part(before, at) != _part(after, at))


def _part(fingerprint: str, at: int) -> str:
    return fingerprint[at * CHARACTERS : (at + 1) * CHARACTERS]


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
