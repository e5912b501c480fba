"""12件签收: twelve cases, or case 12?"""

import re

from domain import intents
from domain.reading.rules import Message

_COUNTED = re.compile(r"[这那]?(?P<number>[1-9][0-9]{0,2})件(?:都|全部?|已经?)*(?:签收|收到)[了完掉]*")


def read_counted(message: Message) -> intents.Unclear | None:
    """Both are offered; nothing is signed by these words alone."""
    found = _COUNTED.fullmatch(message.unspaced)
    if found is None:
        return None
    case = intents.Acknowledge((intents.CaseRef(int(found["number"]), None, found["number"]),))
    return intents.Unclear((case, intents.Acknowledge(everything=True)), message.typed)
