"""Whether a file is a year's holidays: it was asked for, is spoken of so, or bears such a name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from domain.intents import Intent, LoadHolidays, ShowCalendar
from domain.permissions import may
from handlers.calendar.texts import ENDINGS
from handlers.desk import Desk
from storage.tables import StoredFile

_NAMED: Final = re.compile(r"节假日|放假|日历|假期|holiday", re.IGNORECASE)


def holidays_in(files: Sequence[StoredFile], wish: Intent | None, desk: Desk) -> LoadHolidays | None:
    """The first file that is meant to be the notice, from somebody who may load one."""
    if not may(desk.who.roles, LoadHolidays):
        return None
    readable = [file for file in files if file.name.lower().endswith(ENDINGS)]
    if isinstance(wish, LoadHolidays) and not wish.bundled and readable:
        return replace(wish, text="", file_id=readable[0].id or 0)
    meant = [file for file in readable if isinstance(wish, ShowCalendar) or _NAMED.search(file.name)]
    return LoadHolidays(file_id=meant[0].id or 0) if meant else None
