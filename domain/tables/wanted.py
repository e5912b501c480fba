"""Which rows of a table on record somebody wants, and how they are shown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.masking import ALL_MASKS, Masks
from domain.vocabulary import Source


class TableName(StrEnum):
    """The tables on record, by the names `duban export` calls them."""

    LEDGER = "ledger"
    ASSIGNMENTS = "assignments"
    RECTIFICATION = "rectification"
    VISITS = "visits"
    PROMISES = "promises"
    CLOSED = "closed"
    RIGHTS = "rights"  # acts × posts


@dataclass(frozen=True, slots=True)
class Wanted:
    """None is all. The days are those of the hand-over; of visits their own, of closed cases the closing's.

    `full`: names and numbers as written, for somebody with the right to it. Secret cases stay closed.
    `masks`: what is hidden otherwise.
    """

    source: Source | None = None
    unit_id: int | None = None
    since: date | None = None
    until: date | None = None
    in_session: bool | None = None
    full: bool = False
    masks: Masks = ALL_MASKS


EVERYTHING = Wanted()
