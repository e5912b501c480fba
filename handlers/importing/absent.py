"""离任 f12: whom a roster file does not list leaves office, by a yes of its own; an import ends no post."""

from domain.errors import NothingThere
from domain.intents import EndAbsent
from domain.rosters import Step, StepKind
from domain.rosters.differences import Absent, compare_with_roster
from domain.tables.records import RosterRecord
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.importing.reading import read_grids
from handlers.replying import Question, Reply
from handlers.rosters.applying import apply_steps, standing_of
from handlers.router import Router
from storage.tables import StoredFile
from storage.unit_of_work import UnitOfWork

router = Router()
SHOWN = 8


@router.on(EndAbsent)
async def end_absent(intent: EndAbsent, desk: Desk, work: UnitOfWork) -> Reply:
    """Who the file does not list, as things stand now; their posts end with yesterday after a yes."""
    file = await work.session.get(StoredFile, intent.file_id)
    if file is None:
        raise NothingThere("file")
    reading = await read_grids(await desk.shelf.open(file.name, file.sha256), file.name, work)
    records = [one.record for one in reading.verdicts if isinstance(one.record, RosterRecord)]
    standing = await standing_of(desk)
    absent = [one for one in compare_with_roster(records, standing).absent if not _is_own(one, desk)]
    if not absent:
        raise NothingThere("absent")
    steps = [
        Step(
            StepKind.END,
            unit=one.seat.unit,
            role=one.seat.role,
            person_id=one.member.id,
            name=one.member.name,
        )
        for one in absent
    ]
    if not desk.confirmed:
        facts = {"name": file.name, "steps": steps[:SHOWN], "more": max(0, len(steps) - SHOWN)}
        left = {one.member.id for one in absent}
        facts["alone"] = [
            unit
            for unit in dict.fromkeys(one.seat.unit for one in absent if one.seat.role is PostRole.LIAISON)
            if all(m.id in left for m in standing.holders(unit, PostRole.LIAISON))
        ]
        return Reply("questions/end_absent.md.j2", facts, Question((intent,)))
    await apply_steps(steps, desk)
    return Reply("replies/roster_changed.md.j2", {"steps": steps, "left": 0, "unreached": []})


def _is_own(one: Absent, desk: Desk) -> bool:
    """Whoever sends the file keeps his own right to mend it."""
    return one.member.id == desk.who.id and one.seat.role is PostRole.ADMIN
