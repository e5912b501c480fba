"""Who waits for a year's holidays hears of it weekly from 1 November on, and never twice a week."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Calendar
from domain.calendar_changes import change_of_notice
from domain.calendar_notes import calendar_notes, missing_year
from domain.holiday_notices import read_notice
from domain.policy import HOURS
from tests.domain.calendars import OFFICIAL
from tests.domain.holidays.notices import notice


def days(calendar: Calendar, first: str, last: str) -> list[tuple[str, int]]:
    found = calendar_notes(calendar, HOURS, date.fromisoformat(first), date.fromisoformat(last))
    return [(f"{note.at:%m-%d %H:%M}", note.year) for note in found]


def with_2027() -> Calendar:
    found = read_notice(notice(2027), date(2026, 11, 10)).notice
    assert found is not None
    return change_of_notice(found, {}).apply(OFFICIAL)


def test_the_first_note_comes_on_the_first_working_day_of_november_then_every_week() -> None:
    assert days(OFFICIAL, "2026-10-01", "2026-11-20") == [
        ("11-02 08:45", 2027),
        ("11-09 08:45", 2027),
        ("11-16 08:45", 2027),
    ]
    assert missing_year(OFFICIAL, date(2026, 10, 31)) is None
    assert missing_year(OFFICIAL, date(2026, 11, 1)) == 2027


def test_where_november_begins_within_a_week_its_first_working_day_counts() -> None:
    assert days(OFFICIAL, "2023-10-30", "2023-11-12") == []
    without = Calendar(OFFICIAL.marks, OFFICIAL.official_years - {2024})
    assert days(without, "2023-10-30", "2023-11-12") == [("11-01 08:45", 2024), ("11-06 08:45", 2024)]


def test_once_the_year_is_loaded_nothing_more_is_said() -> None:
    assert days(with_2027(), "2026-11-01", "2027-10-31") == []
    assert days(with_2027(), "2027-10-25", "2027-11-07") == [("11-01 08:45", 2028)]


def test_into_the_missing_year_itself_the_notes_go_on() -> None:
    """The week of New Year has one note, though the year has turned."""
    found = days(OFFICIAL, "2026-12-21", "2027-01-17")
    assert found == [
        ("12-21 08:45", 2027),
        ("12-28 08:45", 2027),
        ("01-04 08:45", 2027),
        ("01-11 08:45", 2027),
    ]


@given(st.dates(date(2026, 10, 1), date(2027, 3, 1)), st.integers(0, 80))
def test_every_week_has_one_note_at_most_on_a_working_day(first: date, length: int) -> None:
    notes = calendar_notes(OFFICIAL, HOURS, first, first + timedelta(days=length))
    weeks = [note.at.isocalendar()[:2] for note in notes]
    assert len(set(weeks)) == len(weeks) == len({note.key for note in notes})
    assert all(OFFICIAL.is_working_day(note.at.date()) for note in notes)
    assert all(first <= note.at.date() <= first + timedelta(days=length) for note in notes)
    assert all(note.at < note.ends_at <= note.at + timedelta(days=7) for note in notes)
