"""A table sent by chat: verdicts first, then one 确认 applies what is good."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.errors import NotAllowed, NothingThere
from domain.intents import EditRoster, ImportFile
from domain.permissions import ADMINS
from domain.tables.problems import Verdict
from domain.tables.records import CaseRecord, RosterRecord, TableReading
from domain.vocabulary import Source
from handlers.declining import who_instead
from handlers.desk import Desk
from handlers.importing.applied import IMPORTED
from handlers.importing.applying import apply_noting
from handlers.importing.preflight import roster_facts, unreached_facts
from handlers.importing.reading import applicable, explain, is_unchanged, read_grids
from handlers.likeness.telling import most_alike
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.joint import meetings_opened
from storage.netizen_messages import note_collected
from storage.tables import StoredFile
from storage.unit_of_work import UnitOfWork

router = Router()
_DAILY = Source.NETIZEN_MESSAGE  # collected every working day (R8)
LINES_SHOWN = 6  # doubtful rows on one phone screen
ALIKE_SHOWN = 3


@router.on(ImportFile)
async def import_file(intent: ImportFile, desk: Desk, work: UnitOfWork) -> Reply:
    """Show what the file holds; after a yes apply the good rows (with `adopt` also the suggestions)."""
    if not intent.file_id:
        return Reply("questions/table_wanted.md.j2", {}, Question((intent,)))
    file = await work.session.get(StoredFile, intent.file_id)
    if file is None:
        raise NothingThere("file")
    grids = await desk.shelf.open(file.name, file.sha256)
    reading = await read_grids(grids, file.name, work)
    if ADMINS.isdisjoint(desk.who.roles) and any(
        isinstance(v.record, RosterRecord) for v in reading.verdicts
    ):
        raise NotAllowed("roster", **who_instead(EditRoster, desk))
    if not desk.confirmed:
        roster = await roster_facts(reading, desk)
        return _verdict(reading, intent, file, roster | await unreached_facts(reading, work))
    rows = applicable(reading, adopt=intent.adopt)
    absent = (await roster_facts(reading, desk))["absent"]
    applied = await apply_noting(rows, desk)
    counts = {"posts": applied.posts, "cases": applied.cases}
    work.record(IMPORTED, desk.actor, f"file:{file.sha256}", name=file.name, **counts, **applied.as_facts())
    desk.remember(IMPORTED, at=work.now.isoformat(), assignments=[], **applied.as_facts())
    if any(isinstance(v.record, CaseRecord) and v.record.source is _DAILY for v in reading.verdicts):
        await note_collected(work)
    left = [v for v in reading.verdicts if v not in rows and not is_unchanged(v)]
    facts = {**counts, "left": len(left), **desk.push_facts()}
    facts |= {"absent": absent, "file": intent.file_id}
    facts |= {"meetings": await meetings_opened(work.session, work.now), "alike": len(most_alike(rows))}
    return Reply("replies/imported.md.j2", facts)


def _verdict(reading: TableReading, intent: ImportFile, file: StoredFile, more: Mapping[str, Any]) -> Reply:
    """Counts, then the rows that need a look; what to press stands below."""
    counts = Counter(verdict.verdict for verdict in reading.verdicts)
    doubtful = [v for v in reading.verdicts if v.verdict is not Verdict.OK]
    good, alike = applicable(reading, adopt=False), most_alike(reading.verdicts)
    adoptable = applicable(reading, adopt=True)
    facts = {
        "name": file.name,
        "counts": {verdict: counts[verdict] for verdict in Verdict},
        "good": len(good),
        "adoptable": len(adoptable) - len(good),
        "unchanged": sum(map(is_unchanged, reading.verdicts)),
        "sheets": len({verdict.sheet for verdict in reading.verdicts}),
        "rows": [(v, [explain(problem) for problem in v.problems]) for v in doubtful[:LINES_SHOWN]],
        "more": max(0, len(doubtful) - LINES_SHOWN),
        "alike": [(verdict.number, explain(problem)) for verdict, problem in alike[:ALIKE_SHOWN]],
        "alike_more": max(0, len(alike) - ALIKE_SHOWN),
        **more,
    }
    options = [replace(intent, adopt=False)] if good else []
    options += [replace(intent, adopt=True)] if len(adoptable) > len(good) else []
    return Reply("questions/import.md.j2", facts, Question(tuple(options), settles=True) if options else None)
