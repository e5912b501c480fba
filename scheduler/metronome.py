"""Beats time: everything that is due now is done now, in order; the clock and commits only wake it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import TracebackType
from typing import Self

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from domain.calendar import DAY
from domain.intake.netizen_check import netizen_checks
from domain.planning import day_of, deadline_horizon, next_moment
from domain.reports.coming import coming_reports
from domain.zone import OFFICE_ZONE
from scheduler.bundling import bundle
from scheduler.channels.errands import Errands
from scheduler.contacts import BookReader
from scheduler.delivery import Courier
from scheduler.digests import digest_moment, is_due, write_digests
from scheduler.drill_report import report_moment
from scheduler.drilling import rehearse
from scheduler.housekeeping import Housekeeper
from scheduler.ports import Clock
from scheduler.pulling import Pulls
from scheduler.recalls import take_back_cards
from scheduler.receipts import confirm_deliveries
from scheduler.reminders import Planner
from scheduler.reports.composing import compose_next
from scheduler.reports.matters import coming_due
from scheduler.returning import PULSE, beat, notice_restore
from scheduler.stops import end_stops, ends_of_stops, stops_of
from storage.drill import next_listing
from storage.duties import open_duties
from storage.engines import Database
from storage.glance import glance
from storage.heartbeat import Gap
from storage.notices import anything_to_bundle
from storage.outbox import next_moment as next_in_outbox
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork
from storage.witness import Witness

logger = logging.getLogger(__name__)

BEAT = timedelta(seconds=3)
CONFIRM = timedelta(minutes=1)
ASIDE = 2.0  # seconds
FINISHING = (
    10.0  # seconds for calls under way at the end: unrecorded ones would be made again after a restart
)


@dataclass
class Office:
    """Everything the passing of time works on. `wake` after any commit that may have put something out."""

    database: Database
    courier: Courier
    clock: Clock
    planner: Planner = field(init=False)
    housekeeper: Housekeeper = field(init=False)
    wanted: asyncio.Event = field(default_factory=asyncio.Event)
    in_turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    digested: tuple[date, int] | None = None
    witness: Witness | None = None  # knows from outside whether the database was put back
    beaten_at: datetime | None = None  # when this process last said that it is alive
    errands: Errands | None = None  # what goes another way than the chat
    books: BookReader | None = None  # reads the messenger's address book when somebody asks for it
    pulls: Pulls | None = None  # addresses that are looked at

    def __post_init__(self) -> None:
        self.planner = Planner(self.database)
        self.housekeeper = Housekeeper(self.database, self.courier.files, self.clock)

    @property
    def aside(self) -> tuple[Errands | BookReader | Pulls, ...]:
        """What runs beside the messages, as far as there is any of it."""
        return tuple(one for one in (self.books, self.errands, self.pulls) if one is not None)

    def wake(self) -> None:
        """Somebody committed something: do not wait for the next beat."""
        self.courier.wake()
        self.wanted.set()


async def tick(office: Office, *, aside: bool = True) -> None:
    """Do everything that is due now, and what that makes due; returns when nothing more is.

    Reminders are planned before they are bundled, and the digest is written after, so that it can name what
    comes late. Without `aside` the ways besides the chat are left to somebody else: messages never wait for
    them.
    """
    async with office.in_turn:
        tried = 1
        while tried:
            now = office.clock.now()
            seen = await glance(office.database, now, office.planner.seen)
            gap, changed = await _look_around(office, seen.rules)
            if changed:
                seen = await glance(office.database, now, office.planner.seen)
            rules = seen.rules
            swept = await office.planner.plan(now, seen, gap)
            posted = (seen.report_wanted or coming_due(rules, now)) and await _compose_reports(office)
            if seen.to_bundle or swept or posted:
                posted = await _bundle_all(office) or posted
            posted = await _write_digests(office, rules) or posted
            if rules.policy.drill_since is not None:
                posted = await _rehearse(office) or posted
            tried = await office.courier.deliver_due() if seen.to_send or posted else 0
            tried += await _run_aside(office) if aside else 0
        _ = await office.housekeeper.step()
        await _bear_witness(office)


async def _run_aside(office: Office) -> int:
    """What messages never wait for; returns how much was done."""
    return sum([await one.run() for one in office.aside])


async def _compose_reports(office: Office) -> bool:
    """Whatever goes wrong with a report, reminders go out. True if one was composed."""
    composed = False
    try:
        while await compose_next(office.database, office.courier.files, office.clock.now()):
            composed = True
    except Exception:
        logger.exception("a report could not be kept; the next beat tries again")
    return composed


async def _bundle_all(office: Office) -> bool:
    """Put what is due into messages, some people at a time. True if there was anything."""
    some, more = False, True
    while more:
        now = office.clock.now()
        async with office.database.reader() as session:
            if not await anything_to_bundle(session, day_of(now), now):
                break
        async with UnitOfWork(office.database, now) as work:
            more = await bundle(work)
            await work.commit()
        some = True
    return some


async def _write_digests(office: Office, rules: Rules) -> bool:
    """Once a day, and again when somebody new may read one. True if any were written."""
    now, written = office.clock.now(), 0
    if office.digested != (rules.on, rules.version) and is_due(rules, now):
        written = await write_digests(office.database, office.courier.files, rules, now)
        office.digested = (rules.on, rules.version)
    return written > 0


async def _look_around(office: Office, rules: Rules) -> tuple[Gap | None, bool]:
    """See what happened while nobody was there, and end what is over.

    The gap since the last beat, if any, and whether that changed anything for this pass.
    """
    now = office.clock.now()
    silent = office.beaten_at is None or not timedelta() <= now - office.beaten_at < PULSE
    over = any(stop.is_over(now) for stop in stops_of(rules).values())
    if not silent and not over:
        return None, False
    async with UnitOfWork(office.database, now) as work:
        gap, changed = None, False
        if office.beaten_at is None:
            changed = await notice_restore(work, office.witness)
        if silent:
            gap = await beat(work)
            office.beaten_at = work.now
        if over or changed:
            changed |= await end_stops(work)
        if silent or changed:
            await work.commit()
    return gap, changed


async def _bear_witness(office: Office) -> None:
    if office.witness is not None:
        async with office.database.reader() as session:
            await office.witness.note(session)


async def _rehearse(office: Office) -> bool:
    """While 演练模式 is on, take out of the outbox what is for others. True if it did anything."""
    async with UnitOfWork(office.database, office.clock.now()) as work:
        if rehearsed := await rehearse(work):
            await work.commit()
        return rehearsed


async def next_due(database: Database, now: datetime, rules: Rules) -> datetime:
    """The next moment at which time alone makes something happen; a clock may jump there and miss nothing."""
    hours, calendar, timetable = rules.policy.hours, rules.calendar, rules.timetable
    just_after = now + timedelta(microseconds=1)
    moments = [hours.next_slot(just_after, calendar)]
    days = {now.astimezone(OFFICE_ZONE).date(), rules.on + DAY, calendar.next_working_day(rules.on + DAY)}
    moments += [moment for on in days if (moment := digest_moment(rules, on))]
    moments += [datetime.combine(on, hours.quiet_until, OFFICE_ZONE) for on in days]
    reports = rules.policy.reports.values()
    moments += [one.at for one in coming_reports(reports, calendar, hours, (min(days), max(days)))]
    async with database.reader() as session:
        outbox = await next_in_outbox(session, now)
        duties = await open_duties(session, now, deadline_horizon(timetable, rules.on))
        listing = await next_listing(session, rules)
    unsigned = [duty for duty in duties if not duty.acknowledged]
    moments += ends_of_stops(rules)
    moments += [
        check.at
        for check in netizen_checks(rules.policy.netizen_check, calendar, hours, min(days), max(days))
    ]
    moments += [report_moment(rules, on) for on in days if rules.policy.drill_since]
    moments += [moment for moment in (outbox, listing, next_moment(unsigned, timetable, now)) if moment]
    return min(moment for moment in moments if moment > now)


class Metronome:
    """Runs `tick` at every beat and whenever the office is woken. Use as `async with Metronome(office):`."""

    def __init__(self, office: Office, beat: timedelta = BEAT) -> None:
        self._office = office
        self._scheduler = AsyncIOScheduler(
            timezone=OFFICE_ZONE,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_job(self._beat, "interval", seconds=beat.total_seconds(), id="tick")
        self._scheduler.add_job(self._confirm, "interval", seconds=CONFIRM.total_seconds(), id="confirm")
        self._scheduler.add_listener(_log_trouble, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        self._tasks: list[asyncio.Task[None]] = []
        self._stopped = asyncio.Event()
        self._stopping = False

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        office = self._office
        aside = [one.run for one in office.aside]
        self._tasks = [loop.create_task(self._serve())]
        self._tasks += [loop.create_task(self._serve_aside(run)) for run in aside]
        self._scheduler.start()
        self._office.wake()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scheduler.shutdown(wait=False)
        self._stopping = True
        self._stopped.set()
        self._office.courier.stop()
        self._office.wake()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=FINISHING)
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _beat(self) -> None:
        """A coroutine, or APScheduler would run it in a thread of its own."""
        self._office.wake()

    async def _confirm(self) -> None:
        office = self._office
        await take_back_cards(office.database, office.courier.messenger, office.clock)
        await confirm_deliveries(office.database, office.courier.messenger, office.clock)

    async def _serve(self) -> None:
        while not self._stopping:
            await self._office.wanted.wait()
            self._office.wanted.clear()
            try:
                await tick(self._office, aside=False)
            except Exception:
                logger.exception("a beat went wrong; the next one tries again")

    async def _serve_aside(self, run: Callable[[], Awaitable[int]]) -> None:
        """What goes beside the chat, in its own time: a service that hangs delays no message."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), ASIDE)
            if self._stopped.is_set():
                return
            try:
                if await run():
                    self._office.wake()
            except Exception:
                logger.exception("an errand went wrong; the next one tries again")


def _log_trouble(event: JobExecutionEvent) -> None:
    logger.error("job %s: %s", event.job_id, event.exception or "missed")
