"""Days that are counted are put into words by the calendar, which knows the years without a notice."""

import re
from pathlib import Path

import message_templates

ROOT = Path(message_templates.__file__).parent / "zh"
FOLDERS = ("cards", "errors", "lists", "parts", "push", "questions", "replies")
PUTS_DAYS = re.compile(r"\|\s*(?:full_)?day\b")
# These put days that have been, or that somebody wrote down: nothing in them is counted into the future.
WRITTEN = {
    "cards/calendar_month.md.j2",
    "parts/holiday_row.j2",
    "parts/notice_trouble.j2",
    "parts/scope.j2",
    "push/admin_alert.md.j2",
    "push/calendar_changed.md.j2",
    "push/message.md.j2",
    "push/review.md.j2",
    "questions/set_calendar_days.md.j2",
    "replies/calendar_days_set.md.j2",
    "replies/report_wanted.md.j2",
    "lists/minus_items.md.j2",
    "parts/minus_item.j2",
    "lists/visits.md.j2",
    "lists/acts.md.j2",
    "lists/setting_changes.md.j2",
    "parts/act_told.j2",
    "replies/acts_exported.md.j2",
}


def test_no_template_puts_a_counted_day_into_words_by_itself() -> None:
    found = {
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.j2")
        if PUTS_DAYS.search(path.read_text("utf-8"))
    }
    assert found <= WRITTEN, found - WRITTEN
