"""What an office has set for its periodic reports: since when, in which rhythm, for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.reports.periods import RHYTHMS, Rhythm
from domain.vocabulary import ReportKind

REPORT: Final = "report"  # the setting that holds one kind's plan
PERSON, UNIT = "p", "u"  # how a stored reader begins: p12 is a person, u3 a whole unit
PERIODIC: Final = tuple(RHYTHMS)
OFFICE_ONLY: Final = frozenset({ReportKind.BURDEN})  # it is about the office itself (R68)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets a report: one person, or whoever holds a post at a unit on that day."""

    person_id: int | None = None
    unit_id: int | None = None

    @property
    def stored(self) -> str:
        """As the setting keeps it."""
        return f"{UNIT}{self.unit_id}" if self.person_id is None else f"{PERSON}{self.person_id}"

    @classmethod
    def of(cls, stored: str) -> "Reader":
        """Read back what `stored` wrote."""
        number = int(stored[1:])
        return cls(unit_id=number) if stored[0] == UNIT else cls(person_id=number)


@dataclass(frozen=True, slots=True)
class Plan:
    """One kind of report, off unless somebody switched it on; what was due before is not made up for."""

    kind: ReportKind
    rhythm: Rhythm
    since: date | None = None
    readers: tuple[Reader, ...] = ()
    copies: tuple[Reader, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether it is composed by itself."""
        return self.since is not None

    def as_value(self) -> dict[str, Any]:
        """The value of its setting."""
        return {
            "since": self.since and self.since.isoformat(),
            "weekdays": list(self.rhythm.weekdays),
            "days": list(self.rhythm.days),
            "readers": [reader.stored for reader in self.readers],
            "copies": [reader.stored for reader in self.copies],
        }


def read_plans(settings: Mapping[tuple[str, str], Mapping[str, Any]]) -> dict[ReportKind, Plan]:
    """The plan of every periodic kind; whatever is not set has its default."""
    return {kind: _read(kind, settings.get((REPORT, kind.value), {})) for kind in PERIODIC}


def _read(kind: ReportKind, value: Mapping[str, Any]) -> Plan:
    usual = RHYTHMS[kind]
    weekdays, days = tuple(value.get("weekdays", ())), tuple(value.get("days", ()))
    since = value.get("since")
    return Plan(
        kind,
        Rhythm(weekdays, days, usual.months) if weekdays or days else usual,
        date.fromisoformat(since) if since else None,
        tuple(map(Reader.of, value.get("readers", ()))),
        tuple(map(Reader.of, value.get("copies", ()))),
    )
