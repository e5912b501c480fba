"""Looks at the addresses administrators named, when their time has come; what is found is taken once."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from domain.intake.addresses import read_address
from domain.intake.looking import Found, LookFailed, Taken
from domain.intake.rhythm import MOST_ATTEMPTS, PullRhythm, wait_after
from domain.intake.vocabulary import PullState
from domain.names import NAMES
from domain.notice_kinds import NoticeKind
from domain.vocabulary import PostRole, Source
from scheduler.ports import Clock, Outside, Taker
from storage.engines import Database
from storage.ledger import ROBOT
from storage.netizen_messages import note_collected
from storage.pulls import any_pull_due, find_pull, lease_pull, next_pull
from storage.rules import Rules
from storage.tables import Pull
from storage.unit_of_work import Owed, UnitOfWork

_BROUGHT: Final = ("handed_out", "waiting")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the look needs of the leased row; the row itself stays in its transaction."""

    id: int
    address: str
    source: str
    etag: str
    modified: str


class Pulls:
    """One for the life of the process. Nothing is remembered here: what is due stands in the table."""

    def __init__(self, database: Database, clock: Clock, owner: str, outside: Outside, take: Taker) -> None:
        self._database, self._clock, self._owner = database, clock, owner
        self._outside, self._take = outside, take
        self._in_turn = asyncio.Lock()
        self._done = 0

    async def run(self) -> int:
        """Look at what is due now; returns how many were looked at, also by whoever was at it already."""
        before = self._done
        async with self._in_turn:
            while (wanted := await self._lease()) is not None:
                await self._look(wanted)
                self._done += 1
        return self._done - before

    async def next_moment(self, now: datetime) -> datetime | None:
        """When time alone makes a look due."""
        async with self._database.reader() as session:
            return await next_pull(session, now)

    async def _lease(self) -> _Wanted | None:
        now = self._clock.now()
        async with self._database.reader() as session:
            if not await any_pull_due(session, now):
                return None
        async with UnitOfWork(self._database, now) as work:
            pull = await lease_pull(work, self._owner)
            if pull is None or pull.id is None:
                return None
            # A trial is asked about anew, and so is what was given up.
            again = pull.state is PullState.ON
            wanted = _Wanted(
                pull.id,
                pull.address,
                NAMES[Source(pull.source)],
                pull.etag if again else "",
                pull.modified if again else "",
            )
            await work.commit()
            return wanted

    async def _look(self, wanted: _Wanted) -> None:
        """The network is asked outside of any transaction; what it said is kept in one."""
        found: Found | LookFailed | None
        try:
            found = await self._outside.look(wanted.address, wanted.source, wanted.etag, wanted.modified)
        except LookFailed as failed:
            found = failed
        async with UnitOfWork(self._database, self._clock.now()) as work:
            pull = await find_pull(work.session, wanted.id)
            if pull is None or pull.lease_owner != self._owner:
                return  # somebody else was quicker, or the lease ran out
            pull.lease_owner = pull.lease_until = None
            pull.looked_at = work.now
            rules = await work.rules()
            if isinstance(found, LookFailed):
                self._note_failure(pull, found, work, rules)
            else:
                await self._keep(pull, found, work, rules)
            pull.wanted_by = None
            await work.commit()

    async def _keep(self, pull: Pull, found: Found | None, work: UnitOfWork, rules: Rules) -> None:
        is_trial, before = pull.state is PullState.TRIAL, pull.result
        nth = int(before.get("nth", 0)) + 1
        batch = pull.id or 0, 0 if is_trial else nth
        taken = Taken({}) if found is None else await self._take(found.items, batch, work)
        brought = not is_trial and any(taken.counts.get(one) for one in _BROUGHT)
        told = brought or _refuses_more(taken, before)
        what = "trial" if is_trial else "brought" if told else "unchanged"
        result = {**asdict(taken), "numbers": list(taken.numbers), "what": what}
        pull.result = {**result, "nth": nth if brought else nth - 1, "looks": _looks(before)}
        pull.attempts, pull.good_at = 0, work.now
        if found is not None and not is_trial:
            pull.etag, pull.modified = found.etag[:300], found.modified[:100]
        rhythm = PullRhythm.of(pull.rhythm)
        pull.next_try_at = None if is_trial else rhythm.next_after(work.now, rules.calendar)
        if pull.source == Source.NETIZEN_MESSAGE and not is_trial:
            await note_collected(work)
        work.record("pulled", ROBOT, f"pull:{pull.id}", what=what, **taken.counts)
        if is_trial or told or pull.wanted_by:
            _tell(pull, {**result, "nth": nth, "rhythm": _described(rhythm)}, work, rules)

    def _note_failure(self, pull: Pull, failed: LookFailed, work: UnitOfWork, rules: Rules) -> None:
        pull.attempts += 1
        over = pull.attempts >= MOST_ATTEMPTS
        trial = pull.state is PullState.TRIAL
        why = {"what": "failed", "code": failed.code, "status": failed.status}
        pull.result = {**pull.result, **why, "looks": _looks(pull.result)}
        pull.next_try_at = None
        if over and not trial:
            pull.state = PullState.GIVEN_UP
        elif not trial:
            pull.next_try_at = work.now + wait_after(pull.attempts)
        work.record("pull_failed", ROBOT, f"pull:{pull.id}", code=failed.code, attempts=pull.attempts)
        if trial or over or pull.attempts == 1 or pull.wanted_by:
            again = pull.next_try_at
            facts = {
                "what": "given_up" if over and not trial else "failed",
                "code": failed.code,
                "status": failed.status,
                "attempts": pull.attempts,
                "again": again.isoformat() if again else "",
            }
            _tell(pull, facts, work, rules)


def _looks(before: Mapping[str, Any]) -> int:
    """How many there have been, this one too."""
    return int(before.get("looks", 0)) + 1


def _refuses_more(taken: Taken, before: Mapping[str, Any]) -> bool:
    """What is refused every time is said once."""
    refused = taken.counts.get("refused", 0)
    return refused > 0 and refused != before.get("counts", {}).get("refused", 0)


def _tell(pull: Pull, facts: dict[str, Any], work: UnitOfWork, rules: Rules) -> None:
    """The administrators, and who asked for this look at once."""
    facts |= {
        "pull": pull.id,
        "name": read_address(pull.address).shown,
        "source": NAMES[Source(pull.source)],
    }
    admins = {person.id for person in rules.directory.office(PostRole.ADMIN)}
    asked = pull.wanted_by or (pull.asked_by if pull.state is PullState.TRIAL else 0)
    for person_id in sorted({asked} if asked else admins):
        key = f"{NoticeKind.PULL_TOLD}:{pull.id}:{pull.result['looks']}@{person_id}"
        due_at = work.now if asked else rules.policy.hours.push_time(work.now, rules.calendar, urgent=False)
        kind = NoticeKind.PULL_TOLD
        work.owe(Owed(key, kind, person_id, due_at, urgent=bool(asked), facts=facts))


def _described(rhythm: PullRhythm) -> dict[str, Any]:
    """As templates say it (parts/pull_rhythm)."""
    return {"at": rhythm.at and f"{rhythm.at:%H:%M}", "working_days": rhythm.working_days}
