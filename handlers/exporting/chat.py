"""导出台账 by chat: the table comes as a file, masked; unmasked for a purpose, to keepers of secrets only."""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from domain.errors import BadInput, NotAllowed, NothingThere
from domain.intents import ExportTable
from domain.names import NAMES
from domain.permissions import KEEPERS
from domain.tables.wanted import Wanted
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.exporting.export import Export
from handlers.exporting.registry import EXPORTS
from handlers.exporting.sending import send_file
from handlers.exporting.writing import Sheaf, TooLong, write_export
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import ask_which_unit, find_unit, guess_units

router = Router()
ENDING = ".xlsx"  # the platform passes on no csv file
MOST_ROWS = 20_000  # in a chat; the command line writes any number
SHORTEST_PURPOSE = 2  # characters


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it goes out, and how many rows it has."""

    name: str
    data: bytes
    rows: int


@router.on(ExportTable)
async def export_table(intent: ExportTable, desk: Desk) -> Reply:
    """Send the table after the answer; who took what, and what for, stands in the ledger."""
    if asked := _ask_first(intent, desk):
        return asked
    export, wanted = EXPORTS[intent.table], _wanted(intent, desk)
    written = await _write(export, wanted, _name(export, intent, desk), desk)
    if not written.rows:
        raise NothingThere("rows")
    noted = {"table": export.name, "rows": written.rows, "full": intent.full, "purpose": intent.purpose}
    await send_file(written.name, written.data, desk)
    desk.work.record("exported", desk.actor, f"table:{export.name}", **noted)
    facts = {"title": export.title, "table": export.name, "rows": written.rows, "name": written.name}
    return Reply("replies/exported.md.j2", {**facts, "full": intent.full})


def _ask_first(intent: ExportTable, desk: Desk) -> Reply | None:
    """Which unit, where the words fit several; what for, where nothing is to be masked."""
    if intent.unit and len(names := guess_units(intent.unit, desk)) > 1:
        return ask_which_unit(intent.unit, names, _with_unit(intent))
    if not intent.full:
        return None
    if desk.who.roles.isdisjoint(KEEPERS):
        raise NotAllowed("full_export")
    if len(intent.purpose.strip()) < SHORTEST_PURPOSE:
        question = Question((intent,), wants_words_for="purpose")
        return Reply("questions/export_purpose.md.j2", {"title": EXPORTS[intent.table].title}, question)
    return None


def _with_unit(intent: ExportTable) -> Callable[[str], ExportTable]:
    return lambda name: replace(intent, unit=name)


def _wanted(intent: ExportTable, desk: Desk) -> Wanted:
    names = guess_units(intent.unit, desk) if intent.unit else ()
    unit = names[0] if names else intent.unit
    unit_id = find_unit(unit, desk) if unit else None
    return Wanted(
        intent.source, unit_id, intent.since, intent.until, full=intent.full, masks=desk.rules.policy.masks
    )


async def _write(export: Export, wanted: Wanted, name: str, desk: Desk) -> Written:
    foot = f"{desk.who.name} {desk.now.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M} 导出"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"table{Path(name).suffix}"
        try:
            rows = await write_export(export, desk.work.session, wanted, Sheaf(target, foot, MOST_ROWS))
        except TooLong as too_long:
            raise BadInput("export_too_long", title=export.title, most=MOST_ROWS) from too_long
        return Written(name, await asyncio.to_thread(target.read_bytes), rows)


def _name(export: Export, intent: ExportTable, desk: Desk) -> str:
    """台账-建议-区住建局-20260922.xlsx."""
    source = NAMES[intent.source] if intent.source else ""
    words = (export.title, source, intent.unit, f"{desk.today:%Y%m%d}")
    return "-".join(filter(None, words)) + ENDING
