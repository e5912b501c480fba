"""The patterns of a case that is named: 12, 12号, 建议012, 提案〔2026〕12号, XS-1, and of several in one."""

import re
from typing import Final

from domain.reading.naming.measures import COUNTED, COUNTED_ALOUD, COUNTED_OF_SOURCE, NO_CASE, TO_A_MONTH
from domain.reading.naming.source_words import SOURCE_AFTER, SOURCE_WORD

_TENS = r"[一二三四五六七八九]?[十廿卅百][零〇一二三四五六七八九十]{0,4}"
_NUMERAL = r"[零〇一二三四五六七八九十廿百]"
_ANY_NUMERAL = r"[零〇一二两三四五六七八九十廿卅百]{1,7}"
# Digit by digit: 零零九, 二一零; not 一二三, which counts.
_DIGIT = r"[零〇一二三四五六七八九]"
_SPELT = (
    rf"(?:[零〇]{_DIGIT}{{1,5}}|{_DIGIT}[零〇]{_DIGIT}{{0,4}}"
    rf"|(?!一二三|二三四|三四五|四五六|五六七|六七八|七八九){_DIGIT}{{3,6}})(?!{_NUMERAL})"
)
_YEAR = r"(?:[〔\[(【]?\s*20[0-9]{2}\s*[〕\])】年-]\s*)?"
_NOUN = rf"(?:{SOURCE_AFTER}|案件|件|案子|案|建议|事项|线索)(?!容|书|\s*(?:编号|第|[#])?\s*[0-9])"
_TAIL = rf"(?:\s*的?[那这]一?个?{_NOUN}|的?{_NOUN}|那个|这个)?"
# After a command it must stand close and alone: in 回复12 建议增加停车位 the answer begins with 建议.
_CLOSE_TAIL = (
    rf"(?:的?[那这]一?个?{_NOUN}|那个|这个|(?<=号)的?{_NOUN}(?=\s|[,:;、。的和与及详]|原文|尽快|抓紧|延期"
    rf"|退|$)"
    rf"|{_NOUN}(?=[、和与及]|$))?"
)

# What makes a case of any number after it: #12, No.12, 编号12, 〔2026〕12, 2026-012.
_MARK = (
    r"(?:#|no\.?|编号[:：]?|[〔\[(【]\s*20[0-9]{2}\s*[〕\])】]\s*第?|20[0-9]{2}\s*-\s*(?=0[0-9]{2}(?![0-9])))"
)
_SOURCED = rf"(?P<source>{SOURCE_WORD})\s*(?:编号|字)?[:：]?\s*{_YEAR}第?\s*[#]?\s*"
# Of other systems: 工单GD20260922001, 工单GD-2026-001; what counts are the last digits.
_LETTERS = r"(?:[a-z]{1,6}[-_]?(?:[0-9]{1,8}[-_])*)?"
# After a source one character may be a number: 实事一 进展…, never 建议一楼.
_ALONE = (
    r"(?=\s*(?:$|[\s,:;。、]|的?进[展度]|签收|已?签|退回|延期|延到|再延|完成|目前|现在|怎么|什么|啥|到哪))"
)
_LISTED = "(?P<listed>民生实事|实事|整改|线索|批示|上级)"
_HAO = rf"\s*号(?!{NO_CASE})"
_NUMBERED = (
    rf"(?:{_SOURCED}{_LETTERS}(?P<named>[0-9]{{1,18}}(?!{COUNTED_OF_SOURCE})|{_ANY_NUMERAL}(?=\s*号)"
    rf"|{_TENS}(?!{_NUMERAL})|{_SPELT}|[一二三四五六七八九]{_ALONE})(?:\s*号(?!楼|院))?"
    rf"|(?:{_LISTED})\s*第(?P<item>[0-9]{{1,4}}|{_ANY_NUMERAL})[项件条](?!目|例)"
    rf"|(?:{_YEAR}第\s*|#\s*|{_YEAR})(?P<hao>[0-9]{{1,18}}|{_ANY_NUMERAL}){_HAO}@"
    rf"|{_MARK}\s*(?P<hash>[0-9]{{1,18}})(?!{COUNTED}|\s*号)"
    rf"|(?P<sharp>[0-9]{{1,6}})\s*#(?!{NO_CASE})"
    rf"|(?P<bare>[0-9]{{1,6}})(?!{COUNTED}|\s*号)"
    rf"|(?P<spoken>(?=..)(?:{_TENS}|{_SPELT}))(?!{_NUMERAL}|{COUNTED_ALOUD}|\s*号))"
)
# By whether text may follow at once, as it does after a command.
CASE: Final = {
    False: re.compile(_NUMBERED.replace("@", f"(?!{TO_A_MONTH})") + _TAIL),
    True: re.compile(_NUMBERED.replace("@", "") + _CLOSE_TAIL),
}
# 12号13号签收 is two cases; 12号15号办完 may be one and a day.
JOINED: Final = re.compile(
    r"(?:[0-9]{1,6}号件?){2,}(?=\s*(?:都|也|全部?|已经?|一起|一并|均|请)*(?:签|收[到悉]|接收|领取|查?看|$))"
)
SLASHED: Final = re.compile(r"[0-9]{1,6}(?:\s*/\s*[0-9]{1,6})+\s*号?件?(?![0-9./%月日年-])")
_TO = r"\s*[~到至—–―-]+\s*"
RANGE: Final = re.compile(
    rf"从?\s*(?:{_SOURCED})?(?P<low>[0-9]{{1,6}}|{_TENS})\s*(?:号件?)?{_TO}"
    rf"(?:{_SOURCED.replace('<source>', '<again>')})?(?P<high>[0-9]{{1,6}}|{_TENS})"
    rf"(?:{_HAO}|(?!{COUNTED}|\s*号)){_TAIL}"
)
