"""One change of the roster, and what is to be said of the line that asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from domain.tables.problems import Verdict
from domain.vocabulary import PostRole


class StepKind(StrEnum):
    """What a line changes."""

    APPOINT = "appoint"
    END = "end"
    MOBILE = "mobile"
    USER_ID = "user_id"
    NAME = "name"
    ADD_UNIT = "add_unit"
    RENAME_UNIT = "rename_unit"


@dataclass(frozen=True, slots=True)
class Step:
    """One change. `unit` is a full name, of a new unit too; `person_id` None stands for a new person."""

    kind: StepKind
    unit: str = ""
    unit_kind: str = ""
    role: PostRole | None = None
    person_id: int | None = None
    name: str = ""
    user_id: str = ""
    mobile: str = ""
    stand_in: bool = False
    new_name: str = ""


# Deny by default: what is neither a note nor a question makes the line 不行.
NOTES = frozenset({"unreachable", "unchanged", "remark_left", "also_holds", "kept_cases"})
QUESTIONS = frozenset(
    {
        "new_unit",
        "abbreviated_unit",
        "unit_from_above",
        "mobile_changes",
        "id_changes",
        "namesake",
        "same_person",
        "second_liaison",
        "last_liaison",
        "by_name_only",
        "name_differs",
        "power",
    }
)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say about a line: its words stand in `parts/roster_note.j2`."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """How grave it is."""
        if self.code in NOTES:
            return Verdict.OK
        return Verdict.ASK if self.code in QUESTIONS else Verdict.BAD


@dataclass(frozen=True, slots=True)
class Entry:
    """One line with its verdict; `steps` is what it would change, nothing if it is 不行 or known already."""

    row: int
    text: str
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The gravest of its notes."""
        found = {note.verdict for note in self.notes}
        if Verdict.BAD in found:
            return Verdict.BAD
        return Verdict.ASK if Verdict.ASK in found else Verdict.OK


class LineRefused(Exception):
    """The line is 不行; carries what is to be said."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.note = Note(code, facts)


def applicable(entries: Sequence[Entry], *, adopt: bool) -> list[Entry]:
    """The lines to apply: the good ones that change something; with `adopt` also those that ask."""
    wanted = {"ok", "ask"} if adopt else {"ok"}
    return [entry for entry in entries if entry.steps and entry.verdict in wanted]
