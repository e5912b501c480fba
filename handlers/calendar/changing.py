"""A change of the calendar is made: days, limits and the ledger in one, told to everybody it touches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.calendar import Calendar
from domain.calendar_changes import StoredDay, holiday_rows
from domain.holiday_notices import Trouble
from domain.vocabulary import AssignmentState, YearSource
from handlers.calendar.effects import Effect, MovedLimit
from handlers.calendar.telling import tell_office, tell_unit
from handlers.desk import Desk
from storage.calendar import (
    day_facts,
    loaded_year,
    make_final,
    own_days,
    redo_orders,
    stored_days,
    write_days,
)
from storage.retractions import drop_notices
from storage.tables import CalendarYear

SHOWN = 5  # limits and days that stand in the question; all of them on 时限改动


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a change comes from: a year's notice, or (None) an administrator's own words."""

    source: YearSource | None = None
    paper: str = ""


def facts_of(effect: Effect, desk: Desk, doubts: Sequence[Trouble] = ()) -> dict[str, Any]:
    """What the question and the answer say of it."""
    year = effect.change.year
    return {
        "year": year,
        "rows": holiday_rows(effect.after, year) if year else [],
        "days": [{"on": one.on, "works": one.works, "name": one.name} for one in effect.days[:SHOWN]],
        "rested": sum(not one.works for one in effect.days),
        "worked": sum(one.works for one in effect.days),
        "kept": [_describe(on, effect.after, desk) for on in effect.change.kept],
        "limits": [limit_line(limit, effect.after, desk) for limit in effect.limits[:SHOWN]],
        "moved": len(effect.limits),
        "earlier": sum(limit.is_earlier for limit in effect.limits),
        "overdue": sum(limit.until < desk.today <= limit.before_on for limit in effect.limits),
        "unexplained": [desk.line(item).number for item in effect.unexplained[:SHOWN]],
        "unexplained_count": len(effect.unexplained),
        "final": effect.made_final,
        "reminders": effect.reminders,
        "doubts": doubts,
    }


def limit_line(limit: MovedLimit, after: Calendar, desk: Desk) -> dict[str, Any]:
    """One moved limit, its days in words."""
    before = desk.rules.calendar.describe(limit.before_on, desk.today, written=not limit.was_provisional)
    return {
        "case": desk.line(limit.item),
        "before": before,
        "until": after.describe(limit.until, desk.today, written=not limit.provisional),
        "earlier": limit.is_earlier,
    }


async def make_change(effect: Effect, origin: Origin, desk: Desk) -> None:
    """Write it, move the limits, note every one of them, tell whom it concerns; one act to take back."""
    work, change = desk.work, effect.change
    touched = [*change.puts, *change.drops]
    span = (min(touched), max(touched)) if touched else (desk.today, desk.today)
    known = await stored_days(work.session, *span)
    before: dict[date, StoredDay | None] = {on: known.get(on) for on in touched}
    after = own_days(change, own=origin.source is None)
    await write_days(work.session, after, change.drops)
    year_before = await _put_year(effect, origin, desk)
    moved = await _move(effect.limits, desk)
    final = await make_final(work.session, change.year) if change.year is not None else []
    _ = await work.change_rules()
    about = f"calendar:{change.year or min(touched)}"
    days = {"before": day_facts(before), "after": day_facts({**dict.fromkeys(change.drops), **after})}
    work.record(
        "calendar_changed", desk.actor, about,
        year=change.year, source=origin.source, paper=origin.paper, moved=moved, **days,
    )  # fmt: skip
    if change.year is not None:
        await drop_notices(work, f"calendar_note:{change.year}:", "loaded")
    at = work.now.isoformat()
    desk.remember(
        "calendar", assignments=[one[0] for one in moved], moved=moved, final=final, year=change.year,
        year_before=year_before, at=at, about=about, **days,
    )  # fmt: skip
    for limit in effect.limits:
        tell_unit(limit, change.year, desk)
    tell_office(effect, desk)


async def _put_year(effect: Effect, origin: Origin, desk: Desk) -> dict[str, Any] | None:
    """The year is official from now on; returns how it had come in before."""
    year = effect.change.year
    if year is None or origin.source is None:
        return None
    row = await loaded_year(desk.work.session, year)
    kept = row.model_dump(mode="json") if row else None
    row = row or CalendarYear(year=year)
    row.official, row.source, row.paper = True, origin.source, origin.paper
    row.loaded_by, row.loaded_at = desk.who.id, desk.now
    desk.work.session.add(row)
    return kept


async def _move(limits: Sequence[MovedLimit], desk: Desk) -> list[list[Any]]:
    """The limits are counted anew. Returns of each: id, day before and after, provisional before, version."""
    held = {item.id: item for item in await desk.hold([limit.item for limit in limits])}
    redone = [i for i, item in held.items() if item.assignment.state is AssignmentState.REDO]
    orders = await redo_orders(desk.work.session, redone)
    moved = []
    for limit in limits:
        assignment = held[limit.item.id].assignment
        if limit.item.id in orders:
            orders[limit.item.id].deadline_on = limit.until
        else:
            assignment.first_deadline_on = limit.until
        assignment.deadline_on, assignment.provisional = limit.until, limit.provisional
        assignment.version += 1
        facts = {"before": str(limit.before_on), "until": str(limit.until)}
        desk.work.record("limit_recounted", desk.actor, limit.item.subject, **facts)
        moved.append([limit.item.id, *facts.values(), limit.was_provisional, assignment.version])
    return moved


def _describe(on: date, calendar: Calendar, desk: Desk) -> str:
    return calendar.describe(on, desk.today, written=True)
