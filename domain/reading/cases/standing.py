"""A case and no command: it is looked up, asked about, or told how far it is."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.reading.cases.questions import asks_about_case
from domain.reading.commands.unit_acts import read_percent
from domain.reading.naming.shares import tells_quantity, tells_share_only
from domain.reading.rules import Message
from domain.reading.scene import Reading
from domain.vocabulary import Source

_COMMA: Final = re.compile("[,，]")


def read_bare_case(message: Message) -> intents.ShowCase | None:
    """12, 这个: a case, and nothing is said of it."""
    nothing_said = not message.opening.rest.folded.strip(" ,:的")
    return intents.ShowCase(message.refs) if _is_named(message) and nothing_said else None


def read_question(message: Message) -> Reading | None:
    """12到哪一步了; of the quoted card, 到哪一步了."""
    asked = asks_about_case(message.opening.rest.folded.strip(" ,:。"))
    if not asked or not (message.refs or _is_named(message)):
        return None
    return Reading(intents.ShowCase(message.refs), from_quote=not _is_named(message))


def read_share(message: Message) -> Intent | None:
    """12到60%, 12大概七成. Of 13、15，12到70% it may be the last alone: what of the others was not said."""
    naming, rest = message.opening.naming, message.opening.rest
    if not naming.refs or not (tells_share_only(rest.folded) or _tells_quantity(message)):
        return None
    told = rest.whole.lstrip(" ,，:："), read_percent(rest.folded)
    head = message.typed.partition(told[0])[0].rstrip(" ,，:：")
    of_all = intents.ReportProgress(naming.refs, *told)
    if len(naming.refs) > 1 and "、" in head and _COMMA.search(head):
        return intents.Unclear((of_all, intents.ReportProgress(naming.refs[-1:], *told)), message.typed)
    return of_all


def _tells_quantity(message: Message) -> bool:
    """实事03 已完成32人: only projects are counted."""
    is_project = all(ref.source is Source.LIVELIHOOD_PROJECT for ref in message.opening.naming.refs)
    return is_project and tells_quantity(message.opening.rest.folded.strip(" ,:"))


def _is_named(message: Message) -> bool:
    return bool(message.opening.naming.refs or message.opening.naming.pointing)
