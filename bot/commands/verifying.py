"""`duban verify`: recomputes the ledger's hash chain."""

from argparse import Namespace

from bot.commands.opening import open_database
from bot.settings import Settings
from message_templates import render
from storage.ledger import verify


async def verify_ledger(_args: Namespace, settings: Settings) -> int:
    """Print the head, or the first broken link; exit 1 when the chain does not hold."""
    async with open_database(settings) as database, database.reader() as session:
        found = await verify(session)
    if found.broken_at is None:
        print(f"台账核验通过：共 {found.entries} 条，最新校验码 {found.head}")
        return 0
    what = render("parts/ledger_fault.j2", what=found.what)
    print(f"台账核验不通过：第 {found.broken_at} 条起对不上（{what}），前 {found.entries} 条完好。")
    return 1
