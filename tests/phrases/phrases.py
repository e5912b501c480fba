"""The tables of phrases beside this file, a row each: who says what, how it is read, what comes of it.

`outcome`: 做 done at once, 问 asked and nothing done yet, 答 answered, 拒 refused with a reason.
`hears`: words of the answer, all of them, separated by |.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

FOLDER = Path(__file__).parent
FORMS = {"联络员": "liaison", "群": "group", "办公室": "office"}


@dataclass(frozen=True)
class Phrase:
    """One row."""

    who: str
    phrase: str
    quoted: str
    intent: str
    cases: str
    facts: str
    outcome: str
    hears: str

    @property
    def ordinals(self) -> set[int]:
        """The cases that are meant."""
        return {int(number) for number in self.cases.split()}

    @property
    def named_facts(self) -> dict[str, str]:
        """What else the reading holds, by the field's name."""
        return dict(pair.split("=", 1) for pair in filter(None, self.facts.split(";")))

    @property
    def words(self) -> list[str]:
        """What the answer says, whatever else it says."""
        return [word for word in self.hears.split("|") if word]

    @override
    def __str__(self) -> str:
        return f"{self.who} {self.phrase[:24]}"


def phrases(name: str) -> list[Phrase]:
    """The rows of one table: `table` or `further`."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [Phrase(**row) for row in csv.DictReader(lines)]


ALL = [*phrases("table"), *phrases("further")]
