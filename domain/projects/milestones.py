"""倒排: how much is to be done by which day, as it was written, or spread evenly back from the end."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from domain.calendar import Calendar
from domain.chinese_dates import Exact, read_date
from domain.numerals import fold_width
from domain.written_days import last_day_of_month

# By what words, and at the end of which months of the year there is a milestone.
RHYTHMS: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {"季度": (3, 6, 9, 12), "季": (3, 6, 9, 12), "月": tuple(range(1, 13)), "半年": (6, 12)}
)
_HALF_YEAR = re.compile(r"上半年(?:末|底)?|年中")
_QUARTER = re.compile(r"第?([一二三四1-4])季度(?!末|底)")
_PIECES = re.compile(r"[，,；;、。\n]+")
_PIECE = re.compile(
    r"\s*(?:到|至|在)?(?P<day>.+?)(?:之?前|以前)?[\s:：]*(?:计划|力争)?"
    r"(?:累计|完成|建成|达到?|做到|不少于|[≥>])*\s*(?P<figure>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>%|[^0-9\s%]{0,8})\s*"
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """So much is to be done by that day."""

    on: date
    quantity: float


def read_milestones(
    text: str, year: int, calendar: Calendar, *, target: float | None, measure: str
) -> tuple[Milestone, ...] | None:
    """6月底 10公里，9月底 30公里: in order, each more than the one before. None if any part is not that."""
    found = []
    for piece in filter(None, map(str.strip, _PIECES.split(fold_width(text)))):
        read = _PIECE.fullmatch(piece)
        on = _read_day(read["day"], year, calendar) if read else None
        quantity = _read_share(read, target, measure) if read else None
        if on is None or quantity is None:
            return None
        found.append(Milestone(on, quantity))
    rising = all(a.on < b.on and a.quantity < b.quantity for a, b in pairwise(found))
    return tuple(found) if found and rising else None


def _read_day(wording: str, year: int, calendar: Calendar) -> date | None:
    plain = _QUARTER.sub(r"\1季度末", _HALF_YEAR.sub("6月底", wording.strip()))
    read = read_date(plain, today=date(year, 1, 1), calendar=calendar)
    return read.on if isinstance(read, Exact) and read.wording == plain.strip() else None


def _read_share(read: re.Match[str], target: float | None, measure: str) -> float | None:
    amount, unit = float(read["figure"]), read["unit"]
    if unit == "%":
        return amount * target / 100 if target else None
    return amount if unit in {"", fold_width(measure)} or not measure else None


def spread(
    target: float, end_on: date, months: tuple[int, ...], today: date, *, whole: bool
) -> tuple[Milestone, ...]:
    """Even shares of the target at these months' ends, back from the last day; days gone by are left out.

    `whole`: what is counted comes in pieces, so a share is rounded up to one.
    """
    ends = [last_day_of_month(end_on.year, month) for month in months]
    days = [*(day for day in ends if day < end_on), end_on]
    shares = [(day, target * place / len(days)) for place, day in enumerate(days, start=1)]
    return tuple(Milestone(day, _round(share, whole=whole)) for day, share in shares if day >= today)


def _round(share: float, *, whole: bool) -> float:
    return float(math.ceil(share - 1e-9)) if whole else round(share, 1)
