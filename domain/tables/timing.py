"""The dates of a row: when it was handed over, and the limits of lead and co-handlers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import WEEKDAYS, Calendar
from domain.deadlines import Deadline, DeadlineFlag, due
from domain.names import NAMES
from domain.packs import AnswerRule
from domain.tables.columns import Column
from domain.tables.grid import Cell
from domain.tables.problems import ProblemCode
from domain.tables.rows import TableRow
from domain.terms import FixedTerm, SpanTerm, Term, parse_term
from domain.written_days import YEARS, TermProblem, TermProblemCode, parse_day
from domain.zone import OFFICE_ZONE

LONGEST_TERM_DAYS = 3 * 366
FARTHEST_ASSIGNMENT_DAYS = 400
_WEEKDAY = re.compile(r"(?<=[0-9日号\s(（])[(（]?\s*(?:周|星期|礼拜)([一二三四五六日天])\s*[)）]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|[一二]?[零〇一二三四五六七八九]{2,4}年")
_CLOCK = re.compile(r"[T\s]+([0-2]?[0-9]):([0-5][0-9])(?::([0-5][0-9]))?\s*$")

_PROBLEMS: Mapping[TermProblemCode, ProblemCode] = {
    TermProblemCode.EMPTY: ProblemCode.MISSING_CELL,
    TermProblemCode.NO_SUCH_DAY: ProblemCode.NO_SUCH_DAY,
    TermProblemCode.DAY_MISSING: ProblemCode.DAY_MISSING,
    TermProblemCode.YEAR_MISSING: ProblemCode.YEAR_MISSING,
    TermProblemCode.OUT_OF_RANGE: ProblemCode.OUT_OF_RANGE,
    TermProblemCode.UNREADABLE: ProblemCode.UNREADABLE_TERM,
}
_DATE_COLUMNS = frozenset({Column.ASSIGNED_ON, Column.RECEIVED_AT})


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as written and the deadline it gives."""

    written: str
    deadline: Deadline


def read_assigned_on(row: TableRow, year: int, today: date) -> date | None:
    """The day of hand-over; `today` for tables without such a column, such as 民生实事. None if reported."""
    column = Column.ASSIGNED_ON
    if not row.has_column(column):
        row.report(ProblemCode.ASSIGNED_TODAY, column, today.isoformat())
        return today
    day = _read_day(row, column, year)
    if day and abs((day - today).days) > FARTHEST_ASSIGNMENT_DAYS:
        row.report(ProblemCode.FAR_DATE, column, day.isoformat())
    return day


def read_limit(row: TableRow, column: Column, assigned_on: date, calendar: Calendar) -> Limit | None:
    """A time limit counted from the hand-over; None if it was reported as no limit at all."""
    term = _read_term(row, column, assigned_on)
    if term is None:
        return None
    deadline = due(term, assigned_on, calendar)
    if deadline.on and deadline.on < assigned_on:
        row.report(ProblemCode.DEADLINE_BEFORE_ASSIGNMENT, column, row.text(column), assigned_on.isoformat())
        return None
    _report_doubts(row, column, deadline, calendar)
    return Limit(row.text(column), deadline)


def propose_limit(
    row: TableRow, rule: AnswerRule | None, assigned_on: date, calendar: Calendar, *, in_session: bool
) -> Limit | None:
    """What a rule gives where the cell is empty, put as a question with its clause; None without one."""
    term = rule.term(in_session=in_session) if rule else None
    if rule is None or not isinstance(term, SpanTerm):
        return None
    written, deadline = f"{term.n}{NAMES[term.unit]}", due(term, assigned_on, calendar)
    on = calendar.describe(deadline.on) if deadline.on else ""
    row.report(ProblemCode.TERM_BY_RULE, Column.TERM, written, on, rule.clause)
    if deadline.provisional:
        row.report(ProblemCode.PROVISIONAL, Column.TERM, on)
    return Limit(written, deadline)


def report_order(row: TableRow, lead: Deadline, co: Deadline, today: date) -> None:
    """Doubts that show only when both limits are known: co-handlers later than the lead, or a past limit."""
    if lead.on and co.on and co.on > lead.on:
        row.report(ProblemCode.CO_TERM_AFTER_DEADLINE, Column.CO_TERM, co.on.isoformat(), lead.on.isoformat())
    if lead.on and lead.on < today:
        row.report(ProblemCode.ALREADY_OVERDUE, Column.TERM, lead.on.isoformat())


def read_received_at(row: TableRow, year: int) -> datetime | None:
    """When a message came in, midnight if no time is written; None for an empty or reported cell."""
    cell = row.cell(Column.RECEIVED_AT)
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=OFFICE_ZONE)
    written = row.text(Column.RECEIVED_AT)
    day = _read_day(row, Column.RECEIVED_AT, year) if written else None
    if day is None:
        return None
    clock = _CLOCK.search(written)
    hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
    return datetime(day.year, day.month, day.day, min(hour, 23), minute, second, tzinfo=OFFICE_ZONE)


def _report_doubts(row: TableRow, column: Column, deadline: Deadline, calendar: Calendar) -> None:
    on = deadline.on
    if on is None:
        return
    if (on - deadline.assigned_on).days > LONGEST_TERM_DAYS:
        row.report(ProblemCode.FAR_DATE, column, on.isoformat())
    if DeadlineFlag.REST_DAY_KEPT in deadline.flags:
        following = calendar.next_working_day(on).isoformat()
        row.report(ProblemCode.ON_REST_DAY, column, calendar.describe(on), following)
    if deadline.provisional:
        row.report(ProblemCode.PROVISIONAL, column, on.isoformat())


def _read_term(row: TableRow, column: Column, assigned_on: date) -> Term | None:
    cell = _without_weekday(row.cell(column))
    term = parse_term(cell, year_hint=assigned_on.year)
    if isinstance(term, FixedTerm) and term.on < assigned_on and not _YEAR.search(row.text(column)):
        following = parse_term(cell, year_hint=assigned_on.year + 1)  # 12月交办，1月31日前办结
        term = following if isinstance(following, FixedTerm) else term
    if isinstance(term, TermProblem):
        _report_term(row, column, term)
        return None
    return term if not isinstance(term, FixedTerm) or _is_usable(row, column, term.on) else None


def _read_day(row: TableRow, column: Column, year: int) -> date | None:
    day = parse_day(_without_weekday(row.cell(column)), year_hint=year)
    if isinstance(day, TermProblem):
        _report_term(row, column, day)
        return None
    return day if _is_usable(row, column, day) else None


def _report_term(row: TableRow, column: Column, problem: TermProblem) -> None:
    code = _PROBLEMS[problem.code]
    if code is ProblemCode.UNREADABLE_TERM and column in _DATE_COLUMNS:
        code = ProblemCode.UNREADABLE_DATE
    suggestions = (problem.suggestion.isoformat(),) if problem.suggestion else ()
    row.report(code, column, row.text(column), *suggestions)


def _without_weekday(cell: Cell) -> Cell:
    return _WEEKDAY.sub("", cell) if isinstance(cell, str) else cell


def _is_usable(row: TableRow, column: Column, on: date) -> bool:
    """Whether the day lies in a century anybody means, and is the weekday that is written beside it."""
    if on.year not in YEARS:
        row.report(ProblemCode.OUT_OF_RANGE, column, row.text(column))
        return False
    said = _WEEKDAY.search(row.text(column))
    right = WEEKDAYS[on.weekday()]
    if said is None or said[1].replace("天", "日") == right:
        return True
    row.report(ProblemCode.WEEKDAY_MISMATCH, column, row.text(column), f"周{right}")
    return False
