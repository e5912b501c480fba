"""What a regular report is written from, read once: cases, rates, and the stretches around its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar import DAY
from domain.intents import Rate
from domain.rates import Grain, Measured, Scope, Terms, formulas_of, measure, terms_of
from domain.reports.cases import ReportedCase, Standing, stand
from domain.reports.periods import Period, Rhythm, period_at, period_before
from domain.vocabulary import ReportKind
from scheduler.reports.wanted import Wanted
from storage.reported_cases import Handed, reported_cases
from storage.rules import Rules
from storage.tallies import Tallies, tally
from storage.unit_of_work import UnitOfWork

MOST_PERIODS = 6  # of the chart that shows how things went
RATES = (
    Rate.FINISHED,
    Rate.ANSWERED,
    Rate.ON_TIME,
    Rate.SIGNED,
    Rate.FACE,
    Rate.SATISFIED,
    Rate.VISITED,
    Rate.CONVERTED,
)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything as read; `before` and `after` are None where its days are no stretch of its kind."""

    wanted: Wanted
    rules: Rules
    cases: Sequence[ReportedCase]
    tallies: Tallies
    before: Period | None
    after: Period | None

    @property
    def days(self) -> tuple[date, date]:
        """The report's own, first and last."""
        return self.wanted.first_on, self.wanted.last_on

    @property
    def is_regular(self) -> bool:
        """Whether it looks at a whole year; an ad-hoc one looks at what was handed over on its days."""
        return self.wanted.kind is not ReportKind.AD_HOC

    @property
    def standing(self) -> Standing:
        """How all stood when its last day ended."""
        return stand(self.cases, *self.days)

    @property
    def earlier(self) -> Standing | None:
        """The same at the end of the stretch before."""
        return stand(self.cases, self.before.first_on, self.before.last_on) if self.before else None

    @property
    def begins(self) -> date:
        """The first day on which a case may have been handed over to count as this year's."""
        return begin_of(self.wanted)

    @property
    def carried(self) -> int:
        """Cases of earlier years that were not answered when this one began."""
        return sum(one.assigned_on < self.begins for one in self.cases)

    def rates(self) -> list[tuple[Rate, Measured]]:
        """Each rate that measures anything, by its first definition and any other."""
        return [
            (rate, one) for rate in RATES for one in measure(rate, self.tallies) if one.percent is not None
        ]

    @property
    def terms(self) -> Terms:
        """In whose words definitions are said."""
        return terms_of(self.tallies)

    def past(self) -> list[Period]:
        """The last stretches of this year up to its own, oldest first."""
        if self.before is None:
            return []
        rhythm, periods = self._rhythm(), [Period(*self.days)]
        while len(periods) < MOST_PERIODS:
            before = period_before(rhythm, periods[0].first_on)
            if before.first_on < self.begins:
                break
            periods.insert(0, before)
        return periods

    def _rhythm(self) -> Rhythm:
        return self.rules.policy.reports[self.wanted.kind].rhythm


async def gather(work: UnitOfWork, wanted: Wanted) -> Material:
    """Read what the report is about: how it stood when its last day ended.

    Only rates count what has been answered since, because what is late is decided by the database.
    """
    rules = await work.rules()
    handed = Handed(
        begin_of(wanted),
        wanted.last_on,
        wanted.sources,
        wanted.unit_ids,
        with_older=wanted.kind is not ReportKind.AD_HOC,
    )
    cases = await reported_cases(work.session, handed)
    before, after = _around(wanted, rules)
    return Material(wanted, rules, cases, await _tally(work, wanted), before, after)


def begin_of(wanted: Wanted) -> date:
    """A regular report looks at the whole year, an ad-hoc one at what was handed over on its days."""
    return wanted.first_on if wanted.kind is ReportKind.AD_HOC else wanted.last_on.replace(month=1, day=1)


def _around(wanted: Wanted, rules: Rules) -> tuple[Period | None, Period | None]:
    plan = rules.policy.reports.get(wanted.kind)
    if plan is None:
        return None, None
    own = period_at(plan.rhythm, wanted.last_on)
    if own != Period(wanted.first_on, wanted.last_on):
        return None, None
    return period_before(plan.rhythm, own.first_on), period_at(plan.rhythm, own.last_on + DAY)


async def _tally(work: UnitOfWork, wanted: Wanted) -> Tallies:
    """Counted unit by unit where some are named: a case that two of them answer for counts with each."""
    grains = {Grain.CASE, *(formula.grain for rate in RATES for formula in formulas_of(rate, ()))}
    tallies: Tallies = {grain: [] for grain in grains}
    for unit_id in wanted.unit_ids or (None,):
        scope = Scope(begin_of(wanted), wanted.last_on, wanted.sources, unit_id)
        for grain, counted in (await tally(scope, grains, work, on=wanted.last_on)).items():
            tallies[grain] += counted
    return tallies
