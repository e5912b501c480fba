"""What an act changed, as the ledger and a conversation keep it (JSON), read back for a row."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from domain.vocabulary import AssignmentState, DeadlineKind

_READ: Final[dict[str, Callable[[Any], Any]]] = {
    "state": AssignmentState,
    "deadline_kind": DeadlineKind,
    "deadline_on": date.fromisoformat,
    "second_deadline_on": date.fromisoformat,
    "limit_granted_on": date.fromisoformat,
    "suspended_at": datetime.fromisoformat,
    "closed_at": datetime.fromisoformat,
    "looked_back_at": datetime.fromisoformat,
    "rated_at": datetime.fromisoformat,
}


def read_back(part: str, value: object) -> object:
    """The former value of a column; what JSON keeps as it is (words, numbers, yes and no) stays so."""
    read = _READ.get(part)
    return read(value) if read and value is not None else value
