"""Everything on record that what is still to be told depends on."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.agenda import Call, Coming, Outlook
from domain.calendar_notes import calendar_notes
from domain.follow_ups import Followed, PlannedFollowUp, follow_up_nodes
from domain.intake.netizen_check import netizen_checks
from domain.notice_kinds import NoticeKind
from domain.planning import Planned, day_of
from domain.pointless import Standing
from domain.promptness import Rhythm
from domain.reminders import Duty, Node, Timetable, nodes
from domain.reports.coming import coming_reports
from domain.reports.plans import Plan
from domain.telling import People
from domain.vocabulary import AssignmentState, MessageState, PostRole
from storage.duties import open_duties, told_nodes, untold_cases
from storage.follow_ups import followed, told_follow_ups
from storage.netizen_messages import Collection as Collecting
from storage.netizen_messages import collection
from storage.notices import notes_owed, pushed_today
from storage.register import Register, load_register
from storage.standings import load_standings
from storage.tables import Assignment, Case, Notice
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record at one moment. `outlook` says what follows from it under given rules."""

    now: datetime
    register: Register
    duties: Sequence[Duty]
    told: frozenset[str]
    followed: Sequence[Followed]
    waiting: Sequence[Coming]
    untold: Sequence[tuple[int, int, bool]]  # assignment, unit, whether 立办立结
    told_today: Mapping[int, int] = field(default_factory=dict)
    plans: Collection[Plan] = ()  # of periodic reports
    collecting: Collecting | None = None  # of netizen messages; None: not asked
    check_at: time | None = None  # by when they are to be collected
    noted: frozenset[str] | None = None  # the weekly notes on a missing year that were owed; None: not asked

    def outlook(self, timetable: Timetable, rhythm: Rhythm, last_on: date) -> Outlook:
        """What is still to be told until the end of a day."""
        duties = [_with_push(duty, self._pushes(rhythm)) for duty in self.duties]
        calls = [*self._reminders(duties, timetable, last_on), *self._of_follow_ups(timetable)]
        calls += [*self._untold_pushes(rhythm), *self._calendar_notes(rhythm, last_on)]
        calls += [*self._reports(rhythm, last_on), *self._netizen_checks(rhythm, last_on)]
        return Outlook(self.now, rhythm, self.register.on, self.waiting, calls, self.told_today)

    def of_number(self, part: str) -> "Known":
        """Only what concerns the cases whose number holds these words."""
        ids = {duty.assignment_id for duty in self.duties if part in duty.case_number}
        ids |= {one.assignment_id for one in self.waiting if one.assignment_id and part in one.number}
        ids |= {one.assignment_id for one in self.followed if one.assignment_id and part in one.case_number}
        return self.about(ids)

    def about(self, assignment_ids: Collection[int]) -> "Known":
        """Only what concerns these assignments."""
        return replace(
            self,
            duties=[duty for duty in self.duties if duty.assignment_id in assignment_ids],
            followed=[one for one in self.followed if one.assignment_id in assignment_ids],
            waiting=[news for news in self.waiting if news.assignment_id in assignment_ids],
            untold=[one for one in self.untold if one[0] in assignment_ids],
            noted=None,
            collecting=None,
            plans=(),
        )

    def _reports(self, rhythm: Rhythm, last_on: date) -> Iterator[Call]:
        """The drafts of periodic reports, laid before whoever decides on them."""
        days, kind = (day_of(self.now), last_on), NoticeKind.PERIODIC_DRAFT
        for one in coming_reports(self.plans, rhythm.calendar, rhythm.hours, days):
            if one.at > self.now:
                about = f"{kind}:{one.kind}:{one.period.last_on}"
                news = Coming(about, kind, person_id=0, due_at=one.at, standing=Standing(one.at))
                yield Call(one.at, news, _deciders)

    def _pushes(self, rhythm: Rhythm) -> dict[int, datetime]:
        """When the cases that wait to be told will have been told."""
        moments: dict[int, datetime] = {}
        for news in self.waiting:
            if news.kind == NoticeKind.ASSIGNED and news.assignment_id:
                at = max(rhythm.moment_of(news), self.now)
                if not news.urgent and rhythm.hours.is_quiet(at, rhythm.calendar):
                    at = rhythm.later_slot(news.person_id, at)
                moments[news.assignment_id] = min(at, moments.get(news.assignment_id, at))
        return moments

    def _reminders(self, duties: Sequence[Duty], timetable: Timetable, last_on: date) -> Iterator[Call]:
        for duty in duties:
            for node in nodes(duty, timetable, reviews_until=last_on):
                if node.key not in self.told:
                    yield _call(node, Planned(duty, node))

    def _of_follow_ups(self, timetable: Timetable) -> Iterator[Call]:
        for one in self.followed:
            for node in follow_up_nodes(one, timetable):
                if node.key not in self.told:
                    yield _call(node, PlannedFollowUp(one, node))

    def _untold_pushes(self, rhythm: Rhythm) -> Iterator[Call]:
        """Cases that could not be told to anybody are told as soon as somebody is there."""
        numbers = {duty.assignment_id: duty.case_number for duty in self.duties}
        for assignment_id, unit_id, urgent in self.untold:
            at = rhythm.hours.push_time(self.now, rhythm.calendar, urgent=urgent)
            news = Coming(
                about=f"{NoticeKind.ASSIGNED}:{assignment_id}",
                kind=NoticeKind.ASSIGNED,
                person_id=0,
                due_at=at,
                standing=Standing(self.now, AssignmentState.ASSIGNED),
                urgent=urgent,
                assignment_id=assignment_id,
                unit_id=unit_id,
                number=numbers.get(assignment_id, ""),
            )
            yield Call(at, news, _holders(unit_id, PostRole.LIAISON, assignment_id))

    def _netizen_checks(self, rhythm: Rhythm, last_on: date) -> Iterator[Call]:
        """Nobody is going to collect unasked, as far as can be foreseen – unless an address is looked at."""
        known, today = self.collecting, day_of(self.now)
        if known is None or not known.had_any or known.pulled:
            return
        for check in netizen_checks(self.check_at, rhythm.calendar, rhythm.hours, today, last_on):
            settled = check.on in known.asked_on or check.on == known.collected_on
            if not settled and self.now < check.ends_at:
                facts = {"on": check.on.isoformat(), "ends_at": check.ends_at.isoformat()}
                kind = NoticeKind.NETIZEN_MISSING
                news = Coming(check.key, kind, 0, check.at, Standing(check.at), facts=facts)
                yield Call(check.at, news, _holders(0, PostRole.ADMIN), check.ends_at)

    def _calendar_notes(self, rhythm: Rhythm, last_on: date) -> Iterator[Call]:
        """The weekly word to the administrators as long as a year's holidays are missing."""
        if self.noted is None:
            return
        today = day_of(self.now)
        monday = today - timedelta(days=today.weekday())
        for note in calendar_notes(rhythm.calendar, rhythm.hours, monday, last_on):
            if note.key not in self.noted and self.now < note.ends_at:
                facts = {"year": note.year, "ends_at": note.ends_at.isoformat()}
                kind = NoticeKind.CALENDAR_MISSING
                news = Coming(note.key, kind, 0, note.at, Standing(note.at), facts=facts)
                yield Call(note.at, news, _holders(0, PostRole.ADMIN), note.ends_at)


async def known_now(work: UnitOfWork) -> Known:
    """Read all of it."""
    session = work.session
    rules = await work.rules()
    waiting = await _waiting(session, work.now)
    told = await told_nodes(session) | await told_follow_ups(session, None)
    return Known(
        now=work.now,
        register=await load_register(session),
        duties=await open_duties(session, work.now),
        told=frozenset(told),
        followed=await followed(session),
        waiting=waiting,
        untold=await untold_cases(session),
        plans=tuple(rules.policy.reports.values()),
        told_today=await pushed_today(session, {n.id for n in rules.directory.everybody()}, rules.on),
        noted=await notes_owed(session),
        collecting=await collection(session),
        check_at=rules.policy.netizen_check,
    )


def _with_push(duty: Duty, pushes: Mapping[int, datetime]) -> Duty:
    at = pushes.get(duty.assignment_id)
    return duty if at is None or duty.acknowledged else replace(duty, pushed_at=at)


def _deciders(people: People) -> list[int]:
    """As `storage.reports.who_decides` finds them."""
    found = people.told_for(0, PostRole.APPROVER) or people.told_for(0, PostRole.ADMIN)
    return [one.id for one in found]


def _holders(unit_id: int, role: PostRole, about: int | None = None) -> Callable[[People], list[int]]:
    return lambda people: [one.id for one in people.told_for(unit_id, role, about)]


def _call(node: Node, planned: Planned | PlannedFollowUp) -> Call:
    """A reminder as news for whoever holds the post by then, with the facts it is judged by."""
    duty = planned.duty
    due = node.deadline_on.isoformat() if node.deadline_on else None
    news = Coming(
        about=node.key,
        kind=node.kind,
        person_id=0,
        due_at=node.at,
        standing=Standing(
            node.at,
            state=_state_of(duty) if isinstance(duty, Duty) else None,
            deadline=due,
            follow_up_due=due,
        ),
        assignment_id=duty.assignment_id,
        unit_id=duty.unit_id,
        number=duty.case_number,
        facts={"post": node.recipient, "deadline": due, "ends_at": node.ends_at and node.ends_at.isoformat()},
        planned=planned,
    )
    told = _holders(duty.unit_id or 0, node.recipient, duty.assignment_id)
    return Call(node.at, news, told, node.ends_at)


def _state_of(duty: Duty) -> AssignmentState:
    if duty.reported:
        return AssignmentState.REPORTED
    return AssignmentState.ACKNOWLEDGED if duty.acknowledged else AssignmentState.ASSIGNED


async def _waiting(session: AsyncSession, now: datetime) -> list[Coming]:
    """What is owed and in no message yet."""
    query = (
        select(Notice, Assignment, Case)
        .outerjoin(Assignment, col(Notice.assignment_id) == col(Assignment.id))
        .outerjoin(Case, col(Assignment.case_id) == col(Case.id))
        .where(col(Notice.state).in_((MessageState.PLANNED, MessageState.HELD)))
        .order_by(col(Notice.id))
    )
    rows = (await session.exec(query)).all()
    standings = await load_standings(session, [notice for notice, _, _ in rows])
    return [
        Coming(
            about=notice.key.rpartition("@")[0] or notice.key,
            kind=notice.kind,
            person_id=notice.person_id,
            due_at=notice.due_at,
            standing=standings.of(notice, assignment, now),
            urgent=notice.urgent,
            assignment_id=notice.assignment_id,
            unit_id=assignment.unit_id if assignment is not None else None,
            number=case.spoken if case is not None else notice.facts.get("number", ""),
            facts=notice.facts,
        )
        for notice, assignment, case in rows
    ]
