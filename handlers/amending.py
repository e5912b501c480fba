"""What 改成10月20日 and 14不要 make of the wish that waits for a yes."""

from dataclasses import fields, replace
from typing import Final

from domain.errors import NothingThere
from domain.intake.forms import fill
from domain.intents import (
    Acknowledge,
    Amend,
    Answer,
    AskExtension,
    AskReturn,
    Assign,
    AttachFile,
    Cancel,
    CaseRef,
    Intent,
    LogContact,
    NamedUnit,
    Refuse,
    RegisterCase,
    ReportProgress,
    Several,
)
from domain.reading.answers.placing import PLACE
from domain.reading.naming.units import split_units
from domain.reading.text.normalising import fold
from domain.reading.text.reasons import strip_head
from domain.vocabulary import AssignmentRole
from handlers.replying import Question

# What of a pending wish may be put otherwise (改成…); each is echoed anew or asked about before it counts.
AMENDABLE: Final[dict[type[Intent], tuple[str, ...]]] = {
    AskExtension: ("refs", "until", "reason"),
    AskReturn: ("refs", "reason", "proposed_unit"),
    Answer: ("refs", "text"),
    ReportProgress: ("refs",),
    LogContact: ("refs",),
    Refuse: ("reason",),
    Assign: ("title", "deadline", "lead", "co"),
}
_IN_TABLE: Final = {**AMENDABLE, Acknowledge: ("refs",)}  # which is shown again before anything is done

_UNITS: Final = {
    "lead": frozenset({AssignmentRole.LEAD, AssignmentRole.SOLE}),
    "co": frozenset({AssignmentRole.CO}),
}


def strike(pending: Intent, refs: tuple[CaseRef, ...]) -> Intent:
    """What is left of it without these cases."""
    if not isinstance(pending, Several):
        return Cancel()
    left = tuple(act for act in pending.acts if not _is_about(act, refs))
    return Several(left) if left else Cancel()


def amend(question: Question, wanted: Amend) -> Intent:
    """The pending wish put otherwise. Raises NothingThere if it is not plain which of several is meant."""
    pending = question.intents[0]
    value = wanted.refs or wanted.text
    if isinstance(pending, Several):
        acts = [act for act in pending.acts if wanted.part in _IN_TABLE.get(type(act), ())]
        acts = [act for act in acts if not wanted.of or _is_about(act, wanted.of)]
        if len(acts) != 1:
            raise NothingThere("which_act")
        done = [put(act, wanted.part, value) if act is acts[0] else act for act in pending.acts]
        return Several(tuple(done))
    if wanted.part == PLACE and (placed := placed_by(question)):
        return put(placed, "refs", wanted.refs)
    if wanted.part not in amendable(question):
        raise NothingThere("amend")
    return put(pending, wanted.part, value)


def placed_by(question: Question) -> Intent | None:
    """What would be recorded on a case, if the question offers that: 记到210 names another."""
    offered = (one for one in question.intents if isinstance(one, ReportProgress | AttachFile))
    return None if question.wants_words_for else next(offered, None)


def amendable(question: Question) -> frozenset[str]:
    """The fields of what was asked about that may be put otherwise; of several options only what differs."""
    kinds = {type(intent) for intent in question.intents}
    first = question.intents[0]
    if isinstance(first, Several):
        return frozenset(part for act in first.acts for part in _IN_TABLE.get(type(act), ()))
    if len(kinds) > 1:
        return frozenset()
    parts = AMENDABLE.get(type(first), ())
    single = len(question.intents) == 1 or question.yes_is_first
    return frozenset(part for part in parts if single or part == differing(question))


def differing(question: Question) -> str:
    """The one field in which the options differ, "" if there are more."""
    options = [option for option in question.intents if isinstance(option, type(question.intents[0]))]
    if not 1 < len(options) == len(question.intents):
        return ""
    names = [part.name for part in fields(options[0])]  # type: ignore[arg-type]
    apart = [name for name in names if any(getattr(o, name) != getattr(options[0], name) for o in options)]
    return apart[0] if len(apart) == 1 else ""


def _is_about(act: Intent, refs: tuple[CaseRef, ...]) -> bool:
    own: tuple[CaseRef, ...] = getattr(act, "refs", ())
    return any(ref.is_among(own) for ref in refs)


def put(intent: Intent, part: str, value: str | tuple[CaseRef, ...]) -> Intent:
    """The intent with one field put otherwise."""
    if isinstance(intent, RegisterCase) and isinstance(value, str):
        return fill(intent, part, value)
    if isinstance(intent, Assign) and (part in _UNITS or part.isdecimal()) and isinstance(value, str):
        return _rename(intent, part, value)
    if part == "reason" and isinstance(value, str):
        value = strip_head(value)
    return replace(intent, **{part: value})  # type: ignore[type-var]


def _rename(intent: Assign, part: str, said: str) -> Assign:
    """Other units in the part that was said, or in that place."""
    names = split_units(fold(said).folded.strip(" ,。"), ()) or [said.strip(" ,，。")]
    units = list(intent.units)
    if part.isdecimal():
        units[int(part)] = NamedUnit(names[0], units[int(part)].role)
        return replace(intent, units=tuple(units))
    left = [unit for unit in units if unit.role not in _UNITS[part]]
    if part == "lead":
        if len(names) > 1 or len(left) == len(units):
            raise NothingThere("amend")
        role = AssignmentRole.LEAD if left else AssignmentRole.SOLE
        return replace(intent, units=(NamedUnit(names[0], role), *left))
    lead = [replace(unit, role=AssignmentRole.LEAD) for unit in left if unit.role in _UNITS["lead"]]
    if not lead:
        raise NothingThere("amend")
    return replace(intent, units=(*lead, *(NamedUnit(name, AssignmentRole.CO) for name in names)))
