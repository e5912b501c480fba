"""What an intent comes to, as facts for templates: 签收 13, 延期 12 到10月15日."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain import intents
from domain.intents import CaseRef, Intent
from domain.masking import mask
from domain.names import NAMES
from domain.vocabulary import ReportKind, Satisfaction

_WORDS = ("reason", "text", "title", "name", "person")
_UNITS = ("proposed_unit", "to_unit", "unit")
_DAYS = ("until", "deadline")
_ABOUT = ("about", "which", "kind", "rate", "party", "finding")


@dataclass(frozen=True, slots=True)
class Wish:
    """`kind` is the intent's name, which parts/wish.j2 puts into words; the rest is as it was written."""

    kind: str
    cases: tuple[str, ...] = ()
    words: str = ""
    unit: str = ""
    day: str = ""
    about: str = ""  # which act, list, kind of contact or rate
    request: str = ""
    whole: bool = False  # everything, everybody
    kept: tuple[str, ...] = ()  # cases that are left out of everything


def describe(intent: Intent) -> Wish:
    """The facts of one intent: all that tells it from another of its kind."""
    if isinstance(intent, intents.Assign):
        return _describe_assigning(intent)
    refs: tuple[CaseRef, ...] = getattr(intent, "refs", ())
    if isinstance(intent, intents.Several):
        refs = tuple(dict.fromkeys(ref for act in intent.acts for ref in getattr(act, "refs", ())))
    return Wish(
        type(intent).__name__,
        _written(refs),
        words=mask(_first(intent, _WORDS)),
        unit=_first(intent, _UNITS),
        day=_first(intent, _DAYS) or _span(intent),
        about=_said(intent) or _first(intent, _ABOUT),
        request=_first(intent, ("request", "promise")),
        whole=bool(getattr(intent, "everything", False) or getattr(intent, "everybody", False)),
        kept=_written(getattr(intent, "excluding", ())),
    )


def _describe_assigning(intent: intents.Assign) -> Wish:
    """The units with their parts, as the roles are named."""
    roles = {unit.role for unit in intent.units}
    return Wish(
        "Assign",
        _written(filter(None, [intent.ref])),
        words=intent.title,
        unit=" ".join(unit.name for unit in intent.units),
        day=intent.deadline,
        about=roles.pop() if len(roles) == 1 else "",
    )


def _written(refs: Iterable[CaseRef]) -> tuple[str, ...]:
    """With the source if it was said; 15号 is put as 15, as it may be meant for a day."""
    return tuple(ref.written if ref.source and ref.written else str(ref.ordinal) for ref in refs)


def _first(intent: Intent, parts: tuple[str, ...]) -> str:
    """The first of these fields that holds anything."""
    return next((str(said) for part in parts if (said := getattr(intent, part, ""))), "")


def _said(intent: Intent) -> str:
    """How satisfied he is, or which report he means, in the field's own word."""
    report = getattr(intent, "kind", None)
    if isinstance(report, ReportKind):
        return NAMES[report]
    said = getattr(intent, "satisfaction", "")
    return NAMES[said] if isinstance(said, Satisfaction) else str(said or "")


def _span(intent: Intent) -> str:
    """The days of an absence or of a preview, as numbers."""
    days: list[date | None] = [getattr(intent, part, None) for part in ("begins_on", "ends_on")]
    return "-".join(f"{day.month}.{day.day}" for day in days if day)
