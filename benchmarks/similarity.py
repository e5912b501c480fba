"""Likeness on labelled texts: `python -m benchmarks.similarity LABELLED.csv [MORE.csv …]`.

The first file has the columns group, title and detail (`none` belongs to no group); further files only lend
their words to the 10,000 made-up cases. What is printed holds counts and seconds, and no text.
"""

import csv
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.reckoning import show
from domain.similarity import READ, SHOWN, TOLD, Index, Matter

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)
CASES, MOST = 10_000, 3
SAMPLED = 100  # of the cases, where the peer is too slow for all
CLAUSES = 8  # of a made-up content
SEED = 20260922
_CLAUSE = re.compile(r"(?<=[，。！？；])")
_PLACES = [
    f"{name}{kind}"
    for name in ("朝阳", "和平", "解放", "建设", "人民", "胜利", "长江", "黄河", "文昌", "东湖")
    for kind in ("路", "小区", "街道", "广场", "花园", "村")
]
Score = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Text:
    """One row."""

    group: str
    title: str
    detail: str

    @property
    def whole(self) -> str:
        """As much as is compared."""
        return f"{self.title} {self.detail[:READ]}"


def read_texts(path: str) -> list[Text]:
    """The rows of a file."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Text(row.get("group") or "none", row["title"], row["detail"]) for row in rows]


def compare_all(texts: Sequence[Text]) -> Score:
    """Our likeness of every two."""
    index = Index(Matter(place, text.title, text.detail) for place, text in enumerate(texts))
    found = index.find(range(len(texts)), 0.0, len(texts))
    scores = {(one, other): score for one, like in found.items() for score, other in like}
    return lambda one, other: max(scores.get((one, other), 0.0), scores.get((other, one), 0.0))


def judge(texts: Sequence[Text], score: Score) -> list[tuple[str, ...]]:
    """Precision and recall at each threshold: pairs of one group against pairs of two or of none."""
    within, across = list[float](), list[float]()
    for one, other in combinations(range(len(texts)), 2):
        same = texts[one].group == texts[other].group != "none"
        (within if same else across).append(score(one, other))
    return [_row(limit, within, across) for limit in THRESHOLDS]


def _row(limit: float, within: Iterable[float], across: Iterable[float]) -> tuple[str, ...]:
    pairs = list(within)
    right, wrong = sum(one >= limit for one in pairs), sum(one >= limit for one in across)
    precision, recall = right / (right + wrong or 1), right / len(pairs)
    balance = 2 * precision * recall / (precision + recall or 1)
    figures = (f"{precision:.3f}", f"{recall:.3f}", f"{balance:.3f}")
    return f"{limit:.2f}", *figures, f"{right:,}", f"{wrong:,}"


def make_up(texts: Sequence[Text]) -> list[Text]:
    """Cases with two halves of real titles at a made-up place, and clauses of any of the contents."""
    dice = random.Random(SEED)  # noqa: S311 - nothing secret
    clauses = [part for text in texts for part in _CLAUSE.split(text.detail) if len(part) > CLAUSES]
    made = []
    for _ in range(CASES):
        one, other = dice.choice(texts).title, dice.choice(texts).title
        title = f"{dice.choice(_PLACES)}{one[: len(one) // 2]}{other[len(other) // 2 :]}"
        made.append(Text("none", title, "".join(dice.choice(clauses) for _ in range(CLAUSES))))
    return made


@contextmanager
def working() -> Iterator[list[float]]:
    """Seconds of processor time for a block: what others do on the machine meanwhile does not count."""
    spent, began = list[float](), time.process_time()
    yield spent
    spent.append(time.process_time() - began)


def time_ours(cases: Sequence[Text]) -> list[tuple[str, float]]:
    """Reading all, one against all as a running bot does it, all against all."""
    index: Index[int] = Index()
    with working() as reading:
        index.hold(Matter(place, case.title, case.detail) for place, case in enumerate(cases))
    with working() as one, index.joined_by([Matter(-1, cases[0].title, cases[0].detail)]):
        index.find([-1], SHOWN, MOST)
    with working() as everything:
        index.find(range(len(cases)), TOLD, MOST)
    return [("read once", reading[0]), ("one against all", one[0]), ("all against all", everything[0])]


def time_peers(cases: Sequence[Text]) -> list[tuple[str, float, float]]:
    """The same by comparing strings: one against all, and all against all reckoned from it."""
    wholes = [case.whole for case in cases]
    with working() as quick:
        for whole in wholes[:SAMPLED]:
            process.extract(whole, wholes, scorer=fuzz.ratio, limit=MOST)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wholes[0])
    with working() as slow:
        for whole in wholes[:SAMPLED]:
            matcher.set_seq1(whole)
            matcher.ratio()
    one_quick, one_slow = quick[0] / SAMPLED, slow[0] / SAMPLED * CASES
    return [
        ("rapidfuzz ratio", one_quick, one_quick * CASES),
        ("difflib ratio", one_slow, one_slow * CASES),
    ]


def main() -> None:
    """Quality first, then speed beside the peers, then memory."""
    labelled = read_texts(sys.argv[1])
    more = [text for path in sys.argv[2:] for text in read_texts(path)]
    head = ("at least", "precision", "recall", "F1", "within groups", "across")
    show(
        f"{len(labelled)} labelled texts, shares of weighted pairs",
        head,
        judge(labelled, compare_all(labelled)),
    )
    rapid = judge(labelled, lambda a, b: fuzz.ratio(labelled[a].whole, labelled[b].whole) / 100)
    show("The same, rapidfuzz ratio", head, rapid)
    cases = make_up([*labelled, *more])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ours = time_ours(cases)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    rows = [("duban", *(f"{seconds:.3f} s" for _, seconds in ours), "")]
    for name, one, everything in time_peers(cases):
        ratio = f"{one / ours[1][1]:.0f}× one, {everything / (ours[0][1] + ours[2][1]):.0f}× all"
        rows.append((name, "–", f"{one:.3f} s", f"{everything:,.0f} s (reckoned)", ratio))
    show(f"{CASES:,} made-up cases, processor time", ("", *(name for name, _ in ours), "slower"), rows)
    print(f"The index of {CASES:,} cases and its search took {memory:.0f} MB.")


if __name__ == "__main__":
    main()
