"""What counts against a unit (减分项, R46): facts with their evidence. Units only, and none is ranked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MinusKind(StrEnum):
    """No bonus for doing the job; minus points for these (S3-13)."""

    OVERDUE = "minus_overdue"  # 超期
    SENT_BACK = "minus_sent_back"  # 答复不全面、质量不高
    DISSATISFIED = "minus_dissatisfied"  # 差评


@dataclass(frozen=True, slots=True)
class MinusItem:
    """One of them: which case, when, and what shows it."""

    unit_id: int
    kind: MinusKind
    number: str
    on: date
    days: int = 0  # natural days late
    still_open: bool = False
    evidence: str = ""  # why it was sent back, what the person said
