"""交办 and 分办 by chat: a number, a title, units with their parts, and a day or a term."""

import re
from collections.abc import Iterator

from domain import intents
from domain.intents import Intent, NamedUnit
from domain.reading.clauses import Clause
from domain.reading.normalising import Passage
from domain.reading.wording import STANDING_LIMIT
from domain.vocabulary import AssignmentRole

_ROLES = {
    "主办": AssignmentRole.LEAD,
    "牵头": AssignmentRole.LEAD,
    "会办": AssignmentRole.CO,
    "协办": AssignmentRole.CO,
    "配合": AssignmentRole.CO,
    "独办": AssignmentRole.SOLE,
    "分办": AssignmentRole.SPLIT,
}
_QUOTED = re.compile(r"《[^》]{1,300}》|“[^”]{1,300}”|「[^」]{1,300}」|\"[^\"]{1,300}\"")
_TOKEN = re.compile(r"[^\s,;。:]+")
_PART = re.compile(rf"(?P<before>{'|'.join(_ROLES)})?单?位?(?P<names>.*?)(?P<after>{'|'.join(_ROLES)})?")
_BETWEEN = re.compile(r"[、和与及/]")
_HANDED_TO = re.compile(r"^(?:交?给|由|请|派给)")


def assign(clause: Clause) -> Intent | None:
    """交办: one unit without a part handles it alone; several without parts are asked about."""
    return _assign(clause, AssignmentRole.SOLE)


def split(clause: Clause) -> Intent | None:
    """分办: each unit without a part answers its own."""
    return _assign(clause, AssignmentRole.SPLIT)


def _assign(clause: Clause, otherwise: AssignmentRole) -> Intent | None:
    if clause.asks or len(clause.refs) > 1:
        return None
    title, deadline, rest = _take_title_and_limit(clause.rest)
    parts, free = _read_parts(clause, rest)
    if not parts:
        return None
    ref = clause.refs[0] if clause.refs else None
    source = ref.source if ref else None
    title = title or free
    unnamed = sum(role is None for _, role in parts)
    if otherwise is AssignmentRole.SOLE and unnamed > 1:
        return _ask_parts(
            clause, intents.Assign(ref, title, (), deadline, source), [name for name, _ in parts]
        )
    if otherwise is AssignmentRole.SOLE and len(parts) > 1:
        otherwise = AssignmentRole.CO if AssignmentRole.LEAD in dict(parts).values() else AssignmentRole.LEAD
    units = tuple(NamedUnit(name, role or otherwise) for name, role in parts)
    return intents.Assign(ref, title, units, deadline, source)


def _ask_parts(clause: Clause, draft: intents.Assign, names: list[str]) -> Intent:
    led = (AssignmentRole.LEAD, *[AssignmentRole.CO] * (len(names) - 1))
    apart = (AssignmentRole.SPLIT,) * len(names)
    options = (
        intents.Assign(
            draft.ref, draft.title, tuple(map(NamedUnit, names, roles)), draft.deadline, draft.source
        )
        for roles in (led, apart)
    )
    return intents.Unclear(tuple(options), clause.rest.message.strip())


def _take_title_and_limit(rest: Passage) -> tuple[str, str, list[Passage]]:
    """The quoted title, the wording of the limit, and the stretches that are left."""
    title = deadline = ""
    left = [rest]
    quoted = _QUOTED.search(rest.folded)
    if quoted:
        title = rest.until(quoted.end() - 1).after(quoted.start() + 1).typed
        left = [rest.until(quoted.start()), rest.after(quoted.end())]
    for place in reversed(range(len(left))):
        found = STANDING_LIMIT.search(left[place].folded)
        if found:
            deadline = left[place].until(found.end("day")).after(found.start("day")).typed
            left[place : place + 1] = [left[place].until(found.start()), left[place].after(found.end())]
            break
    return title, deadline, left


def _read_parts(
    clause: Clause, stretches: list[Passage]
) -> tuple[list[tuple[str, AssignmentRole | None]], str]:
    """Units with the parts that were said, in order, and the words that are none of these."""
    parts: list[tuple[str, AssignmentRole | None]] = []
    free: list[str] = []
    for stretch in stretches:
        role: AssignmentRole | None = None
        for token in _tokens(stretch):
            match = _PART.fullmatch(token.folded)
            said = match and (match["before"] or match["after"])
            names = _names(clause, match["names"]) if match else None
            role = _ROLES[said] if said else role
            if names:
                parts += [(name, role) for name in names]
            elif names is None or not said:
                free.append(token.typed)
            role = None if match and match["after"] else role
    return parts, " ".join(free)


def _tokens(stretch: Passage) -> Iterator[Passage]:
    for found in _TOKEN.finditer(stretch.folded):
        yield stretch.until(found.end()).after(found.start())


def _names(clause: Clause, written: str) -> list[str] | None:
    names = [name for name in _BETWEEN.split(_HANDED_TO.sub("", written)) if name]
    return names if all(clause.is_unit(name) for name in names) else None
