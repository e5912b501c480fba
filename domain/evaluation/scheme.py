"""The scheme (考评方案): how many points the share has and what takes some away, each with its clause.

The papers name the share and what is deducted; how much they leave to the office's own rules (按目标绩效考核
细则执行). So nothing is deducted until an administrator has said how much.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from domain.minus_items import MinusKind

EVALUATION: Final = "evaluation"  # the setting; its scope is `SHARE` or a kind of minus item
SHARE: Final = "share"
WHOLE: Final = Decimal(100)  # points of the whole assessment
_SHARE_CLAUSE: Final = "2025年建议提案办理工作总结：纳入单位年度绩效考核，占比5%"
_MINUS_CLAUSE: Final = "承高党政办字〔2022〕18号 四2"


@dataclass(frozen=True, slots=True)
class MinusRule:
    """What one kind of minus item costs. `points` is None where nobody has said how much: it costs nothing.

    `per_day`: for each natural day late, instead of for each time.
    """

    kind: MinusKind
    points: Decimal | None = None
    per_day: bool = False
    clause: str = _MINUS_CLAUSE


@dataclass(frozen=True, slots=True)
class Scheme:
    """All of it. `share` in points of a hundred; `share_clause` is "" where the office itself set it."""

    share: Decimal = Decimal(5)
    share_clause: str = _SHARE_CLAUSE
    rules: tuple[MinusRule, ...] = tuple(MinusRule(kind) for kind in MinusKind)

    def rule(self, kind: MinusKind) -> MinusRule:
        """The rule for one kind; every kind has one."""
        return next(rule for rule in self.rules if rule.kind is kind)

    @property
    def is_complete(self) -> bool:
        """Whether it is said of every kind what it costs."""
        return all(rule.points is not None for rule in self.rules)


def read_scheme(settings: Mapping[tuple[str, str], Mapping[str, Any]]) -> Scheme:
    """The scheme that stored settings give. A share that the office itself set has no clause of a paper."""
    usual = Scheme()
    share = settings.get((EVALUATION, SHARE), {}).get("points")
    rules = (_rule(kind, settings.get((EVALUATION, kind), {})) for kind in MinusKind)
    if share is None or Decimal(share) == usual.share:
        return Scheme(rules=tuple(rules))
    return Scheme(Decimal(share), "", tuple(rules))


def _rule(kind: MinusKind, value: Mapping[str, Any]) -> MinusRule:
    points = value.get("points")
    return MinusRule(kind, Decimal(points) if points is not None else None, bool(value.get("per_day", False)))
