"""The words people put before a case number, and the source they name."""

import re
from typing import Final

from domain.reading.text.word_lists import split_words
from domain.vocabulary import Source

BETWEEN: Final = "闭会"  # such a case may be a suggestion or a proposal
_WORDS: Final[dict[Source | None, str]] = {
    Source.DEPUTY_SUGGESTION: "建议 代表建议 人大建议 人大代表建议 人大代表 人大",
    Source.CPPCC_PROPOSAL: "提案 政协提案 委员提案 政协委员提案 政协委员 政协",
    Source.NETIZEN_MESSAGE: "留言 网民留言",
    Source.HOTLINE_ORDER: "工单 热线 热线工单 12345工单 12345热线",
    Source.APPEAL_DIRECT: "诉求 民声直达",
    Source.PETITION: "信访 信访件 来信 来访 来信来访",
    Source.SUPERIOR_ORDER: "上级 上级督办 上级交办 批示",
    Source.INSPECTION_CLUE: "线索 督查线索 互联网+督查 xs- xs 线索xs- 线索xs",
    Source.LIVELIHOOD_PROJECT: "实事 民生实事",
    Source.RECTIFICATION_ITEM: "整改 整改事项 审议意见",
    Source.STATION_OPINION: "联系站 联络站 联系站意见 联络站意见",
    None: BETWEEN,
}
SOURCES: Final = {word: source for source, words in _WORDS.items() for word in split_words(words)}

# For patterns: any of them, the longest first.
SOURCE_WORD: Final = "|".join(sorted(map(re.escape, SOURCES), key=len, reverse=True))

# Those that may as well stand after the number: 12号提案. After 建议 what is suggested may follow.
_AFTER: Final = split_words(
    "人大代表建议 人大建议 代表建议 政协委员提案 政协提案 委员提案 网民留言 热线工单 民生实事 督查线索",
    "提案 留言 工单 信访件",
)
_NOTHING_SUGGESTED: Final = r"(?=\s*(?:$|[,;:。、的和与及跟都已签收也全办完看到进查详]))"
SOURCE_AFTER: Final = f"{'|'.join(_AFTER)}|建议{_NOTHING_SUGGESTED}"
