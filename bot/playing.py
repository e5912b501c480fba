"""Fills a demo: tables through the importer, what happened before through the chat itself."""

from collections.abc import Sequence
from datetime import datetime

from bot.demo import Demo
from bot.samples import roster, story, tables
from handlers.importing.applying import apply_rows
from handlers.importing.reading import applicable, read_grids
from handlers.importing.shell import shell_desk
from handlers.workbooks.opening import open_workbook
from storage.unit_of_work import UnitOfWork


async def play_sample(demo: Demo, until: datetime) -> None:
    """The sample district: its tables, then its story, said by its people at their times."""
    await load_tables(demo, [roster(), *tables()])
    for step in story():
        if step.at > until:
            break
        await demo.let_pass(step.at)
        await demo.say(step.who, step.says, step.files)
    await demo.let_pass(until)


async def load_tables(demo: Demo, files: Sequence[tuple[str, bytes]]) -> None:
    """Import files in the order given, as an administrator would."""
    for name, data in files:
        grids = await open_workbook(name, data)
        async with UnitOfWork(demo.duban.database, demo.clock.now()) as work:
            reading = await read_grids(grids, name, work)
            await apply_rows(applicable(reading, adopt=False), await shell_desk(work, name="demo"))
            await work.commit()
        await demo.welcome_everybody()
    await demo.rest()
