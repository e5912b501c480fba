"""What composes a report of each kind: one row for each, and nothing else composes any."""

from collections.abc import Mapping
from typing import Final

from domain.vocabulary import ReportKind
from scheduler.reports.annual import compose_annual
from scheduler.reports.burden import compose_burden
from scheduler.reports.quarterly import compose_quarterly
from scheduler.reports.regular import ad_hoc, half_month, monthly, weekly
from scheduler.reports.wanted import Composer

COMPOSERS: Final[Mapping[ReportKind, Composer]] = {
    ReportKind.WEEKLY: weekly,
    ReportKind.HALF_MONTH: half_month,
    ReportKind.MONTHLY: monthly,
    ReportKind.QUARTERLY: compose_quarterly,
    ReportKind.ANNUAL: compose_annual,
    ReportKind.BURDEN: compose_burden,
    ReportKind.AD_HOC: ad_hoc,
}
