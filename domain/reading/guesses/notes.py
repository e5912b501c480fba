"""Whether words that are no command may be a note of progress, and on which case by a word of its title."""

import re
from collections.abc import Sequence

from domain.intents import CaseRef
from domain.reading.guesses.hints import regrets
from domain.reading.guesses.mentions import find_mention, fold_titles
from domain.reading.scene import KnownCase
from domain.reading.text.normalising import Passage, fold

_ASKS = re.compile(
    r"[?]\s*$|[吗么嘛不呢没]$|^(?:谁|哪|怎么|咋|什么|为什么|为啥|能不能|可不可以|有没有|是不是|要不要|几[点号]|多少)"
    r"|(?:是谁|多少|几点|几号|在哪|哪里|怎么办|怎么弄|找谁|问谁|什么时候|啥时候)"
)
_CHATS = re.compile(
    r"吃饭|吃啥|吃什么|喝酒|喝茶|聚餐|^(?:我|昨天|今天)?听说|哈哈|呵呵|嘿嘿|发火|周末愉快|红包|打牌|打球|看电影"
    r"|生日快乐|好累|烦死|无聊|晚安|拜年|新年快乐|节日快乐|段子|八卦|^你(?:是|叫|们?几)"
)
_DENIES = re.compile(
    r"(?:别|先不|不要|不用|没说|暂不|取消|不)(?:要|用|再|给|想)*(?:签(?!字|约|合同|订)|退|延|撤)"
)
_LONGEST_DENIAL = 14
_PLACES = 60  # characters from which a title's word may begin


def may_be_note(text: str) -> bool:
    """Whether it may be told of a case: no question, no chat, no act that is denied or regretted."""
    folded = fold(text).folded
    if _ASKS.search(folded) or _CHATS.search(folded) or regrets(folded):
        return False
    return len(folded) > _LONGEST_DENIAL or not _DENIES.search(folded)


def find_by_title(passage: Passage, cases: Sequence[KnownCase]) -> tuple[CaseRef, ...]:
    """The cases a word of whose title stands anywhere in the message: 瓷砖已经围挡好了."""
    titles, folded = fold_titles(cases), passage.folded
    for place in range(min(len(folded) - 1, _PLACES)):
        touched = [(case, title) for case, title in titles if folded[place : place + 2] in title]
        if touched and (found := find_mention(passage, place, touched)):
            return tuple(CaseRef(case.ordinal, case.source, case.number) for case in found.cases)
    return ()
