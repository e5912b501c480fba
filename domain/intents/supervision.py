"""What the office wants when a unit lags, and what the unit does about it."""

from dataclasses import dataclass
from datetime import date

from domain.intents.intent import CaseRef, Intent
from domain.vocabulary import InspectionWay, SupervisionLevel


@dataclass(frozen=True, slots=True)
class LetterRef:
    """督〔2026〕3号, 督3: a numbered act of supervision; year 0 is this year."""

    sign: str
    serial: int
    year: int = 0


@dataclass(frozen=True, slots=True)
class Supervise(Intent):
    """督办函 12 限10月15日整改 进度滞后: one step of supervision on one unit's part in a case.

    `unit` is named where several handle the case; `skipping` is why steps in between were left out.
    """

    level: SupervisionLevel
    refs: tuple[CaseRef, ...] = ()
    until: str = ""
    reason: str = ""
    unit: str = ""
    skipping: str = ""


@dataclass(frozen=True, slots=True)
class ShowSupervision(Intent):
    """督办 12: what was done about a case."""

    refs: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowLetters(Intent):
    """督办函: what was issued and stands."""


@dataclass(frozen=True, slots=True)
class ShowLetter(Intent):
    """督3: one of them; `file`: and its document once more."""

    letter: LetterRef
    file: bool = False


@dataclass(frozen=True, slots=True)
class SignLetter(Intent):
    """签收 督3."""

    letter: LetterRef


@dataclass(frozen=True, slots=True)
class Rectify(Intent):
    """整改 督3 已增派人手: what the unit did about it."""

    letter: LetterRef
    text: str = ""


@dataclass(frozen=True, slots=True)
class PassRectification(Intent):
    """整改通过 督3."""

    letter: LetterRef


@dataclass(frozen=True, slots=True)
class FailRectification(Intent):
    """整改不到位 督3 理由, perhaps with another day."""

    letter: LetterRef
    reason: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class EndListing(Intent):
    """摘牌 12 已办结."""

    refs: tuple[CaseRef, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Inspect(Intent):
    """督查 12 电话 已联系施工方: the office looked for itself, at a case or at a unit."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""
    way: InspectionWay | None = None
    finding: str = ""


@dataclass(frozen=True, slots=True)
class ShowInspections(Intent):
    """督查记录 12, 督查记录 区住建局."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MarkKey(Intent):
    """12 列为重点 督办领导 张主任."""

    refs: tuple[CaseRef, ...] = ()
    leader: str = ""


@dataclass(frozen=True, slots=True)
class UnmarkKey(Intent):
    """取消重点 12 理由."""

    refs: tuple[CaseRef, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShowLag(Intent):
    """滞后: cases whose progress is behind the time that has passed (时间过半任务过半)."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowMinusItems(Intent):
    """减分项: what counts against units, with its evidence; no unit is ranked."""

    unit: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ReplaceTemplate(Intent):
    """换模板 督办函, with the file that takes the template's place; without one, the last one he sent.

    `restore`: 还原模板 督办函, the one that came with the program counts again.
    """

    level: SupervisionLevel
    file_id: int = 0
    restore: bool = False
