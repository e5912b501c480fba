"""Which of many matters resemble one: an index from pairs of characters to the matters that hold them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from heapq import nlargest
from math import log, sqrt
from typing import Generic

from domain.similarity.matter import Matter, Name, Pairs

LOOKED_AT = 50  # of those that share most with the title, so many are compared in full
Found = tuple[float, Name]


class Index(Generic[Name]):
    """Matters by their pairs of characters. A pair weighs the more, the fewer matters hold it.

    The likeness of two is the geometric mean of two shares: how much of the one's title (by weight) the
    other's title and content hold, and the other way round. So it is the same from either side, 1 for the
    same words, and small where only one speaks of the other's subject.
    """

    def __init__(self, matters: Iterable[Matter[Name]] = ()) -> None:
        self._begin()
        self.hold(matters)

    def _begin(self) -> None:
        self._numbers: dict[str, int] = {}  # of each pair of characters
        self._holders: list[array[int]] = []  # by pair: the places of the matters that hold it
        self._names: list[Name] = []  # by place
        self._texts: list[int] = []  # what each was made from, to notice a change
        self._titles: list[array[int]] = []
        self._wholes: list[array[int]] = []  # in order
        self._weights: list[float] = []
        self._totals: list[float] = []  # the weight of each title

    def __len__(self) -> int:
        return len(self._names)

    def hold(self, matters: Iterable[Matter[Name]]) -> None:
        """Hold exactly these from now on; only what is new is read, unless one changed or went."""
        wanted = {matter.name: matter for matter in matters}
        for name, text in zip(self._names, self._texts, strict=True):
            if name not in wanted or _text_of(wanted[name]) != text:
                self._begin()
                break
        known = set(self._names)
        for name, matter in wanted.items():
            if name not in known:
                self._add(matter)

    @contextmanager
    def joined_by(self, matters: Sequence[Matter[Name]]) -> Iterator[None]:
        """Hold these too for a while; their names are none of those held."""
        for matter in matters:
            self._add(matter)
        try:
            yield
        finally:
            for _ in matters:
                self._drop_last()

    def find(self, names: Iterable[Name], at_least: float, most: int) -> dict[Name, list[Found[Name]]]:
        """For each of these that are held: the others like it to this degree, the most alike first."""
        self._weigh()
        places = {name: place for place, name in enumerate(self._names)}
        return {name: self._like(places[name], at_least)[:most] for name in names}

    def _add(self, matter: Matter[Name]) -> None:
        title, whole = (self._number(pairs) for pairs in matter.pairs())
        place, holders = len(self._names), self._holders
        for number in whole:
            holders[number].append(place)
        self._names.append(matter.name)
        self._texts.append(_text_of(matter))
        self._titles.append(array("I", title))
        self._wholes.append(array("I", sorted(whole)))

    def _drop_last(self) -> None:
        for number in self._wholes.pop():
            self._holders[number].pop()
        for column in (self._names, self._texts, self._titles):
            column.pop()

    def _number(self, pairs: Pairs) -> list[int]:
        numbers = self._numbers
        for pair in pairs:
            if pair not in numbers:
                numbers[pair] = len(numbers)
                self._holders.append(array("I"))
        return list(map(numbers.__getitem__, pairs))

    def _weigh(self) -> None:
        """Weights depend on all that is held at the time."""
        count = len(self._names)
        self._weights = [log(1 + count / (len(holders) or 1)) for holders in self._holders]
        self._totals = [sum(map(self._weights.__getitem__, title)) for title in self._titles]

    def _like(self, place: int, at_least: float) -> list[Found[Name]]:
        """Who shares most with the title, rare pairs first; then these in full.

        No share is above 1, so a likeness of t needs a share of t² at least; pairs whose weight together is
        less need not be looked up.
        """
        weights, total = self._weights, self._totals[place]
        needed, rest, rare = at_least * at_least * total, total, 0
        title = sorted(self._titles[place], key=weights.__getitem__, reverse=True)
        shared: dict[int, float] = {}
        known = shared.get
        while rare < len(title) and rest >= needed:
            number = title[rare]
            weight = weights[number]
            for other in self._holders[number]:
                shared[other] = known(other, 0.0) + weight
            rest, rare = rest - weight, rare + 1
        shared.pop(place, None)
        nearest = shared if len(shared) <= LOOKED_AT else nlargest(LOOKED_AT, shared, key=shared.__getitem__)
        own = frozenset(self._wholes[place])
        found = []
        for other in nearest:
            back = self._share_of_title(other, own)
            if back * (shared[other] + rest) >= needed:
                held = shared[other] + self._weight_in(other, title[rare:])
                found.append((min(1.0, sqrt(back * held / total)), other))
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        return [(score, self._names[other]) for score, other in found if score and score >= at_least]

    def _share_of_title(self, place: int, pairs: frozenset[int]) -> float:
        weights, total = self._weights, self._totals[place]
        return sum(weights[number] for number in self._titles[place] if number in pairs) / (total or 1)

    def _weight_in(self, place: int, pairs: Sequence[int]) -> float:
        """How much of these the matter there holds, by weight."""
        whole, weight = self._wholes[place], 0.0
        for number in pairs:
            at = bisect_left(whole, number)
            if at < len(whole) and whole[at] == number:
                weight += self._weights[number]
        return weight


def _text_of(matter: Matter[Name]) -> int:
    return hash((matter.title, matter.content))
