"""电话提醒 12 李敏 9:40 已告知: the office has telephoned, and says whom it reached and when."""

import re
from collections.abc import Callable
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.permissions import SUPERVISING
from domain.reading.commands.clauses import Clause, Command
from domain.reading.days.calls import MOMENT, is_unanswered
from domain.reading.naming.units import is_registered
from domain.reading.text.normalising import Passage, fold
from domain.reading.text.word_lists import split_words

_GAP = re.compile(r"[\s,;:。、.!]+")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,20}(?=[\s,;:。、.!]|$)")
_NO_NAME = re.compile(
    r"[已没未无不]|占线|关机|停机|忙音|打不通|联系|告知|通知|知道|会|马上|尽快|今天|明天|同意|答应|表示|说"
)


def log_phone_reminder(clause: Clause) -> Intent | None:
    """Whom, when and what was said, in whatever order.

    A unit tells of its own work in such words (12已电话提醒施工方), unless its message begins with them.
    """
    theirs = SUPERVISING.isdisjoint(clause.scene.roles) and not clause.rest.text.startswith(clause.word)
    if theirs or clause.asks or not clause.refs:
        return None
    at, rest = _take_moment(clause.rest.skip(_GAP))
    unit, rest = _take(rest, lambda name: is_registered(name, clause.scene.units))
    whom, rest = _take(rest, lambda name: not _NO_NAME.match(name))
    text = rest.skip(_GAP).whole
    return intents.LogPhoneReminder(clause.refs, unit, whom, at, text, not is_unanswered(text))


def _take_moment(passage: Passage) -> tuple[str, Passage]:
    """The first moment that stands there, and the words around it, as typed."""
    found = MOMENT.search(passage.folded)
    if found is None:
        return "", passage
    before, after = passage.until(found.start()).typed, passage.after(found.end()).whole
    return passage.part(*found.span()).typed, fold(f"{before} {after}")


def _take(passage: Passage, wanted: Callable[[str], bool]) -> tuple[str, Passage]:
    """The word at the beginning, if it is one that is wanted."""
    rest = passage.skip(_GAP)
    found = _NAME.match(rest.folded)
    if found and wanted(found[0]):
        return rest.until(found.end()).typed, rest.after(found.end())
    return "", rest


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        split_words("电话提醒 已电话提醒 打电话提醒 电话通知 已电话通知 电话告知 电话催办"),
        log_phone_reminder,
        strict=False,
    ),
)
