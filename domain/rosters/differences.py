"""A roster file against the roster as it stands: who is new, what differs, and who is not in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.masking import mask
from domain.rosters.standing import Member, Seat, Standing
from domain.tables.problems import Problem, ProblemCode, Verdict
from domain.tables.records import RosterRecord, RowVerdict, TableReading
from domain.vocabulary import PostRole


class What(StrEnum):
    """What a row of a file says otherwise than the roster."""

    NEW_UNIT = "new_unit"
    NEW = "new"
    NEW_POST = "new_post"  # of somebody on record
    MOBILE = "mobile"
    USER_ID = "user_id"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an import would change."""

    what: What
    unit: str
    name: str
    role: PostRole | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Absent:
    """A post of somebody who is in office and not in the file, at a unit that is."""

    member: Member
    seat: Seat


@dataclass(frozen=True, slots=True)
class RosterDifferences:
    """All of it. `other_units` are on record and not in the file at all: they stay as they are."""

    differences: tuple[Difference, ...]
    absent: tuple[Absent, ...]
    other_units: int


def compare_with_roster(records: Sequence[RosterRecord], standing: Standing) -> RosterDifferences:
    """What the rows of a file would change, in their order, and which posts they do not mention."""
    found, units, listed = list[Difference](), set(standing.units), set[tuple[int, str, PostRole]]()
    for record in records:
        if record.unit not in units:
            units.add(record.unit)
            found.append(Difference(What.NEW_UNIT, record.unit, ""))
        member = known_member(record, standing)
        if member is not None:
            listed.add((member.id, record.unit, record.role))
        found += _differences(record, member)
    mentioned = {record.unit for record in records}
    absent = tuple(
        Absent(member, seat)
        for member in standing.members
        for seat in member.seats
        if seat.unit in mentioned and (member.id, seat.unit, seat.role) not in listed
    )
    others = {seat.unit for member in standing.members for seat in member.seats} - mentioned
    return RosterDifferences(tuple(dict.fromkeys(found)), absent, len(others))


def known_member(record: RosterRecord, standing: Standing) -> Member | None:
    """Whom a row means: by user id, else by name and mobile, as an import finds him."""
    same = (m for m in standing.members if (m.name, m.mobile) == (record.name, record.mobile))
    return standing.by_user(record.user_id or "") or next(same, None)


def _differences(record: RosterRecord, member: Member | None) -> list[Difference]:
    if member is None:
        return [Difference(What.NEW, record.unit, record.name, record.role)]
    found = list[Difference]()
    if not member.holds(record.unit, record.role):
        before = "、".join(seat.role for seat in member.seats if seat.unit == record.unit)
        found.append(Difference(What.NEW_POST, record.unit, record.name, record.role, before))
    if record.name != member.name:
        found.append(Difference(What.NAME, record.unit, record.name, before=member.name, after=record.name))
    if record.mobile and record.mobile != member.mobile:
        masked = mask(member.mobile), mask(record.mobile)
        found.append(Difference(What.MOBILE, record.unit, record.name, None, *masked))
    if record.user_id and record.user_id != member.user_id:
        ids = member.user_id, record.user_id
        found.append(Difference(What.USER_ID, record.unit, record.name, None, *ids))
    return found


def mark_known(reading: TableReading, standing: Standing) -> TableReading:
    """The same reading; rows of a roster that say what stands there already are marked so."""
    if not any(isinstance(one.record, RosterRecord) for one in reading.verdicts):
        return reading
    return replace(reading, verdicts=tuple(_marked(one, standing) for one in reading.verdicts))


def _marked(one: RowVerdict, standing: Standing) -> RowVerdict:
    record = one.record
    if not isinstance(record, RosterRecord) or one.verdict is not Verdict.OK:
        return one
    member = known_member(record, standing)
    if member is None or _differences(record, member):
        return one
    return replace(one, problems=(Problem(ProblemCode.UNCHANGED, "", record.name),))
