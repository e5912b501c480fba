"""The sample district for `duban demo`: its roster, its tables, and what its people said before now."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from domain.zone import OFFICE_ZONE

START = datetime(2026, 9, 10, 8, 50, tzinfo=OFFICE_ZONE)
NOW = datetime(2026, 9, 22, 10, 0, tzinfo=OFFICE_ZONE)

_ROSTER = "roster.csv"
_AT_START = ("suggestions.csv", "proposals.csv", "netizen_0910.csv", "livelihood.csv", "rectification.csv")

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person says, or the tables he sends without a word."""

    at: datetime
    who: str  # user id
    says: str = ""
    files: tuple[File, ...] = ()


def roster() -> File:
    """Name and content of the roster, to be imported first."""
    return _read(_ROSTER, _ROSTER)


def tables() -> list[File]:
    """The tables of everything under way at START; later ones are sent in the story."""
    return [_read(name, name) for name in _AT_START]


def story() -> list[Step]:
    """All that is said between START and NOW, in order of time."""
    told = tomllib.loads(files(__name__).joinpath("story.toml").read_text("utf-8"))
    return [_step(**step) for step in told["step"]]


def _step(at: datetime, who: str, says: str = "", file: str = "", name: str = "") -> Step:
    sent = (_read(file, name),) if file else ()
    return Step(at.astimezone(OFFICE_ZONE), who, says, sent)


def _read(file: str, name: str) -> File:
    return name, files(__name__).joinpath(file).read_bytes()
