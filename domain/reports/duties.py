"""What a report says besides the cases: dated duties, and what the office did about units that lag."""

from dataclasses import dataclass
from datetime import date

from domain.vocabulary import FollowUpKind, InspectionWay, SupervisionLevel, SupervisionState


@dataclass(frozen=True, slots=True)
class ReportedDuty:
    """An open follow-up (计划节点、承诺、整改 …); `title` is empty where the case is secret."""

    number: str
    title: str
    unit: str  # empty: the office's own
    kind: FollowUpKind
    due_on: date

    def is_overdue(self, on: date) -> bool:
        """Its day was over when the day ended."""
        return self.due_on < on


@dataclass(frozen=True, slots=True)
class ReportedAct:
    """One numbered act of supervision."""

    number: str
    level: SupervisionLevel
    case: str
    unit: str
    issued_on: date
    rectify_by_on: date | None
    state: SupervisionState


@dataclass(frozen=True, slots=True)
class ReportedLook:
    """One look of the office's own; `finding` is empty where the case is secret."""

    on: date
    way: InspectionWay
    about: str  # the case's number or the unit's name
    finding: str
