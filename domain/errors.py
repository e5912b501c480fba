"""Why something cannot be done, as facts; the words stand in `message_templates/errors/`.

DomainError
 ├── NotAllowed            this role may not do that
 ├── NoSuchCase            unknown or not yours: deliberately the same answer
 ├── WrongState            the case is not in a state for that
 ├── AlreadyDecided        somebody was first
 ├── TooLate               a window has closed
 ├── NothingThere          there is nothing to act on
 ├── Blocked               something else has to be done first
 ├── BadDate               the date cannot be used
 ├── BadInput              words are missing or unusable
 └── NoSuchUnit            no unit of that name
"""

from typing import Any, ClassVar


class DomainError(Exception):
    """A refusal with its facts. `reason` picks the words within one code."""

    code: ClassVar[str] = "refused"

    def __init__(self, reason: str = "", **facts: Any) -> None:  # noqa: ANN401 - facts are JSON values
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


class NotAllowed(DomainError):
    """This role may not do that."""

    code = "not_allowed"


class NoSuchCase(DomainError):
    """Unknown or not yours. Facts: number."""

    code = "no_such_case"


class WrongState(DomainError):
    """The case is not in a state for that. Reasons name the state."""

    code = "wrong_state"


class AlreadyDecided(DomainError):
    """Somebody was first. Facts: by, at, state."""

    code = "already_decided"


class TooLate(DomainError):
    """A window has closed. Reasons: extension_cut_off, undo_window."""

    code = "too_late"


class NothingThere(DomainError):
    """There is nothing to act on. Reasons name what was looked for."""

    code = "nothing_there"


class Blocked(DomainError):
    """Something else has to be done first. Facts: number, obstacles (each with `code` and `facts`)."""

    code = "blocked"


class BadDate(DomainError):
    """The date cannot be used. Reasons: not_understood, no_such_day, past, not_later."""

    code = "bad_date"


class BadInput(DomainError):
    """Words are missing or unusable."""

    code = "bad_input"


class NoSuchUnit(DomainError):
    """No unit, or nobody, of that name. Facts: name, nearest."""

    code = "no_such_unit"
