"""The one time zone in which an office's days begin and end."""

from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")
