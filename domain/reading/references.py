"""How people name a case: 12, 12号, 建议012, 提案〔2026〕12号, XS-1, 12、13和15, 12到15, 这个."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from domain.intents import CaseRef
from domain.numerals import read_number
from domain.reading.case_words import CASE, RANGE
from domain.reading.normalising import Passage
from domain.reading.source_words import SOURCE_WORD, SOURCES
from domain.vocabulary import Source

LONGEST_RANGE = 50  # cases; a longer range is taken for something else
LAST_DAY = 31

_COMMA = re.compile(r"\s*(?:[,、;和与及跟&+]|以及|还有|还要)\s*(?:还有|和)?\s*")
# 回复12，1.同意 counts what follows.
_ITEM = re.compile(rf"[0-9]{{1,2}}\s*[.、)](?!\s|[0-9第#]|{SOURCE_WORD})")
_BLANK = re.compile(r"\s+(?:和\s+)?")
_PRONOUN = re.compile(
    r"(?:(?:刚才|刚刚|刚|上面|上边|前面|上一?个|最后)的?)?(?:这|那)一?(?:个|件|条|份|单|项)(?:案件|件|案子|事项|事|建议|提案|留言|工单)?"
    r"|(?:该|此|本)(?:件|案|事项|建议|提案|留言|工单)"
)


# The cases that were found, what follows them, and the wording if it may as well be a day.
Found = tuple[tuple[CaseRef, ...], Passage, str]
ReadOne = Callable[[Passage, Source | None], Found]


@dataclass(frozen=True, slots=True)
class Naming:
    """The cases named at the beginning of a passage, and what follows.

    `maybe_day`: a single 15号 that may as well be a day of the month. `pointing`: 这个, 刚才那个.
    """

    refs: tuple[CaseRef, ...]
    rest: Passage
    maybe_day: str = ""
    pointing: bool = False


def read_refs(passage: Passage, *, spaced: bool = True, ranges: bool = True, close: bool = False) -> Naming:
    """Read as many cases as stand at the beginning; `spaced` lets a blank separate them.

    Without `ranges` 10-15 is left alone, as it may be a day. `close`: text follows, which may begin with
    建议 or 件.
    """
    pronoun = _PRONOUN.match(passage.folded)
    start = passage.after(pronoun.end()) if pronoun else passage
    read_one = partial(_read_one, pattern=CASE[close], ranges=ranges)
    naming = _read_list(start.skip(_BLANK), read_one, spaced=spaced)
    if naming.refs:
        return naming
    return Naming((), start, pointing=pronoun is not None)


def _read_list(passage: Passage, read_one: ReadOne, *, spaced: bool) -> Naming:
    refs: dict[tuple[int, Source | None], CaseRef] = {}
    rest, here, marked = passage, passage, ""
    source: Source | None = None
    while len(refs) < LONGEST_RANGE:
        found, after, marked = read_one(here, source)
        if not found:
            break
        for ref in found:
            refs.setdefault((ref.ordinal, ref.source), ref)
        source, rest = found[-1].source, after
        gap = _COMMA.match(rest.folded) or (_BLANK.match(rest.folded) if spaced else None)
        if gap is None:
            break
        here = rest.after(gap.end())
        if _ITEM.match(here.folded):
            break
    return Naming(tuple(refs.values()), rest, marked if len(refs) == 1 else "")


def _read_one(passage: Passage, source: Source | None, *, pattern: re.Pattern[str], ranges: bool) -> Found:
    if ranges and (span := _read_range(passage, source)):
        return *span, ""
    match = pattern.match(passage.folded)
    ref = _ref_of(match, passage, source) if match else None
    if match is None or ref is None:
        return (), passage, ""
    day = match["hao"] is not None and ref.ordinal <= LAST_DAY and match[0].lstrip()[:1] not in "第#"
    return (ref,), passage.after(match.end()), match[0].strip() if day else ""


def _read_range(passage: Passage, inherited: Source | None) -> tuple[tuple[CaseRef, ...], Passage] | None:
    ends = RANGE.match(passage.folded)
    if ends is None:
        return None
    low, high = read_number(ends["low"]), read_number(ends["high"])
    if low is None or high is None or not low < high < low + LONGEST_RANGE:
        return None
    source = SOURCES[ends["source"]] if ends["source"] else inherited
    refs = tuple(CaseRef(number, source) for number in range(low, high + 1))
    return refs, passage.after(ends.end())


def _ref_of(match: re.Match[str], passage: Passage, inherited: Source | None) -> CaseRef | None:
    ordinal = read_number(next(filter(None, match.group("named", "hao", "hash", "bare", "spoken"))))
    if not ordinal:
        return None
    source = SOURCES[match["source"]] if match["source"] else inherited
    return CaseRef(ordinal, source, passage.until(match.end()).typed)
