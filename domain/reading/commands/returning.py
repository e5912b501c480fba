"""What the office does with a case that is in the wrong hands: 改办, 指定主办, 协调, 中止, 恢复办理."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.permissions import HANDLING, SUPERVISING
from domain.reading.commands.clauses import Clause, Command
from domain.reading.days.wording import find_standing_limit, split_limit
from domain.reading.naming.units import find_known, is_unit, read_unit
from domain.reading.text.normalising import Passage
from domain.reading.text.reasons import strip_head
from domain.reading.text.word_lists import split_words

# Words that a unit asks with and the office decides with.
REASSIGNING: Final = frozenset(split_words("改办 改由 改派 改派给 重新分办"))

_REQUEST = re.compile(r"(?P<request>r[0-9]{1,9})")
_TOWARDS = re.compile(r"[\s,:]*(?:改?(?:给|到|至|交给?|由|为|派给?))?\s*")
_WORD = re.compile(r"[^\s,;:。.!?]{2,40}")
_ITS_PART = re.compile(r"\s*(?:来|去)?(?:主办|承办|牵头|负责|办理?|接办)*[\s,;:。]*")
_LIMIT = re.compile(
    r"[\s,;。]*(?:新的?)?(?:办结)?(?:期限|时限|限期)(?:为|是|到|至|改[为成到]|:)?\s*(?P<limit>.{2,40})$"
)
_SETTLED = re.compile(
    r"(?:会议|会上|经?协调|研究|商定|协商)*(?:决定|确定|明确|议定|定|商定)(?:由|为|给|是)\s*(?P<unit>[^\s,;:。.!?]{2,40})"
)
_OWN_PART = re.compile(r"(?:主办|承办|牵头|负责|办理?|接办)$")


def is_of_the_office(clause: Clause) -> bool:
    """Whether the office speaks and not a unit: it hands out cases, a unit only asks."""
    roles = clause.scene.roles
    return not SUPERVISING.isdisjoint(roles) and HANDLING.isdisjoint(roles)


def reassign(clause: Clause) -> Intent | None:
    """改办 12 区城管局 理由, 12 改由区城管局主办."""
    if clause.asks:
        return None
    body, deadline = split_new_limit(clause.rest)
    unit, rest = _take_unit(body, clause)
    return intents.Reassign(clause.refs, unit, _reason(rest), deadline)


def split_new_limit(rest: Passage) -> tuple[Passage, str]:
    """The passage without the new limit that closes it: …，期限10月20日."""
    found = _LIMIT.search(rest.folded)
    return (rest.until(found.start()), rest.part(*found.span("limit")).typed) if found else (rest, "")


def _take_unit(rest: Passage, clause: Clause) -> tuple[str, Passage]:
    """The unit that the passage begins with and what follows; "" if it begins with none."""
    begin = rest.skip(_TOWARDS)
    known = find_known(begin.folded, clause.scene.units)
    if known:
        return known, begin.after(len(known)).skip(_ITS_PART)
    word = _WORD.match(begin.folded)
    name = read_unit(word[0], clause.scene.units) if word else ""
    if word is None or not is_unit(name, clause.scene.units):
        return "", rest
    return name, begin.after(word.end()).skip(_ITS_PART)


def _reason(rest: Passage) -> str:
    return strip_head(rest.typed.strip(" \t\n,，。;；:："))


def other_unit(clause: Clause) -> Intent | None:
    """换单位 r7: what the approver's button says."""
    named = _REQUEST.fullmatch(clause.words)
    if named:
        return intents.OtherUnit(request=named["request"])
    return intents.OtherUnit(clause.refs) if not clause.words else None


def designate(clause: Clause) -> Intent | None:
    """指定主办 12 区城管局 理由, 12 指定由区城管局主办 理由."""
    if clause.asks or SUPERVISING.isdisjoint(clause.scene.roles):
        return None
    unit, rest = _take_unit(clause.rest, clause)
    return intents.Designate(clause.refs, unit, _reason(rest))


def coordinate(clause: Clause) -> Intent | None:
    """协调 12 9月25日开会 定由区住建局主办: day, result, or both, and whatever else is said."""
    if clause.asks or SUPERVISING.isdisjoint(clause.scene.roles):
        return None
    settled = _SETTLED.search(clause.rest.folded)
    unit = _settled_unit(settled["unit"], clause) if settled else ""
    head = clause.rest.until(settled.start()) if settled and unit else clause.rest
    return intents.Coordinate(clause.refs, _day(head), unit, _reason(clause.rest))


def _settled_unit(written: str, clause: Clause) -> str:
    """The unit in 区住建局主办."""
    known = clause.scene.units
    return find_known(written, known) or read_unit(_OWN_PART.sub("", written), known)


def _day(head: Passage) -> str:
    """The wording of the meeting's day: at the beginning, or by itself further on."""
    begun = split_limit(head).wording
    found = None if begun else find_standing_limit(head.folded)
    return begun or (head.part(found.start, found.end).typed if found else "")


def suspend(clause: Clause) -> Intent | None:
    """中止 12, then the reason as typed."""
    if clause.asks or SUPERVISING.isdisjoint(clause.scene.roles):
        return None
    return intents.Suspend(clause.refs, strip_head(clause.text))


def take_up_again(clause: Clause) -> Intent | None:
    """恢复办理 12, perhaps with a new day."""
    if clause.asks or SUPERVISING.isdisjoint(clause.scene.roles):
        return None
    body, until = split_new_limit(clause.rest)
    until = until or split_limit(body).wording
    return intents.TakeUpAgain(clause.refs, until)


COMMANDS: Final[tuple[Command, ...]] = (
    Command(split_words("换单位 改交别的单位 换个单位"), other_unit),
    Command(split_words("指定主办 指定由 指定承办 指定"), designate, spaced=False, at_card=False),
    Command(
        split_words("协调 专题协调 开协调会 召开协调会 协调会"),
        coordinate,
        spaced=False,
        at_card=False,
        strict=False,
    ),
    Command(split_words("中止 中止办理 暂缓办理 暂停办理"), suspend, spaced=False, strict=False),
    Command(split_words("恢复办理 继续办理 解除中止"), take_up_again, spaced=False, dated=True),
)
