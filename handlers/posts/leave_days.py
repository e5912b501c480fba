"""From which day to which: read, checked against the calendar, other absences, and circles of stand-ins."""

from datetime import date, timedelta
from typing import Final

from domain.errors import BadDate, BadInput
from domain.intents import StandIn
from domain.reading import Scene
from domain.reading.days.absences import is_open_ended, read_leave, says_unusable_days
from domain.standing_in import Away, find_loop
from handlers.desk import Desk
from storage.absences import absences_from

LONGEST: Final = timedelta(days=183)  # longer than that it is another holder that is wanted


def days_of(intent: StandIn, desk: Desk) -> tuple[date | None, date | None]:
    """First and last day; the words may be the answer to "which days?". Raises BadDate."""
    begins_on, ends_on = intent.begins_on, intent.ends_on
    if begins_on is None:
        begins_on, ends_on = read_leave(intent.text, Scene(desk.today, calendar=desk.rules.calendar))
    if ends_on is None and intent.text:
        first, last = says_unusable_days(intent.text)
        if begins_on is None and first:
            raise BadDate("leave_past", wording=f"{first}到{last}" if last else first)
        if begins_on is not None and last:
            raise BadDate("leave_order", wording=f"{first}到{last}")
        if begins_on is not None and not is_open_ended(intent.text):
            ends_on = begins_on
    return begins_on, ends_on


def check_days(begins_on: date, ends_on: date, desk: Desk) -> None:
    """Raise BadDate for days that are over, in the wrong order, or too far."""
    wording = f"{said(begins_on, desk)}到{said(ends_on, desk)}"
    if ends_on < begins_on:
        raise BadDate("leave_order", wording=wording)
    if ends_on < desk.today:
        raise BadDate("leave_past", wording=wording)
    if ends_on - max(begins_on, desk.today) > LONGEST or begins_on - desk.today > 2 * LONGEST:
        raise BadDate("leave_long", wording=wording)


async def check_others(wanted: list[Away], desk: Desk) -> None:
    """Raise if he is covered on one of these days already, or if it would go round in a circle."""
    session = desk.work.session
    for away in wanted:
        for row in await absences_from(session, away.begins_on, person_id=away.person_id):
            if row.unit_id == away.unit_id and row.begins_on <= away.ends_on:
                days = stretch(row.begins_on, row.ends_on, desk)
                name = "" if away.person_id == desk.who.id else name_of(away.person_id, desk)
                person = name_of(row.stand_in_id, desk)
                raise BadInput("covered_already", name=name, person=person, days=days)
        if loop := find_loop(away, desk.rules.register.absences):
            people = [name_of(one, desk) for one in loop.people]
            days = stretch(loop.first_on, loop.last_on, desk)
            raise BadInput("stand_in_loop", people=people, days=days, person=people[1])


def name_of(person_id: int, desk: Desk) -> str:
    """A person's name."""
    return desk.rules.directory.person(person_id).name


def said(on: date | None, desk: Desk) -> str:
    """A day as people say it; "" for none."""
    return desk.rules.calendar.describe(on, desk.today) if on else ""


def stretch(begins_on: date, ends_on: date, desk: Desk) -> str:
    """9月28日（周一）到10月10日（周六）, or the one day."""
    first, last = said(begins_on, desk), said(ends_on, desk)
    return first if begins_on == ends_on else f"{first}到{last}"
