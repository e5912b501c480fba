"""A file and what is known, read into one verdict per row."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from domain.names import NAMES
from domain.rosters.differences import mark_known
from domain.tables.grid import Grid
from domain.tables.problems import Problem, ProblemCode, Verdict
from domain.tables.reading import read_tables
from domain.tables.records import CaseRecord, KnownWorld, RosterRecord, RowVerdict, TableReading
from domain.vocabulary import Source
from handlers.importing.standing import as_they_stand
from handlers.likeness.telling import remark_alike
from handlers.units import register
from message_templates import render
from storage.cases import known_fingerprints, known_items
from storage.standing import load_standing
from storage.unit_of_work import UnitOfWork


async def read_grids(grids: Sequence[Grid], name: str, work: UnitOfWork) -> TableReading:
    """Read a file's sheets against the units and cases on record. Raises FileRefused."""
    rules = await work.rules()
    directory = rules.directory
    reached = {unit_id for unit_id in directory.units if directory.liaisons(unit_id)}
    world = KnownWorld(
        units=register(directory.units.values()),
        calendar=rules.calendar,
        today=rules.on,
        cases=await known_fingerprints(work.session),
        items=await known_items(work.session),
        groups=rules.policy.unit_groups,
        undertaking=tuple(
            name
            for unit_id, name in directory.units.items()
            if unit_id in reached and not directory.supervises(unit_id)
        ),
        unreached=[name for unit_id, name in directory.units.items() if unit_id not in reached],
        answers={source: rules.packs.of(source).answer for source in Source},
        leaderless=[name for unit_id, name in directory.units.items() if not directory.has_leader(unit_id)],
    )
    reading = read_tables(grids, world, file=name)
    if reading.differing:
        now = await as_they_stand(work.session, reading.differing, world)
        reading = read_tables(grids, replace(world, now=now), file=name)
    reading = _without_stopped(reading, world, rules.policy.stopped_sources)
    if any(isinstance(verdict.record, RosterRecord) for verdict in reading.verdicts):
        reading = mark_known(reading, await load_standing(work.session, directory))
    return await remark_alike(reading, world.cases, work)


def _without_stopped(reading: TableReading, world: KnownWorld, stopped: Collection[Source]) -> TableReading:
    """New cases of a source that takes in nothing new are refused; what is on record may still change."""
    if not stopped:
        return reading
    return replace(reading, verdicts=tuple(_judged(one, world, stopped) for one in reading.verdicts))


def _judged(verdict: RowVerdict, world: KnownWorld, stopped: Collection[Source]) -> RowVerdict:
    record = verdict.record
    if not isinstance(record, CaseRecord) or record.source not in stopped or record.key in world.cases:
        return verdict
    problem = Problem(ProblemCode.SOURCE_STOPPED, "", NAMES[record.source])
    return replace(verdict, verdict=Verdict.BAD, problems=(problem, *verdict.problems), record=None)


def explain(problem: Problem) -> str:
    """What is wrong with a cell and what would be right, in one sentence."""
    return render(f"import/{problem.code}.j2", **problem.facts)


def is_unchanged(verdict: RowVerdict) -> bool:
    """Whether exactly this row is on record already."""
    return any(problem.code is ProblemCode.UNCHANGED for problem in verdict.problems)


def applicable(reading: TableReading, *, adopt: bool) -> list[RowVerdict]:
    """The rows to apply: the good new ones; with `adopt` also those whose question has one answer."""
    wanted = {Verdict.OK, Verdict.ASK} if adopt else {Verdict.OK}
    return [v for v in reading.verdicts if v.verdict in wanted and v.record and not is_unchanged(v)]
