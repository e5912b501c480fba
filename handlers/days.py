"""The wording of a date, read against a case, or the refusal it earns."""

from dataclasses import dataclass
from datetime import date

from domain.chinese_dates import Choice, DateFlag, Exact, Refused, read_limit
from domain.deadlines import due
from domain.errors import BadDate
from domain.terms import Term
from handlers.desk import Desk
from storage.desks import Item


@dataclass(frozen=True, slots=True)
class Longest:
    """The last day any limit of a case may be, and the clause that says so."""

    on: date
    clause: str


@dataclass(frozen=True, slots=True)
class Limit:
    """The day meant as a new limit; unless it is certain, the days to choose from, perhaps only one.

    `said` is the wording where it depends on the day it is said; `why` is what makes it uncertain, and
    `on` the day that was meant and cannot be.
    """

    days: tuple[date, ...]
    certain: bool = False
    said: str = ""
    hour_left_out: bool = False
    why: str = ""
    on: date | None = None


def read_new_limit(wording: str, deadline_on: date, desk: Desk, longest: Longest | None = None) -> Limit:
    """What the words mean; a rest day is never taken as it is.

    Raises BadDate with the reader's reason, or `not_understood`.
    """
    reading = read_limit(
        wording,
        today=desk.today,
        calendar=desk.rules.calendar,
        deadline_on=deadline_on,
        latest_on=longest.on if longest else None,
    )
    match reading:
        case Exact():
            said = reading.wording if reading.relative else ""
            return Limit((reading.on,), certain=True, said=said, hour_left_out=_has_hour(reading))
        case Choice():
            days = tuple(option.on for option in reading.options if option.on > deadline_on)
            hour = any(map(_has_hour, reading.options))
            return Limit(days, said=reading.wording, hour_left_out=hour, why=reading.reason, on=reading.on)
        case Refused(options=days) if days:
            return Limit(days, said=reading.wording, why=reading.code, on=reading.on)
        case Refused():
            raise BadDate(reading.code, **_facts(reading, deadline_on, desk, longest))
        case None:
            raise BadDate("not_understood", wording=wording)


def read_certain_day(wording: str, after: date, desk: Desk) -> date:
    """The one working day later than `after` that the words mean.

    Raises BadDate; its reason is `choose`, with the days to say instead, where they leave more than one.
    """
    limit = read_new_limit(wording, after, desk)
    if not limit.certain:
        days = [desk.rules.calendar.describe(day, desk.today) for day in limit.days]
        raise BadDate("choose", wording=wording, days=days)
    return limit.days[0]


def longest_of(item: Item, desk: Desk) -> Longest | None:
    """The last day that the case's pack allows: so much altogether, and so much with one extension.

    Whoever handles a case anew has a limit of its own, which the time since the hand-over has no part in.
    """
    pack, assignment = desk.rules.pack_of(item.case), item.assignment
    answer = end_of_answer(item, desk)
    ends = [answer] if answer and not assignment.redo_round else []
    if pack.extension.length and assignment.deadline_on:
        ends += _end(pack.extension.length, assignment.deadline_on, pack.extension.clause, desk)
    return min(ends, key=lambda end: end.on, default=None)


def end_of_answer(item: Item, desk: Desk) -> Longest | None:
    """The end of the longest term from the hand-over, extensions included."""
    rule = desk.rules.pack_of(item.case).answer
    ends = _end(rule.longest, item.case.assigned_on, rule.clause, desk) if rule.longest else []
    return ends[0] if ends else None


def _end(term: Term, since: date, clause: str, desk: Desk) -> list[Longest]:
    on = due(term, since, desk.rules.calendar).nominal_on
    return [Longest(on, clause)] if on else []


def _has_hour(reading: Exact) -> bool:
    return DateFlag.HOUR_LEFT_OUT in reading.flags


def _facts(reading: Refused, deadline_on: date, desk: Desk, longest: Longest | None) -> dict[str, str]:
    describe = desk.rules.calendar.describe
    return {
        "wording": describe(reading.on, desk.today) if reading.on else reading.wording,
        "deadline": describe(deadline_on, desk.today),
        "latest": describe(longest.on, desk.today) if longest else "",
        "clause": longest.clause if longest else "",
    }
