"""Which source a table speaks of: by the sheet's name, its title, its header, or each row's own words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.tables.cells import compact
from domain.vocabulary import Source

OUT_OF_SESSION = "闭会"

# The first pattern that is found decides; 建议 and 提案 stand last and may both apply.
_TITLES: tuple[tuple[re.Pattern[str], Source], ...] = tuple(
    (re.compile(pattern), source)
    for pattern, source in (
        (r"整改清单|审议意见|整改", Source.RECTIFICATION_ITEM),
        (r"民生实事|为民实事|实事", Source.LIVELIHOOD_PROJECT),
        (r"互联网.?督查|问题线索|督查线索|线索", Source.INSPECTION_CLUE),
        (r"12345|市长热线|热线|工单", Source.HOTLINE_ORDER),
        (r"民声", Source.APPEAL_DIRECT),
        (r"信访|来信|来访", Source.PETITION),
        (r"联络站|联系站|代表站|代表之家", Source.STATION_OPINION),
        (r"网民|留言|人民网", Source.NETIZEN_MESSAGE),
        (r"上级|领导批示|批示件", Source.SUPERIOR_ORDER),
    )
)
_SESSION_TITLES = ((r"政协|提案|委员", Source.CPPCC_PROPOSAL), (r"人大|代表|建议", Source.DEPUTY_SUGGESTION))

# The word a number of this source begins with, also given to rows that have only a 序号.
NUMBER_WORDS: Mapping[Source, str] = {
    Source.DEPUTY_SUGGESTION: "建议",
    Source.CPPCC_PROPOSAL: "提案",
    Source.NETIZEN_MESSAGE: "留言",
    Source.HOTLINE_ORDER: "工单",
    Source.APPEAL_DIRECT: "诉求",
    Source.PETITION: "信访",
    Source.SUPERIOR_ORDER: "上级",
    Source.INSPECTION_CLUE: "线索",
    Source.LIVELIHOOD_PROJECT: "实事",
    Source.RECTIFICATION_ITEM: "整改",
    Source.STATION_OPINION: "联络站",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is about: one source, 建议 and 提案 mixed, or (no sources) unknown."""

    sources: tuple[Source, ...]
    in_session: bool

    def source_of(self, number: str, title: str) -> Source | None:
        """The source of one row: the table's, or in a mixed or unknown table what the row itself says."""
        if len(self.sources) == 1:
            return self.sources[0]
        return _by_ending(compact(title)) or _by_number(compact(number))


def read_subject(sheet: str, title: str, labels: Iterable[str]) -> Subject:
    """Judge a table by its sheet's name, then the title above it, then its column names."""
    in_session = OUT_OF_SESSION not in sheet + title
    texts = (sheet, title, " ".join(labels))
    sources = next((found for text in texts if (found := _read_sources(compact(text)))), ())
    return Subject(sources, in_session)


def _read_sources(text: str) -> tuple[Source, ...]:
    for pattern, source in _TITLES:
        if pattern.search(text):
            return (source,)
    return tuple(source for pattern, source in _SESSION_TITLES if re.search(pattern, text))


def _by_ending(title: str) -> Source | None:
    endings = {"的建议": Source.DEPUTY_SUGGESTION, "的提案": Source.CPPCC_PROPOSAL}
    return next((source for ending, source in endings.items() if title.rstrip("。.").endswith(ending)), None)


def _by_number(number: str) -> Source | None:
    return next((source for source, word in NUMBER_WORDS.items() if number.startswith(word)), None)
