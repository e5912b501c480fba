"""Whatever anybody does in whatever order: what must hold of a case and its record holds after every act."""

import asyncio
import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from typing_extensions import override

from domain.intents import CaseRef, Intent
from domain.joint import Part as Share
from domain.joint import find_fault
from domain.permissions import may
from domain.transitions import LEFT, NEXT, OPEN, STRUCK_OFF
from domain.vocabulary import AssignmentRole, DeadlineKind, Party, RequestState
from storage.engines import Database
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork
from tests.lives.acts import ACTS, PEOPLE, TABLES, UNDOES, next_steps
from tests.lives.office import Happened, Office, Record
from tests.scenarios.town import at, settle_in

EXAMPLES = int(os.environ.get("LIVES", "8"))  # more for a long look by hand
MORNING = "2026-09-22 10:00"
STEPS = {(before, after) for (before, _), after in NEXT.items()}
# What may move a deadline: decisions, and acts of the office that bear a date of their own.
DECISIONS = frozenset(
    {
        "extension_approved", "return_approved", "reassigned", "designated", "coordinated", "taken_up_again",
        "suspended", "opinion_sent_back", "answer_sent_back", "redo_ordered", "co_added", "cases_merged",
        "answer_passed", "redo_ended",
    }
)  # fmt: skip


class Life(RuleBasedStateMachine):
    """People act at random; each act is judged by what it left on record."""

    template: ClassVar[Path]
    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.office = Office(self.template, self.folder, at(MORNING))
        self.known: Rules = self.office.run(self._rules())
        self.done: list[str] = []

    async def _rules(self) -> Rules:
        async with UnitOfWork(self.office.database, self.office.now) as work:
            return await work.rules()

    @override
    def teardown(self) -> None:
        try:
            assert self.office.chain_is_whole()
        finally:
            self.office.close()

    @rule(hours=st.sampled_from([1, 5, 24, 24, 72, 24 * 14, 24 * 45]))
    def time_passes(self, hours: int) -> None:
        self.office.waits(timedelta(hours=hours))

    @rule(which=st.integers(0, 40), chance=st.integers(0, 20))
    def a_case_goes_on(self, which: int, chance: int) -> None:
        """What would mostly come next for one part of one case."""
        self._happens(*self.next_step(which, chance))

    def next_step(self, which: int, chance: int) -> tuple[str, Intent]:
        parts = [p for p in self.office.record.parts.values() if p.state not in LEFT]
        part = parts[which % len(parts)]
        case = self.office.record.cases[part.case_id]
        refs = (CaseRef(case.ordinal or 0, case.source, case.number),)
        steps = next_steps(part.state, refs, self.known.directory.units[part.unit_id])
        return steps[chance % len(steps)]

    @rule(place=st.integers(0, 8), act=ACTS, anybody=st.sampled_from([False, False, False, True]))
    def somebody_acts(self, place: int, act: Intent, *, anybody: bool) -> None:
        """Mostly somebody whose post may do such a thing at all."""
        who = PEOPLE if anybody else self._who_may(act)
        self._happens(who[place % len(who)], act)

    def _happens(self, who: str, act: Intent) -> None:
        happened = self.office.does(who, act)
        if happened.refused:
            assert not happened.written, f"refused, yet written: {happened}"
            return
        self.done.append(type(happened.intent).__name__)
        self._is_told_in_the_ledger(happened)
        self._moved_by_the_table(happened)
        self._deadlines_moved_by_decision(happened)

    def _who_may(self, act: Intent) -> tuple[str, ...]:
        known = {who: self.known.directory.by_user(who) for who in PEOPLE}
        return tuple(who for who, one in known.items() if one and may(one.roles, type(act))) or PEOPLE

    def _is_told_in_the_ledger(self, happened: Happened) -> None:
        """Every change of a part stands in the ledger, under the name of whoever acted."""
        subjects = {entry.subject for entry in happened.written}
        subjects |= {f"assignment:{entry.facts['new']}" for entry in happened.written if "new" in entry.facts}
        for part_id, part in happened.after.parts.items():
            before = happened.before.parts.get(part_id)
            if before != part:
                assert {f"assignment:{part_id}", f"case:{part.case_id}"} & subjects, (
                    before,
                    part,
                    happened.intent,
                )
        assert all(entry.actor for entry in happened.written)

    def _moved_by_the_table(self, happened: Happened) -> None:
        if isinstance(happened.intent, UNDOES):
            return
        for part_id, part in happened.after.parts.items():
            before = happened.before.parts.get(part_id)
            if before is not None and before.state is not part.state:
                path = reachable(before.state)
                assert part.state in path, f"{before.state} → {part.state} by {happened.intent}"

    def _deadlines_moved_by_decision(self, happened: Happened) -> None:
        if isinstance(happened.intent, UNDOES):
            return
        for part_id, part in happened.after.parts.items():
            before = happened.before.parts.get(part_id)
            if before is not None and before.deadline_on != part.deadline_on:
                assert {entry.act for entry in happened.written} & DECISIONS, (before, part, happened)

    @invariant()
    def every_case_has_its_units(self) -> None:
        """One lead for joint handling; no case without a unit, no part without a limit (R4, R11)."""
        record = self.office.record
        for case_id, case in record.cases.items():
            parts = record.of_case(case_id)
            shares = [Share(p.unit_id, AssignmentRole(p.role), p.state) for p in parts]
            assert find_fault(shares) is None, (case.number, parts)
            assert [p for p in parts if p.state not in LEFT], case.number
            for part in parts:
                assert part.deadline_on is not None or part.kind == DeadlineKind.ONGOING, case.number

    @invariant()
    def nothing_is_closed_without_the_required_parties(self) -> None:
        record = self.office.record
        for case_id, case in record.cases.items():
            parts = record.of_case(case_id)
            if case.closed_at is None:
                assert not [p for p in parts if p.state in STRUCK_OFF], case.number
                continue
            assert not [p for p in parts if p.state in OPEN], case.number
            accepted = {a.party for a in record.acceptances if a.case_id == case_id and a.undone_at is None}
            wanted = set(self.known.pack_of(case).closing.parties)
            wanted -= set() if case.superior else {Party.SUPERIOR}
            assert wanted <= accepted, (case.number, wanted - accepted)

    @invariant()
    def a_request_waits_once_and_a_unit_never_rates(self) -> None:
        record = self.office.record
        for requests in (record.extensions, record.returns):
            waiting = [r.assignment_id for r in requests if r.state is RequestState.PENDING]
            assert len(waiting) == len(set(waiting))
            assert all(r.decided_by != r.person_id for r in requests if r.state is RequestState.APPROVED)
        for rating in record.ratings:
            unit = record.parts[rating.assignment_id].unit_id
            assert unit not in self.known.directory.person(rating.person_id).unit_ids


def reachable(state: object) -> set[object]:
    """States that one act's steps of the table lead to: an act may take several (认可 and 销号)."""
    found: set[object] = {state}
    while more := {after for before, after in STEPS if before in found} - found:
        found |= more
    return found


@pytest.fixture(scope="module")
def lives(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the town's people and its cases, to be copied for each life."""
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("lives") / "settled.db"))

    async def settle() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await settle_in(database, MORNING, TABLES)
        await database.close()

    asyncio.run(settle())
    return path


@pytest.mark.timeout(300)
def test_any_life(lives: Path, tmp_path: Path) -> None:
    Life.template, Life.folder = lives, tmp_path
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_record_of_nothing_has_no_parts() -> None:
    assert Record({}, {}, (), (), (), (), 0).of_case(1) == []
