"""One assignment on its ladder: which rows still hold for it, and which acts have ended the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from domain.calendar import DAY
from domain.deadlines import days_before
from domain.duties import Duty, Timetable
from domain.ladder import Ahead, Ladder, Rung, Until
from domain.pace import HALF, lags
from domain.zone import OFFICE_ZONE


@dataclass(frozen=True, slots=True)
class Climb:
    """One assignment with the ladder that holds for it. Ongoing ones are looked at without end."""

    duty: Duty
    timetable: Timetable
    reviews_until: date | None = None
    ladder: Ladder = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ladder", self.timetable.ladder_of(self.duty.source, self.duty.pack))

    def rungs(self) -> list[Rung]:
        """The rows that concern it and that nothing has ended yet."""
        duty, ladder = self.duty, self.ladder
        return [
            rung
            for rung in ladder.rungs(duty.source, key=duty.key)
            if rung.concerns(duty.role, key=duty.key) and not IS_OVER[rung.until](duty, ladder)
        ]

    def slot(self, on: date) -> datetime:
        """When messages of a day go out."""
        return self.timetable.hours.slot_on(on)

    def ahead(self, deadline: date, ahead: Ahead) -> date:
        """The working day so far ahead of the deadline."""
        return days_before(deadline, ahead.days, ahead.unit, self.timetable.calendar)


def has_word(duty: Duty) -> bool:
    """Whether the unit has said anything in this term, or is asked in a rhythm of its own anyway."""
    asked_anyway = duty.review_every_days is not None
    return asked_anyway or duty.spoken or duty.reported or duty.extension_pending


IS_OVER: Final[Mapping[Until, Callable[[Duty, Ladder], bool]]] = {
    Until.ACKNOWLEDGED: lambda duty, _: duty.acknowledged,
    Until.SPOKEN: lambda duty, _: not duty.acknowledged or has_word(duty),
    Until.HALF_DONE: lambda duty, _: not lags(duty.progress, HALF),
    Until.ASKED: lambda duty, ladder: (
        duty.extension_pending
        or (ladder.extension_times is not None and duty.extensions >= ladder.extension_times)
    ),
    Until.REPORTED: lambda duty, ladder: duty.reported or not ladder.report_required,
    Until.TOLD: lambda duty, _: duty.answered,
    Until.ANSWERED: lambda duty, _: duty.answered,
}


def end_of(on: date) -> datetime:
    """The midnight after a day."""
    return datetime.combine(on + DAY, time(), OFFICE_ZONE)
