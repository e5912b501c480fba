"""What an intent comes to, as facts for templates: 签收 13, 延期 12 到10月15日."""

from dataclasses import dataclass

from domain.intents import CaseRef, Intent

_WORDS = ("until", "proposed_unit", "to_unit", "unit", "reason", "text", "title", "person", "kind")


@dataclass(frozen=True, slots=True)
class Wish:
    """`kind` is the intent's name, which parts/wish.j2 puts into words; the rest is as it was written."""

    kind: str
    cases: tuple[str, ...] = ()
    words: str = ""


def describe(intent: Intent) -> Wish:
    """The facts of one intent."""
    refs: tuple[CaseRef, ...] = getattr(intent, "refs", ())
    words = next((str(said) for part in _WORDS if (said := getattr(intent, part, ""))), "")
    return Wish(type(intent).__name__, tuple(ref.written or str(ref.ordinal) for ref in refs), words)
