"""News of a changed calendar: to every unit whose limit moved, and to the office the list."""

from typing import Any

from domain.permissions import SUPERVISING
from handlers.calendar.effects import Effect, MovedLimit
from handlers.desk import Desk
from storage.desks import Item
from storage.unit_of_work import Owed

LINES = 5  # moved limits that stand in the office's own message


def news_of(item_id: int, at: str) -> str:
    """How the keys of the news of one change begin."""
    return f"limit_moved:{item_id}:{at}@"


def office_news(at: str) -> str:
    """The same of what the office is told."""
    return f"calendar_changed:{at}@"


def tell_unit(limit: MovedLimit, year: int | None, desk: Desk) -> None:
    """The unit's limit has moved. Who has not been told of the case yet hears the new day with it."""
    if limit.item.assignment.pushed_at is None:
        return
    facts = {
        "before_on": limit.before_on.isoformat(),
        "until": limit.until.isoformat(),
        "was_provisional": limit.was_provisional,
        "year": year,
        "undone": False,
    }
    owe_to_unit(limit.item, facts, desk)


def owe_to_unit(item: Item, facts: dict[str, Any], desk: Desk) -> None:
    """One notice for each liaison."""
    for person in desk.rules.directory.liaisons(item.assignment.unit_id, item.id):
        key = f"{news_of(item.id, desk.now.isoformat())}{person.id}"
        desk.work.owe(Owed(key, "limit_moved", person.id, desk.push_time(), item.id, facts=facts))


def tell_office(effect: Effect, desk: Desk) -> None:
    """Whoever supervises besides the one who did it: how many moved, and the first of them."""
    if effect.change.year is None and not effect.limits:
        return
    lines = [
        [limit.item.case.spoken, limit.item.unit.name, limit.before_on.isoformat(), limit.until.isoformat()]
        for limit in effect.limits[:LINES]
    ]
    facts = {
        "year": effect.change.year,
        "moved": len(effect.limits),
        "lines": lines,
        "by": desk.who.name,
        "undone": False,
    }
    for person in desk.rules.directory.office(*SUPERVISING):
        if person.id != desk.who.id:
            key = f"{office_news(desk.now.isoformat())}{person.id}"
            desk.work.owe(Owed(key, "calendar_changed", person.id, desk.push_time(), facts=facts))
