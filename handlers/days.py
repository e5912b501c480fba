"""The wording of a date, read against a case, or the refusal it earns."""

from dataclasses import dataclass
from datetime import date

from domain.chinese_dates import Choice, Exact, Refused, read_limit
from domain.errors import BadDate
from handlers.desk import Desk


@dataclass(frozen=True, slots=True)
class Limit:
    """The day meant as a new limit; unless it is certain, the days to choose from, perhaps only one."""

    days: tuple[date, ...]
    certain: bool


def read_new_limit(wording: str, deadline_on: date, desk: Desk) -> Limit:
    """What the words mean; a rest day is never taken as it is.

    Raises BadDate with the reader's reason, or `not_understood`.
    """
    calendar = desk.rules.calendar
    reading = read_limit(wording, today=desk.today, calendar=calendar, deadline_on=deadline_on)
    match reading:
        case Exact():
            return Limit((reading.on,), certain=True)
        case Choice():
            days = tuple(option.on for option in reading.options if option.on > deadline_on)
            if not days:
                raise BadDate("not_later", wording=wording, deadline=calendar.describe(deadline_on))
            return Limit(days, certain=False)
        case Refused():
            on = calendar.describe(reading.on) if reading.on else reading.wording
            raise BadDate(reading.code, wording=on, deadline=calendar.describe(deadline_on))
        case None:
            raise BadDate("not_understood", wording=wording)
