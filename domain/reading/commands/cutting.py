"""Where a message with several acts may be cut apart: 12签收 | 13退回城管 | 15办完了."""

import re

from domain.reading.commands.table import BY_WORD
from domain.reading.naming.source_words import SOURCE_WORD, SOURCES
from domain.reading.text.normalising import Passage

_LONGER = "|".join(word for word in sorted(BY_WORD, key=len, reverse=True) if len(word) > 1)
_CASE = (
    rf"(?:{SOURCE_WORD})?第?"
    r"(?:[0-9]{1,6}|[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇一二三四五六七八九]{2,6})"
)
_FILLERS = r"(?:帮我|给我|也|都|全部?|请|再|就|先|已经?|申请)*"
_NO_CASE_AFTER = r"(?![0-9天个日周月年.%/-]|\s*(?:天|个))"
# 12签收13退回 is cut before 13, 闭会02 nowhere.
_NOT_IN_SOURCE = "".join(f"(?<!{word[-2:]})" for word in sorted(SOURCES) if word[-1] >= "\u4e00")
# A second command further on in the message: …,14退回不归我们管 or …,退回14. A letter such as 批 or 退 alone
# counts only where nothing follows it, as free text is full of them.
_AT_END = r"[退批催签](?=了?(?:[,;。\s]|$))"
_SECOND = re.compile(
    rf"(?:[,;。.\n、]|\s)\s*(?P<case>{_CASE})\s*号?\s*{_FILLERS}"
    rf"(?P<word>(?!看|查|应)(?:{_LONGER}|{_AT_END}|办完|办结|销号|不要))"
    rf"|[,;。.\n]\s*(?P<leading>{_LONGER})\s*{_CASE}{_NO_CASE_AFTER}"
)
_BEFORE_CASE = re.compile(r"(?:一下|下|了|件|掉|延期|展期|退回|退件|改办|转办|的|申请|请求|[\s:,])*")
_STRONG = re.compile(r"\s*(?:[,;。!?]|\n)[\s,;。!?]*")
_DONE = r"办完|办结|办理完|处理完|已办|到?[0-9]{1,3}%|进展|进度|没意见|无意见"
_VERB = rf"(?:{_LONGER}|{_DONE}|{_AT_END})"
_OF_ITS_OWN = rf"\s*{_CASE}{_NO_CASE_AFTER}(?!\s*号?\s*{_FILLERS}{_VERB})"  # 13退回14, not 13退回 14签收
_HEAD = (
    rf"(?:{_CASE}(?:[、,和与及]{_CASE})*\s*(?:号件?|件)?\s*{_FILLERS}{_VERB}(?!{_OF_ITS_OWN})"
    rf"|(?:{_LONGER})\s*{_CASE}{_NO_CASE_AFTER})"
)
# 12签收 13退回 and 签收12、13退回 and, spoken without a breath, 12签收13退回城管15办完了.
_WEAK = re.compile(rf"(?<=[^\s,;。、和与及到至])\s*(?:、|\s)\s*(?={_HEAD})")
_BREATHLESS = re.compile(
    rf"(?<=[\u4e00-\u9fff%])(?<![月年日号第到至限前后和与及跟、同约近是为有共把将]){_NOT_IN_SOURCE}"
    rf"(?=[0-9]{{1,6}}(?![0-9])号?{_FILLERS}(?:签收|已签|收到|退回|延期|延到|办完|办结|催办|到?[0-9]{{1,3}}%))"
)
# 1、12签收 2、13退回 counts the acts; so do ① and ②, which are folded into digits.
_COUNTER = re.compile(r"(?:^|(?<=[\s,;。]))(?P<number>[1-9])\s*[.、)]\s*(?=[0-9#第建提留])")
_CIRCLED = re.compile(r"[①-⑳]")


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


def cut(passage: Passage) -> list[tuple[int, int]]:
    """Where the message may be cut: at its marks, and before whatever begins like a command."""
    folded = passage.folded
    found = {gap.span() for pattern in (_STRONG, _WEAK, _BREATHLESS) for gap in pattern.finditer(folded)}
    spans, start = [], 0
    for gap in sorted(found | _counters(passage)):
        if gap[0] > start:
            spans.append((start, gap[0]))
        start = max(start, gap[1])
    if start < len(folded):
        spans.append((start, len(folded)))
    return spans


def _counters(passage: Passage) -> set[tuple[int, int]]:
    """The numbers that count the acts from one upwards and are no cases."""
    counters = list(_COUNTER.finditer(passage.folded))
    counted = [int(counter["number"]) for counter in counters]
    if len(counted) > 1 and counted == list(range(1, len(counted) + 1)):
        return {counter.span() for counter in counters}
    typed = passage.origin[passage.start : passage.end] if _CIRCLED.search(passage.message) else ()
    return {(i, i + 1) for i, place in enumerate(typed) if _CIRCLED.match(passage.message, place)}
