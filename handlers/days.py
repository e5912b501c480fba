"""The wording of a date, read against a case, or the question it raises."""

from datetime import date

from domain.chinese_dates import Choice, Exact, Refused, read_date
from domain.errors import BadDate
from handlers.desk import Desk
from storage.desks import Item


def read_day(wording: str, desk: Desk, item: Item | None = None) -> tuple[date, ...]:
    """The day that is meant, or several that may be; raises BadDate when none is."""
    reading = read_date(
        wording,
        today=desk.today,
        deadline_on=item.assignment.deadline_on if item else None,
        calendar=desk.rules.calendar,
    )
    match reading:
        case Exact():
            return (reading.on,)
        case Choice():
            return tuple(option.on for option in reading.options)
        case Refused():
            raise BadDate(reading.code, wording=wording)
        case None:
            raise BadDate("not_understood", wording=wording)
