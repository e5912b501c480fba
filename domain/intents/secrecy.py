"""What concerns secret cases (敏感件) and people's data: who may know, who looked, what is revealed."""

from dataclasses import dataclass
from enum import StrEnum

from domain.intents.intent import CaseRef, Intent


@dataclass(frozen=True, slots=True)
class MarkSecret(Intent):
    """12 列为敏感件 理由."""

    refs: tuple[CaseRef, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnmarkSecret(Intent):
    """12 取消敏感 理由."""

    refs: tuple[CaseRef, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LetIn(Intent):
    """知悉 12 加 李敏."""

    refs: tuple[CaseRef, ...]
    people: str


@dataclass(frozen=True, slots=True)
class ShutOut(Intent):
    """知悉 12 减 李敏."""

    refs: tuple[CaseRef, ...]
    people: str


@dataclass(frozen=True, slots=True)
class ShowReaders(Intent):
    """知悉 12: who may read a secret case."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class ShowViews(Intent):
    """谁看过 12."""

    refs: tuple[CaseRef, ...]


class Part(StrEnum):
    """What of a case is shown unmasked."""

    CONTACT = "contact_data"  # 联系方式
    WHOLE = "whole_text"  # 全文


@dataclass(frozen=True, slots=True)
class Reveal(Intent):
    """显示 12 联系方式 要打电话回访: unmasked, for a reason that is kept."""

    refs: tuple[CaseRef, ...]
    part: Part
    reason: str = ""
