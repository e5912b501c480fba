"""Who is told that somebody stands in: at once, on the first day, and on the day after the last."""

from datetime import datetime

from domain.calendar import DAY
from domain.notice_kinds import NoticeKind
from handlers.desk import Desk
from storage.retractions import drop_notices
from storage.tables import Absence
from storage.unit_of_work import Owed


def owe_stand_in_news(row: Absence, facts: dict[str, object], desk: Desk) -> None:
    """The stand-in is told now and when it begins, who was away when he is back; others' wish, at once."""
    now = desk.push_time()
    _owe(NoticeKind.STAND_IN_NAMED, (row, row.stand_in_id), now, {**facts, "to": "stand_in"}, desk)
    if row.person_id != desk.who.id:
        _owe(NoticeKind.STAND_IN_NAMED, (row, row.person_id), now, {**facts, "to": "absent"}, desk)
    if row.begins_on > desk.today:
        owe_beginning(row, facts, desk)
    owe_return(row, facts, desk)


def owe_beginning(row: Absence, facts: dict[str, object], desk: Desk) -> None:
    """With the slot of the first working day; before, if there is none in it."""
    hours, calendar = desk.rules.policy.hours, desk.rules.calendar
    on = calendar.next_working_day(row.begins_on)
    on = on if on <= row.ends_on else calendar.previous_working_day(row.begins_on)
    at = max(hours.slot_on(on), desk.push_time())
    _owe(NoticeKind.STAND_IN_BEGINS, (row, row.stand_in_id), at, facts, desk)


def owe_return(row: Absence, facts: dict[str, object], desk: Desk) -> None:
    """With the slot of the first working day after it."""
    hours, calendar = desk.rules.policy.hours, desk.rules.calendar
    at = hours.slot_on(calendar.next_working_day(row.ends_on + DAY))
    _owe(NoticeKind.BACK_AGAIN, (row, row.person_id), at, facts, desk)


def owe_end(row: Absence, to: int, why: str, facts: dict[str, object], desk: Desk) -> None:
    """It does not begin, or is over earlier: `why` is declined, called_off, back or restored."""
    _owe(NoticeKind.STAND_IN_ENDED, (row, to), desk.push_time(), {**facts, "why": why}, desk)


async def drop_stand_in_news(row: Absence, because: str, desk: Desk) -> None:
    """What was still to be told of it is not told."""
    for kind in (NoticeKind.STAND_IN_NAMED, NoticeKind.STAND_IN_BEGINS, NoticeKind.BACK_AGAIN):
        await drop_notices(desk.work, f"{kind}:{row.id}:", because)


def _owe(kind: str, whom: tuple[Absence, int], at: datetime, facts: dict[str, object], desk: Desk) -> None:
    row, to = whom
    key = f"{kind}:{row.id}:{facts.get('why', '')}:{int(desk.now.timestamp())}@{to}"
    desk.work.owe(Owed(key, kind, to, at, facts={**facts, "absence": row.id}))
