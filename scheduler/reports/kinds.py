"""What composes a report of each kind: one row for each, and nothing else composes any."""

from collections.abc import Mapping
from typing import Final

from domain.vocabulary import ReportKind
from scheduler.reports.wanted import Composer

COMPOSERS: Final[Mapping[ReportKind, Composer]] = {}
