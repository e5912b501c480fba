"""What a report is to be about, and what makes one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from domain.reports.contents import ReportContent
from domain.vocabulary import ReportKind, Source
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wanted:
    """Days (both included), of all sources and units unless some are named."""

    kind: ReportKind
    first_on: date
    last_on: date
    sources: tuple[Source, ...] = ()
    unit_ids: tuple[int, ...] = ()


Composer = Callable[[UnitOfWork, Wanted], Awaitable[ReportContent]]
