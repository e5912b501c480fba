"""What applying a table did, so that it can be taken back as one unit."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from domain.vocabulary import AppealKind
from storage.rosters import Change
from storage.tables import Case

IMPORTED, HANDED_OUT = "imported", "handed_out"  # kinds of acts that are remembered
_WRITTEN: Final = {
    "received_at": datetime.fromisoformat,
    "appeal_kind": AppealKind,
    "assigned_on": date.fromisoformat,
}


@dataclass(slots=True)
class Applied:
    """Ids of what is new, and how what was there before looked."""

    posts: int = 0
    cases: int = 0
    handed_out: list[int] = field(default_factory=list)
    changed: list[list[Any]] = field(default_factory=list)  # case, what it was, the fingerprint it has now
    roster: list[Change] = field(default_factory=list)

    def as_facts(self) -> dict[str, Any]:
        """As the ledger and a conversation keep it."""
        return {"handed_out": self.handed_out, "changed": self.changed, "roster": self.roster}


def noted(known: Case, changes: dict[str, Any]) -> list[Any]:
    """A case before these changes, as JSON."""
    before = {name: getattr(known, name) for name in changes}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in before.items()}
    return [known.id, plain, changes.get("fingerprint", known.fingerprint)]


def put_back(known: Case, before: dict[str, Any]) -> None:
    """The case as it was."""
    for name, value in before.items():
        read = _WRITTEN.get(name)
        setattr(known, name, read(value) if read and value is not None else value)
