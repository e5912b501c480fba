"""What an administrator sets about the daily digest (日报)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.intents.intent import Intent
from domain.vocabulary import Source


class Extent(StrEnum):
    """How much a reader's digest tells of."""

    CHOSEN = "chosen"  # the units and sources that were named
    EVERYTHING = "everything"
    USUAL = "usual"  # what his post reads without a setting


@dataclass(frozen=True, slots=True)
class SetDigestScope(Intent):
    """日报范围 张建国 区住建局 建议: `unplaced` is what is neither a unit nor a source."""

    person: str
    extent: Extent
    units: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    unplaced: str = ""


@dataclass(frozen=True, slots=True)
class SetDigestSilence(Intent):
    """没有事的日子不发日报 / 没有事也发日报."""

    silent: bool


@dataclass(frozen=True, slots=True)
class SetDigestPictures(Intent):
    """日报配图 / 日报不配图."""

    shown: bool


@dataclass(frozen=True, slots=True)
class ShowDigestReaders(Intent):
    """日报范围: who reads a digest, about which cases."""
