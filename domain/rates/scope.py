"""Which cases a figure is about."""

from dataclasses import dataclass
from datetime import date

from domain.sight import EVERYTHING, Sight
from domain.vocabulary import Source


@dataclass(frozen=True, slots=True)
class Scope:
    """Cases handed over from `first` to `last` (both included); of all sources if none is named.

    `between`: those of the closed session only (闭会), or only the others. `sight`: of whoever asks.
    """

    first: date
    last: date
    sources: tuple[Source, ...] = ()
    unit_id: int | None = None
    key: bool = False
    between: bool | None = None
    sight: Sight = EVERYTHING
