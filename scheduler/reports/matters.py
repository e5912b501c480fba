"""Which report is next: what somebody asked for, then what is due and nobody has composed."""

from dataclasses import dataclass
from datetime import datetime

from domain.reports.coming import Coming, due_reports
from domain.reports.periods import Period
from domain.vocabulary import ReportKind, Source
from scheduler.reports.wanted import Wanted
from storage.reports import key_of, known_reports, wanted_reports
from storage.rules import Rules
from storage.tables import Report
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Matter:
    """One report to be composed; `row` is the id of the row that asks for it, None where it is due."""

    key: str
    wanted: Wanted
    late: bool = False
    row: int | None = None

    @property
    def period(self) -> Period:
        """The days it covers."""
        return Period(self.wanted.first_on, self.wanted.last_on)


async def next_matter(work: UnitOfWork) -> Matter | None:
    """The first one, None when there is nothing to compose. While sending is paused nothing is due."""
    for row in await wanted_reports(work.session):
        return _asked_for(row)
    rules = await work.rules()
    due = [_due(one) for one in coming_due(rules, work.now)]
    known = await known_reports(work.session, [one.key for one in due]) if due else set()
    return next((one for one in due if one.key not in known), None)


def coming_due(rules: Rules, now: datetime) -> list[Coming]:
    """What should have been composed by now."""
    policy = rules.policy
    if policy.paused_at is not None:
        return []
    return list(due_reports(policy.reports.values(), rules.calendar, policy.hours, now, rules.on))


def _asked_for(row: Report) -> Matter:
    wanted = Wanted(
        ReportKind(row.kind),
        row.first_on,
        row.last_on,
        tuple(map(Source, row.sources)),
        tuple(row.unit_ids),
    )
    return Matter(row.key, wanted, row=row.id)


def _due(coming: Coming) -> Matter:
    period = coming.period
    key = key_of(coming.kind, period, (), (), 0)
    return Matter(key, Wanted(coming.kind, period.first_on, period.last_on), coming.late)
