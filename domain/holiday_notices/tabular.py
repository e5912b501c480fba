"""A year's holidays as a table: JSON in the shape of the holiday-cn project, or lines day,休|班,name."""

import csv
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.calendar import DayMark
from domain.holiday_notices.checking import check_year
from domain.holiday_notices.notice import HolidayNotice, NoticeReading, Trouble, TroubleCode
from domain.written_days import parse_day

_RESTED = frozenset({"休", "休息", "放假", "rest", "holiday", "off", "休假"})
_WORKED = frozenset({"班", "上班", "补班", "工作", "work", "workday", "on"})
_LONGEST_NAME = 20

Row = tuple[date, bool, str]


def read_json(text: str) -> NoticeReading:
    """`{"year": …, "days": [{"name", "date", "isOffDay"}]}`; anything else is not understood."""
    try:
        document = json.loads(text)
        rows = [_json_row(day) for day in document["days"]]
        year = int(document["year"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return _unread(text)
    return _checked(year, rows)


def _json_row(day: dict[str, Any]) -> Row:
    off = day["isOffDay"]
    if not isinstance(off, bool):
        raise TypeError(off)
    return date.fromisoformat(day["date"]), not off, str(day["name"]).strip()[:_LONGEST_NAME]


def read_csv(text: str) -> NoticeReading:
    """Lines of day, 休 or 班, name of the holiday, perhaps under a heading; the year is that of most days,
    and each day has its own.
    """
    rows, troubles = list[Row](), list[Trouble]()
    for place, cells in enumerate(_lines(text)):
        row = _csv_row(cells)
        if row is not None:
            rows.append(row)
        elif place:  # the first line may be a heading
            troubles.append(Trouble(TroubleCode.UNREAD, {"words": ",".join(cells)[:40], "name": ""}))
    if troubles or not rows:
        return NoticeReading(troubles=tuple(troubles) or (Trouble(TroubleCode.NOTHING),))
    years = [on.year for on, _, _ in rows]
    return _checked(max(years, key=years.count), rows)


def _lines(text: str) -> Iterable[list[str]]:
    for cells in csv.reader(text.replace("，", ",").splitlines()):
        stripped = [cell.strip().lstrip("\ufeff") for cell in cells]
        if any(stripped):
            yield stripped


def _csv_row(cells: list[str]) -> Row | None:
    if len(cells) < 3:  # noqa: PLR2004 – day, work or rest, name
        return None
    on, kind, name = parse_day(cells[0]), cells[1].lower(), cells[2][:_LONGEST_NAME]
    if not isinstance(on, date) or not name or kind not in _RESTED | _WORKED:
        return None
    return on, kind in _WORKED, name


def _checked(year: int, rows: list[Row]) -> NoticeReading:
    days: dict[date, DayMark] = {}
    for on, is_working, name in rows:
        if days.setdefault(on, DayMark(is_working, name)).is_working is not is_working:
            return NoticeReading(troubles=(Trouble(TroubleCode.CONFLICT, {"on": on}),))
    if not days:
        return NoticeReading(troubles=(Trouble(TroubleCode.NOTHING),))
    troubles, doubts = check_year(year, days)
    if troubles:
        return NoticeReading(troubles=tuple(troubles))
    return NoticeReading(HolidayNotice(year, days), doubts=tuple(doubts))


def _unread(text: str) -> NoticeReading:
    return NoticeReading(troubles=(Trouble(TroubleCode.UNREAD, {"words": text.strip()[:40], "name": ""}),))
