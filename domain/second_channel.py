"""The second channel (R13, R66): when news nobody has read goes another way, and which way comes next.

Receipts are used for this alone: never to compare people, never to say how fast somebody reads (R65).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from domain.calendar import Calendar
from domain.office_hours import OfficeHours

SETTING: Final = "second_channel"  # by class of news; without a scope, whether there is any at all
LOOK_BACK: Final = timedelta(days=7)  # older news has been overtaken by the ladder's own messages
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=3)


class Channel(StrEnum):
    """The ways to somebody besides the chat, each taken once per fact."""

    TO_DO = "todo"  # 待办
    DING = "ding"  # DING in the app
    DING_TEXT = "ding_text"  # DING by text message: only where the office has bought it
    DING_CALL = "ding_call"  # DING by telephone: likewise
    PHONE = "phone"  # a call that a person of the office makes


BOUGHT: Final = frozenset({Channel.DING_TEXT, Channel.DING_CALL})
RUNG: Final = frozenset({Channel.DING, Channel.DING_TEXT, Channel.DING_CALL})


class News(StrEnum):
    """The classes of news that have a second channel; all other news has none."""

    URGENT = "urgent"  # 立办立结 handed out
    ASSIGNED = "assigned"  # any other case handed out


@dataclass(frozen=True, slots=True)
class Course:
    """How long news may stay unread, and the ways it takes then, one after another at the same distance.

    `half_days` are halves of a working day; minutes are natural ones, put off to office hours (R17 apart).
    """

    channels: tuple[Channel, ...]
    minutes: int = 0
    half_days: int = 0

    @property
    def patience(self) -> timedelta:
        """The span as a number, for bounds and echoes; half a working day counts as half a day."""
        return timedelta(minutes=self.minutes) + timedelta(days=self.half_days) / 2


# R13 asks for half a working day; the quarter of an hour for 立办立结 is the office's own choice.
COURSES: Final[Mapping[News, Course]] = {
    News.URGENT: Course((Channel.DING, Channel.PHONE), minutes=15),
    News.ASSIGNED: Course((Channel.DING,), half_days=1),
}


@dataclass(frozen=True, slots=True)
class SecondChannel:
    """What is set: by class, and whether there is any second channel at all."""

    on: bool = True
    courses: Mapping[News, Course] = field(default_factory=lambda: dict(COURSES))


def read_second_channel(settings: Mapping[tuple[str, str], Mapping[str, Any]]) -> SecondChannel:
    """The courses that stored settings give; a class that is not set has its default."""
    courses = dict(COURSES)
    for news in News:
        value = settings.get((SETTING, news.value))
        if value:
            courses[news] = Course(
                tuple(Channel(channel) for channel in value["channels"]),
                minutes=value["minutes"],
                half_days=value["half_days"],
            )
    return SecondChannel(settings.get((SETTING, ""), {}).get("on", True), courses)


def stored(course: Course) -> dict[str, Any]:
    """A course as a setting keeps it."""
    return {
        "channels": [channel.value for channel in course.channels],
        "minutes": course.minutes,
        "half_days": course.half_days,
    }


@dataclass(frozen=True, slots=True)
class Taken:
    """A way that was taken, when, and whether it led nowhere."""

    channel: Channel
    at: datetime
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """The way that comes next, and from when on."""

    channel: Channel
    at: datetime


def next_step(
    news: News, course: Course, since: datetime, taken: Sequence[Taken], when: tuple[OfficeHours, Calendar]
) -> Step | None:
    """The first way not taken yet; None when all are. One that led nowhere makes room for the next at once.

    Each counts from the one before, so that after a standstill they do not all come together.
    """
    known = {one.channel: one for one in taken}
    begins, last = since, None
    for channel in course.channels:
        if channel in known:
            last = known[channel]
            begins = begins if last.failed else max(begins, last.at)
            continue
        if last is not None and last.failed:
            return Step(channel, _in_hours(news, last.at, when))
        return Step(channel, _after(news, course, begins, when))
    return None


def _after(news: News, course: Course, at: datetime, when: tuple[OfficeHours, Calendar]) -> datetime:
    hours, calendar = when
    for _ in range(course.half_days):
        at = hours.half_working_day_after(at, calendar)
    return _in_hours(news, at + timedelta(minutes=course.minutes), when)


def _in_hours(news: News, at: datetime, when: tuple[OfficeHours, Calendar]) -> datetime:
    """立办立结 goes out at any hour (R17), everything else only when something may be sent (R22)."""
    hours, calendar = when
    return at if news is News.URGENT or not hours.is_quiet(at, calendar) else hours.next_slot(at, calendar)
