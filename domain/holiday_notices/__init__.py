"""The State Council's yearly notice on holidays: read from text or a table, and checked against itself."""

from domain.holiday_notices.notice import HolidayNotice, NoticeReading, Trouble, TroubleCode
from domain.holiday_notices.reader import read_notice
from domain.holiday_notices.tabular import read_csv, read_json

__all__ = [
    "HolidayNotice",
    "NoticeReading",
    "Trouble",
    "TroubleCode",
    "read_csv",
    "read_json",
    "read_notice",
]
