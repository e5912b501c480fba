"""What is said of a case's co-handlers behind its number: 12 区财政局 会办意见逾期; 12 9月25日开会研究了."""

import re

from domain import intents
from domain.reading.commands.joint import DAY_FIRST
from domain.reading.naming.units import read_unit
from domain.reading.rules import Message
from domain.reading.scene import Reading

_OPINION = re.compile(
    r"[\s,:]*(?P<unit>[^\s,:;。]{2,30}?)\s*的?(?:会办|协办)意见(?:已经?|还|一直|都)?\s*"
    r"(?P<what>逾期|超期|没交|未交|没报|未报)(?:了|未报|未交|没交|没报)*"
)
_MEETING = re.compile(
    r"[^,，;。]{0,12}?(?:开[了过完]?(?:个|一次|一个)?[^,，。;\s]{0,8}会|召开|会商|(?:共同|集体|联合)研究|现场办公)"
)
_ASKS = re.compile(r"[?]|[吗么]$|没有?$")


def read_together(message: Message) -> Reading | None:
    """A missing opinion that is given up, or a meeting that was held; a question is neither."""
    rest = message.opening.rest
    if not message.refs or _ASKS.search("".join(rest.folded.split())):
        return None
    made = _read_opinion(message) or _read_meeting(message)
    return Reading(made, from_quote=message.from_quote) if made else None


def _read_opinion(message: Message) -> intents.MarkOpinionLate | None:
    found = _OPINION.fullmatch(message.opening.rest.folded.strip())
    unit = read_unit(found["unit"], message.scene.units) if found else ""
    return intents.MarkOpinionLate(message.refs, unit) if unit else None


def _read_meeting(message: Message) -> intents.RecordMeeting | None:
    rest = message.opening.rest
    day = DAY_FIRST.match(rest.folded)
    if day is None or not _MEETING.match(rest.folded, day.end()):
        return None
    return intents.RecordMeeting(message.refs, day["day"], rest.after(day.end()).whole, told=True)
