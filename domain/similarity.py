"""How much two matters resemble one another, by the pairs of characters their words share."""

import math
import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.numerals import fold_width

Name = TypeVar("Name", bound=Hashable)

TITLE_WEIGHT, CONTENT_WEIGHT = 0.6, 0.4
READ = 300  # characters of the content
_NO_WORD = re.compile(r"[^\u4e00-\u9fffa-z0-9]+")
# Words every matter has, which say nothing of it.
_OF_EVERY_MATTER = re.compile(
    r"关于|进一步|加强|建议|提案|请求|希望|反映|投诉|咨询|问题|的|了|尊敬|领导|您好|我是|请问|谢谢|恳请|相关|部门"
)
_PAIR = 2

Pairs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Matter(Generic[Name]):
    """What is compared of a case."""

    name: Name
    title: str
    content: str = ""


def find_similar(
    wanted: Matter[Name], others: Sequence[Matter[Name]], most: int = 3
) -> list[tuple[float, Name]]:
    """The others that resemble it most, each with a score from 0 to 1, the nearest first.

    A pair of characters counts for more the fewer of the matters hold it. Where one has no content, the
    titles decide alone.
    """
    matters = [wanted, *others]
    titles = _weigh([_pairs(matter.title) for matter in matters])
    contents = _weigh([_pairs(matter.content[:READ]) for matter in matters])
    scores = [
        (_blend(_cosine(titles[0], title), contents[0], content), matter.name)
        for matter, title, content in zip(others, titles[1:], contents[1:], strict=True)
    ]
    return sorted(scores, key=lambda pair: -pair[0])[:most]


def _pairs(text: str) -> Counter[str]:
    words = _NO_WORD.sub(" ", _OF_EVERY_MATTER.sub(" ", fold_width(text).lower())).split()
    return Counter(
        word[place : place + _PAIR] for word in words for place in range(max(1, len(word) - _PAIR + 1))
    )


def _weigh(counted: Sequence[Counter[str]]) -> list[Pairs]:
    """Each count less the more of them hold the pair, all of length 1."""
    holding = Counter(pair for pairs in counted for pair in pairs)
    rarity = {pair: math.log(1 + len(counted) / held) for pair, held in holding.items()}
    return [_normalise({p: (1 + math.log(n)) * rarity[p] for p, n in pairs.items()}) for pairs in counted]


def _normalise(pairs: Pairs) -> Pairs:
    length = math.sqrt(sum(weight * weight for weight in pairs.values()))
    return {pair: weight / length for pair, weight in pairs.items()} if length else {}


def _cosine(one: Pairs, other: Pairs) -> float:
    return sum(weight * other.get(pair, 0.0) for pair, weight in one.items())


def _blend(of_titles: float, one: Pairs, other: Pairs) -> float:
    if not one or not other:
        return of_titles
    return TITLE_WEIGHT * of_titles + CONTENT_WEIGHT * _cosine(one, other)
