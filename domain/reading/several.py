"""Whether a message holds two commands, each with its own case: 12签收，13退回城管."""

import re

from domain.reading.commands import BY_WORD
from domain.reading.normalising import Passage

_LONGER = "|".join(word for word in sorted(BY_WORD, key=len, reverse=True) if len(word) > 1)
# A second command further on in the message: …,14退回不归我们管 or …,退回14. A letter such as 批 or 退 alone
# counts only where nothing follows it, as free text is full of them.
_AT_END = r"[退批催签](?=了?(?:[,;。\s]|$))"
_SECOND = re.compile(
    r"(?:[,;。.\n、]|\s)\s*(?P<case>(?:建议|提案|留言)?第?(?:[0-9]{1,6}|[一二三四五六七八九]?十[一二三四五六七八九]?))\s*号?\s*"
    r"(?:也|都|请|再|就|已经?|申请)*"
    rf"(?P<word>(?!看|查|应)(?:{_LONGER}|{_AT_END}|办完|办结|销号|不要))"
    rf"|[,;。.\n]\s*(?P<leading>{_LONGER})\s*(?:建议|提案|留言)?第?[0-9]{{1,6}}(?![0-9天个日周月年.%/-]|\s*(?:天|个))"
)
_BEFORE_CASE = re.compile(r"(?:一下|下|了|件|掉|延期|展期|退回|退件|改办|转办|的|申请|请求|[\s:,])*")


def find_second(rest: Passage, *, named: bool) -> str:
    """The second command word, "" if there is none; text may hold any of them without a case of its own.

    Unless the cases were `named` in front, the first number is the first command's, and so is what follows
    it: 退回12不归我们, 同意 12 转给城管局.
    """
    own = _BEFORE_CASE.match(rest.folded)
    place = own.end() if own and not named else -1
    for found in _SECOND.finditer(rest.folded):
        if found["leading"] or found.start("case") > place:
            return found["word"] or found["leading"]
    return ""
