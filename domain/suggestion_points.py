"""The numbered points of a suggestion, and which of them an answer says nothing of."""

import re
from typing import Final

_HEAD = re.compile(
    r"(?:^|(?<=[\s。；;：:，,、）)]))"
    r"(?:[（(][一二三四五六七八九十0-9]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|[0-9]{1,2}(?:[、．)]|\.(?![0-9]))"
    r"|[一二三四五六七八九]是|第[一二三四五六七八九]，|首先，|其次，|[①-⑨])"
)
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_FIRST_SENTENCE = re.compile(r"[。；;\n]")
_FIRST_CLAUSE = re.compile(r"[，,。；;：:？?！!\n]")
# Pairs of characters that any letter holds say nothing of its subject.
_COMMON: Final = frozenset(
    re.findall(
        "..",
        "建议加强加大进一一步相关有关部门单位工作问题情况方面解决尽快落实推进完善提高管理力度希望要求开展进行"
        "我们我区我市区政政府目前现有增加以及通过对于关于应当可以需要同时此外并且因此不断积极",
    )
)
_LEAST: Final = 3  # telling pairs a point must have to be looked for
_TOUCHED: Final = 0.15  # the share of them that an answer to the point repeats at least


def split_points(asked: str) -> tuple[str, ...]:
    """The numbered points of a suggestion, each without its number; empty where there are fewer than two."""
    if not (heads := list(_HEAD.finditer(asked))):
        return ()
    ends = [head.start() for head in heads[1:]] + [len(asked)]
    points = [asked[head.end() : end].strip(" \n，,；;。、") for head, end in zip(heads, ends, strict=True)]
    kept = tuple(point for point in points if point)
    return kept if len(kept) > 1 else ()


def missed_points(asked: str, answer: str) -> tuple[str, ...]:
    """The points of whose first words hardly a pair of characters comes back, each as its first sentence."""
    told = _pairs(answer)
    if not told:
        return ()
    missed = []
    for point in split_points(asked):
        pairs = _telling(point)
        if len(pairs) >= _LEAST and len(pairs & told) < max(1, _TOUCHED * len(pairs)):
            missed.append(_FIRST_SENTENCE.split(point)[0])
    return tuple(missed)


def _telling(point: str) -> set[str]:
    """The pairs of its first clause, which says what is wanted; of all of it where that says too little."""
    first = _pairs(_FIRST_CLAUSE.split(point)[0]) - _COMMON
    return first if len(first) >= _LEAST else _pairs(point) - _COMMON


def _pairs(text: str) -> set[str]:
    runs = _HAN_RUN.findall(text)
    return {run[place : place + 2] for run in runs for place in range(len(run) - 1)}
