"""The limit of a case in a report's table says when it is provisional."""

from dataclasses import replace
from datetime import date

from domain.reports.cases import ReportedCase
from domain.vocabulary import DeadlineKind, Source
from scheduler.reports.sections.cells import limit_of

CASE = ReportedCase(
    number="建议012", source=Source.DEPUTY_SUGGESTION, title="加装电梯", secret=False, key=False,
    units=("区住建局",), assigned_on=date(2026, 11, 10), deadline_on=date(2027, 2, 10),
    kind=DeadlineKind.RULE, answered_on=None,
)  # fmt: skip


def test_a_limit_in_a_year_without_a_notice_is_marked_and_any_other_is_not() -> None:
    assert limit_of(CASE) == "2027-02-10"
    assert limit_of(replace(CASE, provisional=True)) == "2027-02-10（暂定）"
    assert limit_of(replace(CASE, deadline_on=None, kind=DeadlineKind.ONGOING)) == "持续推进"
