"""How people name a case: 12, 12号, 建议012, 提案〔2026〕12号, XS-1, 12、13和15, 12到15, 这个."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from domain.intents import CaseRef
from domain.numerals import read_case_number, read_number
from domain.reading.naming.case_words import CASE, JOINED, RANGE, SLASHED
from domain.reading.naming.source_words import BETWEEN, SOURCE_AFTER, SOURCE_WORD, SOURCES
from domain.reading.text.normalising import Passage
from domain.vocabulary import Source

_LONGEST_RANGE = 50  # cases; a longer range is taken for something else
LAST_DAY = 31
_LAST_MONTH = 12

_COMMA = re.compile(r"\s*(?:[,、;和与及跟同&+]|以及|还有|还要|加上?(?=\s*第?[0-9十]))\s*(?:还有|和)?\s*")
_NUMBER = re.compile(r"[0-9]+")
_SAID_AFTER = re.compile(SOURCE_AFTER)
_LOOK_AHEAD = 3
# 回复12，1.同意 counts what follows.
_ITEM = re.compile(rf"[0-9]{{1,2}}\s*[.、)](?!\s|[0-9第#]|{SOURCE_WORD})")
_BLANK = re.compile(r"\s+(?:和\s+)?")
_PRONOUN = re.compile(
    r"(?:(?:刚才|刚刚|刚|上面|上边|前面|上一?个|最后)的?)?(?:这|那)一?(?:个|件|条|份|单|项)(?:案件|件|案子|事项|事|(?:建议|提案|留言|工单)(?!\s*第?[0-9零〇一二三四五六七八九十]))?"
    r"|(?:该|此|本)(?:件|案|事项|建议|提案|留言|工单)"
)


# The cases that were found, what follows them, and the wording if it may as well be a day.
Found = tuple[tuple[CaseRef, ...], Passage, str]
Run = tuple[tuple[CaseRef, ...], Passage]
_PLAIN = CaseRef(0)  # of a source that nobody named
ReadOne = Callable[[Passage, CaseRef], Found]


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

    Without `ranges` 10-15 and 10/15 are left alone, as they may be days. `close`: text follows, which may
    begin with 建议 or 件.
    """
    pronoun = _PRONOUN.match(passage.folded)
    start = passage.after(pronoun.end()) if pronoun else passage
    read_one = partial(_read_one, close=close, ranges=ranges)
    naming = _read_list(start.skip(_BLANK), read_one, spaced=spaced)
    if naming.refs:
        return naming
    return Naming((), start, pointing=pronoun is not None)


def _read_list(passage: Passage, read_one: ReadOne, *, spaced: bool) -> Naming:
    refs: list[CaseRef] = []
    rest, here, marked = passage, passage, ""
    kind = _PLAIN
    while len(refs) < _LONGEST_RANGE:
        found, after, marked = read_one(here, kind)
        if not found:
            break
        kind, rest = found[-1], after
        if said := _said_after(here, after):
            refs, kind = _of_source(refs, said, bare=True), _PLAIN
            found = tuple(_of_source(found, said))
        refs += found
        gap = _COMMA.match(rest.folded) or (_BLANK.match(rest.folded) if spaced else None)
        if gap is None:
            break
        here = rest.after(gap.end())
        if _ITEM.match(here.folded):
            break
    once = {(ref.ordinal, ref.source, ref.between): ref for ref in reversed(refs)}
    unique = tuple(ref for ref in refs if once[ref.ordinal, ref.source, ref.between] is ref)
    return Naming(unique, rest, marked if len(unique) == 1 else "")


def _said_after(here: Passage, after: Passage) -> Source | None:
    """The source that stands after what was just read: 12号提案, 12到15号建议."""
    length = after.start - here.start
    said = _SAID_AFTER.finditer(here.folded, 0, length + _LOOK_AHEAD)
    return next((SOURCES[found[0]] for found in said if found.end() == length), None)


def _of_source(refs: Sequence[CaseRef], source: Source, *, bare: bool = False) -> list[CaseRef]:
    """The source for those that have none; `bare` spares what has a 号 of its own: 12、13号提案."""
    plain = [not bare or ref.ranged or ref.written.isdecimal() for ref in refs]
    return [
        replace(ref, source=ref.source or source) if is_plain else ref
        for ref, is_plain in zip(refs, plain, strict=True)
    ]


def _read_one(passage: Passage, kind: CaseRef, *, close: bool, ranges: bool) -> Found:
    several = _read_range(passage, kind) if ranges else None
    several = several or _read_joined(passage, kind, close=close, ranges=ranges)
    if several:
        return *several, ""
    match = CASE[close].match(passage.folded)
    ref = _ref_of(match, passage, kind) if match else None
    if match is None or ref is None:
        return (), passage, ""
    written = match[0].strip()
    day = match["hao"] is not None and ref.ordinal <= LAST_DAY and written[:1] not in "第#"
    return (ref,), passage.after(match.end()), written if day and written.endswith("号") else ""


def _read_range(passage: Passage, kind: CaseRef) -> Run | None:
    ends = RANGE.match(passage.folded)
    if ends is None:
        return None
    low, high = read_number(ends["low"]), read_number(ends["high"])
    if low is None or high is None or not low < high < low + _LONGEST_RANGE:
        return None
    like = replace(_kind_said(ends["source"], kind), written="", ranged=True)
    refs = tuple(replace(like, ordinal=number) for number in range(low, high + 1))
    return refs, passage.after(ends.end())


def _read_joined(passage: Passage, kind: CaseRef, *, close: bool, ranges: bool) -> Run | None:
    """12号13号签收; 12/13/15, unless it may be a day."""
    slashed = SLASHED.match(passage.folded) if ranges else None
    joined = slashed or JOINED.match(passage.folded)
    if joined is None:
        return None
    spans = [found.span() for found in _NUMBER.finditer(joined[0])]
    numbers = [joined[0][a:b] for a, b in spans]
    refs = tuple(CaseRef(int(one), kind.source, one, between=kind.between) for one in numbers)
    maybe_day = len(refs) == len(("month", "day")) and refs[0].ordinal <= _LAST_MONTH
    if not all(ref.ordinal for ref in refs) or (slashed and not close and maybe_day):
        return None
    return refs, passage.after(joined.end())


def _kind_said(word: str | None, before: CaseRef) -> CaseRef:
    """A case like those that the word names; without a word, like the one before."""
    return CaseRef(0, SOURCES[word], between=word == BETWEEN) if word else before


def _ref_of(match: re.Match[str], passage: Passage, before: CaseRef) -> CaseRef | None:
    ways = match.group("named", "item", "hao", "hash", "sharp", "bare", "spoken")
    ordinal = read_case_number(next(filter(None, ways)))
    if not ordinal:
        return None
    kind = _kind_said(match["source"] or match["listed"], before)
    return CaseRef(ordinal, kind.source, passage.until(match.end()).typed, between=kind.between)
