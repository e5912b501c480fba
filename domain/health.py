"""体检: can anybody be reached for a unit, and what would put it right. Facts of a unit, never of persons."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.permissions import HANDLING, SIGNING, SUPERVISING, UNIT
from domain.rosters import Member
from domain.vocabulary import PostRole

SILENT_AFTER_DAYS: Final = 14
GRACE_DAYS: Final = 1  # what was sent so lately need not have been read


class Light(StrEnum):
    """How a unit stands: nobody can be reached, something is missing, all is well."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


class Reason(StrEnum):
    """Why a light is not green; the graver first."""

    NO_HOLDER = "no_holder"
    NO_USER_ID = "no_user_id"
    INVALID = "invalid"  # the messenger has refused the id: left, or out of the robot's range
    OUT_OF_RANGE = "out_of_range"  # the address book does not show him
    NO_ADMIN = "no_admin"
    NO_APPROVER = "no_approver"
    NO_SUPERVISOR = "no_supervisor"
    SILENT = "silent"
    NO_STAND_IN = "no_stand_in"
    NO_LEADER = "no_leader"
    LEADER_WITHOUT_ID = "leader_without_id"
    LEADER_UNREACHED = "leader_unreached"
    NO_MOBILE = "no_mobile"
    ONE_APPROVER = "one_approver"
    ONE_SUPERVISOR = "one_supervisor"
    NO_DISTRICT_LEADER = "no_district_leader"


RED: Final = frozenset(
    {
        Reason.NO_HOLDER, Reason.NO_USER_ID, Reason.INVALID, Reason.OUT_OF_RANGE,
        Reason.NO_ADMIN, Reason.NO_APPROVER, Reason.NO_SUPERVISOR,
    }
)  # fmt: skip
_ORDER: Final = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Trace:
    """What the last days show of a person: something was sent to him, and he read or wrote something."""

    sent: bool = False
    stirred: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason, and the person it is about where there is one."""

    reason: Reason
    name: str = ""


@dataclass(frozen=True, slots=True)
class UnitHealth:
    """A unit's light with its reasons, gravest first. `name` is empty for the office itself."""

    name: str
    findings: tuple[Finding, ...]
    open_cases: int = 0

    @property
    def light(self) -> Light:
        """Red if any reason is, yellow if there is any."""
        if any(one.reason in RED for one in self.findings):
            return Light.RED
        return Light.YELLOW if self.findings else Light.GREEN

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """The worst first; of equals those with more open cases."""
        first = _ORDER[self.findings[0].reason] if self.findings else len(_ORDER)
        return list(Light).index(self.light), first, -self.open_cases, self.name


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known besides the roster. `unseen`: user ids the address book did not show when it was read."""

    traces: Mapping[int, Trace]  # by person
    unseen: Collection[str] = ()

    def reaches(self, member: Member) -> bool:
        """Whether a message would arrive, as far as anything says."""
        return member.can_be_told and not self.hides(member)

    def hides(self, member: Member) -> bool:
        """Whether he is out of the robot's visible range; who has written since is not."""
        return member.user_id in self.unseen and not self.traces.get(member.id, Trace()).stirred


def check_unit(name: str, members: Sequence[Member], signs: Signs, open_cases: int = 0) -> UnitHealth:
    """The light of one unit from everybody who holds a post there."""
    handling = [m for m in members if _holds(m, name, HANDLING)]
    reached = [m for m in handling if signs.reaches(m)]
    findings = list(_unreached(handling, signs)) if not reached else _wanting(reached, signs)
    findings += _leaders([m for m in members if _holds(m, name, SIGNING)], signs)
    findings += [Finding(Reason.NO_MOBILE, m.name) for m in (reached or handling)[:1] if not m.mobile]
    return UnitHealth(name, tuple(sorted(findings, key=lambda one: _ORDER[one.reason])), open_cases)


def check_office(members: Sequence[Member], signs: Signs) -> UnitHealth:
    """The light of the office itself: nothing goes on without an approver, a supervisor, an administrator."""
    wanted = (
        (PostRole.ADMIN, Reason.NO_ADMIN, None),
        (PostRole.APPROVER, Reason.NO_APPROVER, Reason.ONE_APPROVER),
        (PostRole.SUPERVISOR, Reason.NO_SUPERVISOR, Reason.ONE_SUPERVISOR),
        (PostRole.DISTRICT_LEADER, Reason.NO_DISTRICT_LEADER, None),
    )
    findings = []
    for role, none, one in wanted:
        reached = [m for m in members if any(s.role is role for s in m.seats) and signs.reaches(m)]
        if not reached:
            findings.append(Finding(none))
        elif one and len(reached) == 1:
            findings.append(Finding(one, reached[0].name))
    return UnitHealth("", tuple(sorted(findings, key=lambda one: _ORDER[one.reason])))


def is_handling(name: str, members: Sequence[Member], open_cases: int) -> bool:
    """Whether cases go to the unit: it has people for them, or cases, or nobody at all."""
    if open_cases or not members:
        return True
    supervises = any(_holds(m, name, SUPERVISING) for m in members)
    return not supervises and any(_holds(m, name, UNIT) for m in members)


def _holds(member: Member, unit: str, roles: frozenset[PostRole]) -> bool:
    return any(seat.unit == unit and seat.role in roles for seat in member.seats)


def _unreached(handling: Sequence[Member], signs: Signs) -> list[Finding]:
    """Why nobody can be reached: of the first who would be told."""
    if not handling:
        return [Finding(Reason.NO_HOLDER)]
    first = min(handling, key=lambda m: not m.user_id)
    if not first.user_id:
        return [Finding(Reason.NO_USER_ID, first.name)]
    return [Finding(Reason.OUT_OF_RANGE if signs.hides(first) else Reason.INVALID, first.name)]


def _wanting(reached: Sequence[Member], signs: Signs) -> list[Finding]:
    """What is missing where somebody can be reached."""
    traces = [signs.traces.get(member.id, Trace()) for member in reached]
    findings = []
    if any(one.sent for one in traces) and not any(one.stirred for one in traces):
        findings.append(Finding(Reason.SILENT))
    if len(reached) == 1:
        findings.append(Finding(Reason.NO_STAND_IN, reached[0].name))
    return findings


def _leaders(leaders: Sequence[Member], signs: Signs) -> list[Finding]:
    if not leaders:
        return [Finding(Reason.NO_LEADER)]
    if any(signs.reaches(m) for m in leaders):
        return []
    first = min(leaders, key=lambda m: not m.user_id)
    return [Finding(Reason.LEADER_UNREACHED if first.user_id else Reason.LEADER_WITHOUT_ID, first.name)]
