"""Where in a text a day or a span is worded: one grammar for finding the words and for reading them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from domain.chinese_dates import bygone_days, holidays, named_days, parts_of_years, relative_days, spans
from domain.chinese_dates.grammar import Rule, Where
from domain.chinese_dates.hours import EDGE
from domain.chinese_dates.readings import Span

GRAMMAR = (
    bygone_days.RULES
    + named_days.RULES
    + parts_of_years.RULES
    + relative_days.RULES
    + spans.RULES
    + holidays.RULES
)
_OPENINGS = tuple(rule.pattern for rule in GRAMMAR if rule.where is not Where.ANSWER)
# Most texts begin with no wording at all: one look tells.
_ANY_OPENING = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in _OPENINGS))

# Words that mark the date which counts: 延到10月15日, 15号前.
_MARK_BEFORE = re.compile(
    r"(?:到|至|限|截止|[定改]在|[定限止]于|改[为成]|变更为|为|或者?|还是)\s?$|[推延展缓][迟期后]?$"
)
_MARK_AFTER = re.compile(r"\s?(?:之?前|以前|左右|止|之内|以内)")
_LONGEST_MARK = 4
_AROUND = " \t\r\n,。.!:、()吧了"
# What joins two days into one wording: 下周三到周五, 10月15日或16日, 下周五(10月9日).
_RANGE = re.compile(r"\s?(?:到|至|[~—-]+)\s?")
_OR = re.compile(r"\s?(?:或者?|还是)\s?")
_WORDED = re.compile(rf"{_RANGE.pattern}|{_OR.pattern}|\s?\(")
_JOINT = re.compile(rf"{_WORDED.pattern}|")
_FROM = re.compile(r"(?:从|由|自|原定?)\s?$")
_CLOSED = re.compile(r"\s?\)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text a rule of the grammar fits."""

    rule: Rule
    found: re.Match[str]

    @property
    def wording(self) -> str:
        return self.found[0].strip()

    @property
    def span(self) -> Span:
        return Span(*self.found.span())

    @property
    def with_edge(self) -> re.Match[str]:
        """前, 下班前 and the like behind the words; perhaps nothing."""
        edge = EDGE.match(self.found.string, self.found.end())
        assert edge is not None  # noqa: S101 - the pattern matches nothing too
        return edge

    @property
    def is_alone(self) -> bool:
        """Whether nothing else stands in the text."""
        text, (start, _) = self.found.string, self.found.span()
        return not text[:start].strip(_AROUND) and not text[self.with_edge.end() :].strip(_AROUND)

    @property
    def is_beside_mark(self) -> bool:
        text, (start, end) = self.found.string, self.found.span()
        before = _MARK_BEFORE.search(text, max(0, start - _LONGEST_MARK), start)
        return bool(before or _MARK_AFTER.match(text, end) or _MARK_AFTER.match(self.with_edge[0][-2:]))

    @property
    def is_marked(self) -> bool:
        """Whether a mark stands beside the words, or they stand alone."""
        return self.is_beside_mark or self.is_alone

    def overlaps(self, other: "Place") -> bool:
        return self.found.start() < other.found.end() and other.found.start() < self.found.end()

    def is_joined_to(self, other: "Place", joint: re.Pattern[str] = _JOINT) -> bool:
        """Whether nothing but a joint stands between this place and a later one."""
        between = self.found.string[self.with_edge.end() : other.found.start()]
        return joint.fullmatch(between) is not None

    def begins_range_with(self, other: "Place") -> bool:
        """下周三到周五; in 从9月30日到10月15日 the first is no limit."""
        start = self.found.start()
        from_here = _FROM.search(self.found.string, max(0, start - _LONGEST_MARK), start)
        return self.is_joined_to(other, _RANGE) and not from_here

    def leads_to(self, other: "Place") -> bool:
        """Whether a later place that is marked makes this one count: 10月15日或16日前."""
        return self.begins_range_with(other) or self.is_joined_to(other, _OR)


def find_places(text: str) -> list[Place]:
    """Every place a rule fits; where places overlap the longest, even if it comes to nothing."""
    found = [Place(rule, match) for rule in GRAMMAR for match in rule.pattern.finditer(text)]
    taken: list[Place] = []
    for place in sorted(found, key=lambda place: (place.span.start - place.span.end, not _counts(place))):
        if not any(place.overlaps(other) for other in taken):
            taken.append(place)
    return list(_counting(sorted(taken, key=lambda place: place.span.start)))


def _counting(places: list[Place]) -> Iterator[Place]:
    """The places that count as a date where they stand; what is joined to one that does counts too."""
    before: Place | None = None
    alone = len(places) > 1 and _fill(places)
    for place in places:
        if alone or _counts(place) or (before and before.is_joined_to(place)):
            before = place
            yield place


def _fill(places: list[Place]) -> bool:
    """Whether the places, joined, are all there is in the text."""
    text = places[0].found.string
    outside = text[: places[0].span.start] + text[places[-1].with_edge.end() :]
    joined = all(one.is_joined_to(other, _WORDED) for one, other in pairwise(places))
    return joined and not outside.strip(_AROUND)


def _counts(place: Place) -> bool:
    match place.rule.where:
        case Where.ANYWHERE:
            return True
        case Where.MARKED:
            return place.is_marked
        case Where.BESIDE:
            return place.is_beside_mark
        case Where.ALONE | Where.ANSWER:
            return place.is_alone


def wording_end(text: str, start: int = 0) -> int:
    """Where the wording of a day or a span that begins at `start` ends, with its hour; else `start`."""
    end = _end_of_one(text, start)
    while end > start and (joint := _JOINT.match(text, end)):
        further = _end_of_one(text, joint.end())
        if further == joint.end():
            break
        closed = _CLOSED.match(text, further)
        end = closed.end() if closed else further
    return end


def _end_of_one(text: str, start: int) -> int:
    if not _ANY_OPENING.match(text, start):
        return start
    end = max(found.end() for pattern in _OPENINGS if (found := pattern.match(text, start)))
    edge = EDGE.match(text, end)
    return edge.end() if edge else end
