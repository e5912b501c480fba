"""Adds to the counts of API calls."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.dialects import postgresql, sqlite

from storage.engines import Database
from storage.tables import ApiUsage


async def add_calls(database: Database, on: date, calls: Mapping[str, int]) -> None:
    """Add to a day's counts; replicas add up."""
    dialect = sqlite if database.is_sqlite else postgresql
    async with database.write_engine.begin() as connection:
        for api, count in sorted(calls.items()):
            row = dialect.insert(ApiUsage).values(on=on, api=api[:80], calls=count)
            summed = {"calls": ApiUsage.calls + row.excluded.calls}
            await connection.execute(row.on_conflict_do_update(index_elements=["on", "api"], set_=summed))
