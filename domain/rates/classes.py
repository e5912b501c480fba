"""Answered cases by class, in the words of each case's own scheme (A类 58，61.1%)."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.rates.counted import Counted
from domain.rates.formulas import SHARE_DECIMALS
from domain.rates.rounding import round_half_up, say_percent


@dataclass(frozen=True, slots=True)
class ClassShare:
    """One class: how many of all that were answered; without a name those whose answer names no class."""

    name: str
    count: int
    total: int

    @property
    def said(self) -> str:
        """Its share in percent as it is written; "" of nothing."""
        percent = round_half_up(self.count, self.total, SHARE_DECIMALS)
        return "" if percent is None else say_percent(percent)


def share_classes(cases: Sequence[Counted]) -> list[ClassShare]:
    """Every class of the documents in their order, at the end what names none; they make up the total."""
    answered = [one for one in cases if one.answered]
    counts = {name.name: 0 for one in answered for name in one.pack.result.classes} | {"": 0}
    for one in answered:
        counts[one.pack.result.name_of(one.result) if one.result else ""] += one.count
    unnamed = counts.pop("")
    total = sum(counts.values()) + unnamed
    shares = [ClassShare(name, count, total) for name, count in counts.items()]
    return [*shares, ClassShare("", unnamed, total)] if unnamed else shares
