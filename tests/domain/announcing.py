"""Packs for tests: the bundled general one, with what a test wants otherwise."""

from dataclasses import replace

from domain.ladder import Ahead, Ladder, Notice
from domain.packs import Packs
from domain.vocabulary import DayUnit
from storage.packs import bundled_packs

GENERIC = bundled_packs()["generic"]
THREE = Notice(days=(3,))


def announcing(
    *days: int, unit: DayUnit = DayUnit.NATURAL_DAYS, extension: Ahead = GENERIC.extension.ahead
) -> Packs:
    """All cases under one pack that announces deadlines so many days ahead."""
    pack = replace(
        GENERIC,
        reminder=replace(GENERIC.reminder, days=days, unit=unit),
        extension=replace(GENERIC.extension, ahead=extension),
    )
    return Packs({pack.name: pack})


def ladder(*notices: Notice) -> Ladder:
    """A ladder with these announcements."""
    return Ladder(notices, GENERIC.extension.ahead, GENERIC.report.ahead)


USUAL = announcing(3)
