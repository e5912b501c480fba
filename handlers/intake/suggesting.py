"""Which units had cases like this one: offered when somebody puts a case in, never taken by itself."""

from domain.deadlines import due
from domain.tables.records import CaseRecord
from domain.terms import FixedTerm
from domain.vocabulary import Source
from handlers.desk import Desk
from handlers.likeness.telling import notes_on


async def units_of_alike(source: Source, title: str, content: str, desk: Desk) -> list[str]:
    """The units of the cases most like it, each once."""
    record = CaseRecord(
        source=source,
        in_session=True,
        number="",
        identity="",
        ordinal=None,
        title=title,
        content=content,
        units=(),
        assigned_on=desk.today,
        assigned_as_written=False,
        term="",
        deadline=due(FixedTerm(desk.today, ""), desk.today, desk.rules.calendar),
    )
    notes = (await notes_on([record], desk.work)).get(record.key, ())
    return list(dict.fromkeys(note.unit for note in notes if note.unit))
