"""交办 and 分办 by chat: a number, a title, units with their parts, and a day or a term."""

import re
from dataclasses import replace

from domain import intents
from domain.intents import Intent, NamedUnit
from domain.reading.commands.clauses import Clause
from domain.reading.days.wording import find_standing_limit
from domain.reading.naming.parts import read_parts
from domain.reading.text.normalising import Passage
from domain.vocabulary import AssignmentRole

_QUOTED = re.compile(r"《[^》]{1,300}》|“[^”]{1,300}”|「[^」]{1,300}」|\"[^\"]{1,300}\"")

_TITLE = re.compile(r"^关于|(?:建议|提案|议案|问题|诉求|事项|意见)$")


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
    read = read_parts(rest, clause.scene.units)
    parts = read.named
    title, unplaced = _choose_title(title, read.free)
    ref = clause.refs[0] if clause.refs else None
    source = ref.source if ref else None
    if not parts and not (source and _TITLE.search(title)):
        return None
    unnamed = sum(role is None for _, role in parts)
    if otherwise is AssignmentRole.SOLE and unnamed > 1:
        draft = intents.Assign(ref, title, (), deadline, source, unplaced)
        return _ask_parts(clause, draft, [name for name, _ in parts])
    if otherwise is AssignmentRole.SOLE and len(parts) > 1:
        otherwise = AssignmentRole.CO if AssignmentRole.LEAD in dict(parts).values() else AssignmentRole.LEAD
    units = tuple(NamedUnit(name, role or otherwise) for name, role in parts)
    return intents.Assign(ref, title, units, deadline, source, unplaced)


def _choose_title(quoted: str, free: list[str]) -> tuple[str, str]:
    """The title, quoted or by its look, and the words that are neither title nor unit nor limit."""
    title = quoted or next(filter(_TITLE.search, free), "") or next(iter(free), "")
    return title, "、".join(words for words in free if quoted or words != title)


def _ask_parts(clause: Clause, draft: intents.Assign, names: list[str]) -> Intent:
    led = (AssignmentRole.LEAD, *[AssignmentRole.CO] * (len(names) - 1))
    apart = (AssignmentRole.SPLIT,) * len(names)
    options = tuple(replace(draft, units=tuple(map(NamedUnit, names, roles))) for roles in (led, apart))
    return intents.Unclear(options, clause.rest.message.strip())


def _take_title_and_limit(rest: Passage) -> tuple[str, str, list[Passage]]:
    """The quoted title, the wording of the limit, and the stretches that are left."""
    title = deadline = ""
    left = [rest]
    quoted = _QUOTED.search(rest.folded)
    if quoted:
        title = rest.part(quoted.start() + 1, quoted.end() - 1).typed
        left = [rest.until(quoted.start()), rest.after(quoted.end())]
    for place in reversed(range(len(left))):
        found = find_standing_limit(left[place].folded)
        if found:
            deadline = left[place].part(found.start, found.end).typed
            before, behind = found.around
            left[place : place + 1] = [left[place].until(before), left[place].after(behind)]
            break
    return title, deadline, left
