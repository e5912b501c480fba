"""A case's number: as written, as it is told apart from others, and as people say it (建议012, 12, 12号)."""

import re
from dataclasses import dataclass

from domain.tables.cells import compact
from domain.tables.sources import NUMBER_WORDS, OUT_OF_SESSION
from domain.vocabulary import Source

LONGEST_ORDINAL = 18  # digits that every database's big integer holds
_DIGITS = re.compile(r"[0-9]+")
_LETTERED = re.compile(r"[A-Za-z]")
_WRAPPED = re.compile(r"^第?(.+?)号?$")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """`identity` is the same for 建议012, 建议12号 and 12; `ordinal` is what people type, if any."""

    display: str
    identity: str
    ordinal: int | None


def read_case_number(written: str, source: Source, *, in_session: bool) -> CaseNumber:
    """Read a non-empty number. Cases handed over between sessions are counted on their own (闭会1)."""
    display = compact(written)
    bare = _WRAPPED.sub(r"\1", display.upper())
    bare = bare.removeprefix(NUMBER_WORDS[source]) or bare
    identity = _DIGITS.sub(lambda digits: digits[0].lstrip("0") or "0", bare)
    if not in_session and OUT_OF_SESSION not in identity:
        identity = OUT_OF_SESSION + identity
    runs = _DIGITS.findall(bare)
    fits = bool(runs) and len(runs[-1].lstrip("0")) <= LONGEST_ORDINAL
    return CaseNumber(display, identity, int(runs[-1]) if fits else None)


def number_from_serial(serial: str, source: Source, *, in_session: bool) -> CaseNumber:
    """The number of a row that has only a 序号: 实事01. Text that is no serial is taken as a number."""
    word = OUT_OF_SESSION if not in_session else NUMBER_WORDS[source]
    written = compact(serial)
    display = f"{word}{written.zfill(2)}" if _DIGITS.fullmatch(written) else written
    return read_case_number(display, source, in_session=in_session)


def say_number(number: str, source: Source) -> str:
    """The number as people say it: without a word of its own it gets the source's (留言88291, 工单GD12).

    Those of clues have one: XS-12.
    """
    bare = _DIGITS.fullmatch(number) or (_LETTERED.match(number) and source is not Source.INSPECTION_CLUE)
    return f"{NUMBER_WORDS[source]}{number}" if bare else number
