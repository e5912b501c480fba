"""What counts against a unit (减分项, R46): facts with their evidence. Units only, and none is ranked."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import DAY
from domain.vocabulary import Source


class MinusKind(StrEnum):
    """No bonus for doing the job; minus points for these (S3-13)."""

    OVERDUE = "minus_overdue"  # 超期
    SENT_BACK = "minus_sent_back"  # 答复不全面、质量不高
    DISSATISFIED = "minus_dissatisfied"  # 差评


@dataclass(frozen=True, slots=True)
class MinusItem:
    """One of them: which case, when, and what shows it. `origin` names the fact, one of a kind.

    `on` is the day it happened; of a late answer the deadline that was missed. `recorded_by` is the body
    whose record it is, "" where the calendar alone shows it.
    """

    unit_id: int
    kind: MinusKind
    number: str
    on: date
    days: int = 0  # natural days late
    still_open: bool = False
    evidence: str = ""  # why it was sent back, what the person said; never of a secret case
    origin: str = ""
    assignment_id: int = 0
    source: Source | None = None
    secret: bool = False
    recorded_by: str = ""
    waived_because: str = ""  # the office found that it does not count (免扣), and why

    @property
    def begins_on(self) -> date:
        """The day from which it counts: an answer is late from the day after its deadline."""
        return self.on + DAY if self.kind is MinusKind.OVERDUE else self.on

    @property
    def until_on(self) -> date:
        """The day it came to an end, or was looked at: of a late answer the day of the answer."""
        return self.on + timedelta(days=self.days)
