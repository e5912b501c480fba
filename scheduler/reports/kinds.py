"""What composes a report of each kind: one row for each, and nothing else composes any."""

from collections.abc import Mapping
from typing import Final

from domain.vocabulary import ReportKind
from scheduler.reports.regular import ad_hoc, half_month, monthly, weekly
from scheduler.reports.wanted import Composer

COMPOSERS: Final[Mapping[ReportKind, Composer]] = {
    ReportKind.WEEKLY: weekly,
    ReportKind.HALF_MONTH: half_month,
    ReportKind.MONTHLY: monthly,
    ReportKind.AD_HOC: ad_hoc,
}
