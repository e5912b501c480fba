"""The annual evaluation by chat: what the scheme costs, and facts that do not count."""

from dataclasses import dataclass
from decimal import Decimal

from domain.intents.intent import CaseRef, Intent
from domain.minus_items import MinusKind


@dataclass(frozen=True, slots=True)
class ShowScheme(Intent):
    """考评方案: how many points the share has, what takes some away, and by which clause."""


@dataclass(frozen=True, slots=True)
class SetShare(Intent):
    """考评 占5分: points of a hundred."""

    points: Decimal


@dataclass(frozen=True, slots=True)
class SetMinusPoints(Intent):
    """考评 超期扣0.5分, 考评 超期每天扣0.1分; 考评 超期不扣 without points."""

    kind: MinusKind
    points: Decimal | None = None
    per_day: bool = False


@dataclass(frozen=True, slots=True)
class WaiveMinus(Intent):
    """免扣 12 超期 因系统停机. `origin` names the fact once it is chosen."""

    refs: tuple[CaseRef, ...] = ()
    kind: MinusKind | None = None
    reason: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class CountMinusAgain(Intent):
    """取消免扣 12: what was waived counts again."""

    refs: tuple[CaseRef, ...] = ()
    kind: MinusKind | None = None
    origin: str = ""
