"""The weekly word to the administrators that a year's holidays are missing, until they are loaded."""

from datetime import datetime

from domain.calendar_notes import CalendarNote, calendar_notes
from domain.notice_kinds import NoticeKind
from domain.planning import day_of
from domain.vocabulary import PostRole
from storage.calendar import count_provisional
from storage.calendar_seed import bundled_year
from storage.engines import Database
from storage.notices import are_owed
from storage.rules import Rules
from storage.unit_of_work import Owed, UnitOfWork


async def owe_calendar_notes(database: Database, rules: Rules, now: datetime) -> None:
    """Owe what has fallen due this week and is not owed yet: late rather than never, never twice."""
    due = due_now(rules, now)
    if due is None:
        return
    people = rules.directory.office(PostRole.ADMIN)
    async with database.reader() as session:
        keys = [f"{due.key}@{admin.id}" for admin in people]
        if await are_owed(session, keys):
            return
    async with UnitOfWork(database, now) as work:
        facts = {
            "year": due.year,
            "count": await count_provisional(work.session, due.year),
            "bundled": bool(bundled_year(due.year)),
            "ends_at": due.ends_at.isoformat(),
        }
        for admin in people:
            key = f"{due.key}@{admin.id}"
            work.owe(Owed(key, NoticeKind.CALENDAR_MISSING, admin.id, due.at, facts=facts))
        await work.commit()


def due_now(rules: Rules, now: datetime) -> CalendarNote | None:
    """This week's note once its time has come."""
    today = day_of(now)
    monday = today.fromordinal(today.toordinal() - today.weekday())
    notes = calendar_notes(rules.calendar, rules.policy.hours, monday, today)
    return next((note for note in notes if note.at <= now < note.ends_at), None)
