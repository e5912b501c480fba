"""Facts of the calendar's templates: years with and without a notice, changes that move limits or none."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from domain.calendar_changes import holiday_rows
from domain.holiday_notices import Trouble, TroubleCode
from domain.vocabulary import YearSource
from tests.domain.calendars import OFFICIAL

DAY = date(2027, 2, 14)
ROWS = holiday_rows(OFFICIAL, 2026)
LOADED = SimpleNamespace(
    source=YearSource.NOTICE, paper="国办发明电〔2025〕7号", loaded_at=datetime(2026, 11, 10, tzinfo=UTC)
)
_FACTS: dict[TroubleCode, dict[str, Any]] = {
    TroubleCode.UNREAD: {"words": "腊月二十起放假", "name": "春节"},
    TroubleCode.NO_SUCH_DAY: {"words": "2月30日"},
    TroubleCode.WEEKDAY: {"on": DAY, "said": "六"},
    TroubleCode.COUNT: {"first": DAY, "last": DAY, "said": 3, "counted": 1},
    TroubleCode.NOT_WEEKEND: {"on": DAY},
    TroubleCode.CONFLICT: {"on": DAY},
    TroubleCode.MISSING: {"names": ["端午节"], "year": 2027},
    TroubleCode.STATUTORY: {"on": DAY, "name": "国庆节"},
    TroubleCode.OUT_OF_SEASON: {"on": DAY, "name": "中秋节"},
    TroubleCode.OTHER_YEAR: {"on": DAY, "year": 2026},
    TroubleCode.FAR: {"on": DAY, "name": "春节", "days": 19},
    TroubleCode.BALANCE: {"rested": 20, "moved": 7, "worked": 6},
}
TROUBLES = [Trouble(code, _FACTS.get(code, {})) for code in TroubleCode]


def effect(case: object) -> dict[str, Any]:
    """Everything a change can do."""
    limit = {
        "case": case,
        "before": "2027年2月10日（周三 暂定）",
        "until": "2027年2月14日（周日 班）",
        "earlier": True,
    }
    return {
        "year": 2027, "rows": ROWS, "days": [{"on": DAY, "works": True, "name": "补班"}], "rested": 16,
        "worked": 5, "kept": ["2027年2月20日（周六 休）"] * 6, "limits": [limit] * 5,
        "moved": 9, "earlier": 2,
        "overdue": 1, "unexplained": ["建议012"], "unexplained_count": 3, "final": 4, "reminders": (17, 3),
        "doubts": TROUBLES[-1:], "paper": "国办发明电〔2026〕7号", "known": True, "bundled": True,
    }  # fmt: skip


NONE: dict[str, Any] = {
    "year": 2027, "rows": ROWS, "days": [{"on": DAY, "works": False, "name": "放假"}], "rested": 1,
    "worked": 0, "kept": [], "limits": [], "moved": 0, "earlier": 0, "overdue": 0, "unexplained": [],
    "unexplained_count": 0, "final": 0, "reminders": (0, 0), "doubts": [], "paper": "", "known": False,
    "bundled": False,
}  # fmt: skip
_MONTH = {
    "year": 2026, "month": 10, "working": 18,
    "holidays": OFFICIAL.holiday_blocks(date(2026, 9, 30), date(2026, 10, 31)),
    "weekends": [date(2026, 10, 17)], "made_up": [date(2026, 10, 10)], "provisional": False,
}  # fmt: skip


def facts(case: object) -> dict[str, dict[str, Any]]:
    """By template."""
    whole = effect(case)
    changing = ("questions/load_holidays.md.j2", "questions/set_calendar_days.md.j2",
                "replies/holidays_loaded.md.j2", "replies/calendar_days_set.md.j2")  # fmt: skip
    year = {
        "year": 2026, "rows": ROWS, "loaded": LOADED, "by": "秦越", "own": ["10月9日（周五 休）"] * 7,
        "first_year": 2004, "last_year": 2026, "provisional": 0, "may_load": True, "bundled": False,
    }  # fmt: skip
    return {
        **dict.fromkeys(changing, whole),
        "cards/calendar.md.j2": year,
        "cards/calendar_month.md.j2": _MONTH,
        "questions/notice_wanted.md.j2": {"year": 2027},
        "questions/notice_wrong.md.j2": {"troubles": TROUBLES, "years": ()},
        "questions/notice_year.md.j2": {"troubles": TROUBLES[:1], "years": (2026, 2027)},
        "replies/calendar_unchanged.md.j2": {"year": 2027, "days": []},
        "lists/moved_limits.md.j2": {
            "limits": whole["limits"], "page": SimpleNamespace(number=1, count=2, total=9), "foreseen": True,
        },
    }  # fmt: skip


def bare() -> dict[str, dict[str, Any]]:
    """The other side of every fork."""
    changing = ("questions/load_holidays.md.j2", "questions/set_calendar_days.md.j2",
                "replies/holidays_loaded.md.j2", "replies/calendar_days_set.md.j2")  # fmt: skip
    return {
        **dict.fromkeys(changing, NONE),
        "cards/calendar.md.j2": {
            "year": 2027, "rows": (), "loaded": None, "by": "", "own": [], "first_year": None,
            "last_year": None, "provisional": 2, "may_load": True, "bundled": True,
        },
        "cards/calendar_month.md.j2": {
            **_MONTH, "holidays": [], "made_up": [], "weekends": [], "provisional": True,
        },
        "questions/notice_wanted.md.j2": {"year": None},
        "replies/calendar_unchanged.md.j2": {"year": None, "days": ["10月10日（周六 班）"]},
        "lists/moved_limits.md.j2": {
            "limits": [], "page": SimpleNamespace(number=1, count=1, total=0), "foreseen": False,
        },
    }  # fmt: skip
