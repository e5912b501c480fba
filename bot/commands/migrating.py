"""`duban migrate`: brings the schema to the newest revision."""

from argparse import Namespace

from bot.commands.opening import open_database
from bot.settings import Settings
from storage.migrations.running import newest


async def migrate(_args: Namespace, settings: Settings) -> int:
    """Create or upgrade the schema and fill in what must be there."""
    async with open_database(settings, create=True):
        print(f"数据库结构已是最新（{newest()}）。")
    return 0
