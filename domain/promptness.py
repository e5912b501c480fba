"""How soon each kind of news is told, and to what moment that comes for one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from domain.bundles import REMINDERS
from domain.calendar import DAY, Calendar
from domain.notice_kinds import NoticeKind
from domain.office_hours import OfficeHours
from domain.zone import OFFICE_ZONE

SECOND: Final = timedelta(seconds=1)
DAILY_CAP: Final = 4  # unasked messages a day; a morning's message and three that cannot wait


class Promptness(StrEnum):
    """How long news may wait. 立办立结 is outside this table: it is told at any hour (R17)."""

    AT_ONCE = "at_once"  # a limit runs, or somebody waits for this very person: no cap holds it back
    SOON = "soon"  # at once as long as the day's cap is not reached, then with the next slot
    WITH_SLOT = "with_slot"  # good to know: with the next morning's message


# Nothing has to be done the same day: however many cases a liaison has, these make one message a morning.
_GOOD_TO_KNOW: Final = frozenset(
    {
        NoticeKind.CO_OPINION_IN, NoticeKind.LEAD_EXTENDED, NoticeKind.LIMIT_MOVED, NoticeKind.RATED,
        NoticeKind.PROMISE_SET, NoticeKind.CASE_CLOSED, NoticeKind.CALENDAR_MISSING,
        NoticeKind.CALENDAR_CHANGED, NoticeKind.PERIODIC_DECIDED,
    }
)  # fmt: skip

# A kind that is missing here is told soon: it changes what somebody has to do. Reminders belong to their
# morning (R21, B.7: one message a slot).
_TABLE: Final[Mapping[str, Promptness]] = MappingProxyType(
    {
        NoticeKind.ASSIGNED: Promptness.AT_ONCE,  # the card at once (R10), its limit runs
        NoticeKind.URGED: Promptness.AT_ONCE,  # a person asks
        NoticeKind.OPINION_URGED: Promptness.AT_ONCE,
        NoticeKind.REDO_ORDERED: Promptness.AT_ONCE,
        NoticeKind.SUPERVISION_ISSUED: Promptness.AT_ONCE,
        NoticeKind.EXTENSION_REQUESTED: Promptness.AT_ONCE,  # one tap of this person decides
        NoticeKind.RETURN_REQUESTED: Promptness.AT_ONCE,
        NoticeKind.SUPERVISION_PROPOSED: Promptness.AT_ONCE,
        NoticeKind.PERIODIC_DRAFT: Promptness.AT_ONCE,
        NoticeKind.CLOSING_PROPOSED: Promptness.AT_ONCE,
        NoticeKind.CLOSING_REFUSED: Promptness.AT_ONCE,
        NoticeKind.NETIZEN_MISSING: Promptness.AT_ONCE,  # it has its own hour
        NoticeKind.HAND_OVER_ASKED: Promptness.AT_ONCE,
        NoticeKind.POST_VACANT: Promptness.AT_ONCE,
        NoticeKind.STAND_IN_BEGINS: Promptness.AT_ONCE,  # it says whose work is his from today on
        NoticeKind.EXTENSION_APPROVED: Promptness.AT_ONCE,  # what he asked for himself
        NoticeKind.EXTENSION_REFUSED: Promptness.AT_ONCE,
        NoticeKind.RETURN_APPROVED: Promptness.AT_ONCE,
        NoticeKind.RETURN_REFUSED: Promptness.AT_ONCE,
        NoticeKind.HANDING_OUT_UNDONE: Promptness.AT_ONCE,  # he may be working on what is nobody's
        NoticeKind.DECISION_UNDONE: Promptness.AT_ONCE,  # he may be acting on what holds no longer
        NoticeKind.RESULT_UNDONE: Promptness.AT_ONCE,
        NoticeKind.PAPER_UNDONE: Promptness.AT_ONCE,
        **dict.fromkeys(sorted(_GOOD_TO_KNOW), Promptness.WITH_SLOT),
        **dict.fromkeys(sorted(REMINDERS), Promptness.WITH_SLOT),
    }
)


class News(Protocol):
    """What the moment depends on: a stored notice, or one that is only foreseen."""

    @property
    def kind(self) -> str: ...
    @property
    def person_id(self) -> int: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def urgent(self) -> bool: ...


def promptness_of(kind: str) -> Promptness:
    """How long news of a kind may wait."""
    return _TABLE.get(kind, Promptness.SOON)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The moments at which people are told: the office's slot or their own, and how often a day at most."""

    hours: OfficeHours
    calendar: Calendar
    own_slots: Mapping[int, time] = field(default_factory=dict)  # person → time of day, after the office's
    cap: int = DAILY_CAP

    def slot_on(self, person_id: int, on: date) -> datetime:
        """When a person has his message on a day; never before the office's own slot."""
        slot, own = self.hours.slot_on(on), self.own_slots.get(person_id)
        return slot if own is None else max(slot, datetime.combine(on, own, OFFICE_ZONE))

    def next_slot(self, person_id: int, at: datetime) -> datetime:
        """His first slot of a working day at or after the moment."""
        day = self.calendar.next_working_day(at.astimezone(OFFICE_ZONE).date())
        slot = self.slot_on(person_id, day)
        return slot if slot >= at else self.slot_on(person_id, self.calendar.next_working_day(day + DAY))

    def later_slot(self, person_id: int, at: datetime) -> datetime:
        """His first slot after the moment."""
        return self.next_slot(person_id, at + SECOND)

    def moment_of(self, news: News) -> datetime:
        """When it is told if nothing keeps it back.

        What is due with the office's slot comes with the person's own one, so that a morning has one message.
        """
        due_at = news.due_at.astimezone(OFFICE_ZONE)
        if news.urgent:
            return due_at
        if due_at == self.hours.slot_on(due_at.date()):
            return self.slot_on(news.person_id, due_at.date())
        waits = promptness_of(news.kind) is Promptness.WITH_SLOT
        return self.next_slot(news.person_id, due_at) if waits else due_at

    def holds_back(self, news: News, told_today: int) -> bool:
        """Whether the day's cap keeps it for the next slot."""
        return not news.urgent and told_today >= self.cap and promptness_of(news.kind) is Promptness.SOON
