"""Who came to a joint meeting, by the words people write: 都到了; 区财政局没到; 除区财政局外都参加."""

import re
from collections.abc import Sequence

from domain.joint import is_named
from domain.reading.naming.units import is_registered

_EVERYBODY = re.compile(
    r"(?:都|全部|全|均|各(?:会办|协办)?单位|所有单位)[^,，。;；]{0,6}(?:到|来|参加|出席|参会)|无缺席|没有?缺席"
)
_ABSENT = re.compile(r"没(?:有)?(?:来|到|参加|出席)|未(?:到|参加|出席|参会)|缺席|请假")
_EXCEPT = re.compile(r"除(?:了)?(?P<units>[^,，。;；]{2,60}?)(?:以外|之外|外)")
_PRESENT = re.compile(r"参加|到会|出席|参会|到场|都来|来了")
_SHORT = re.compile(r"[^\s,，。;；、和及与同除]{2,12}?(?:街道|[局委镇乡办院]|中心|大队|公司)")
_CLAUSE = re.compile(r"[,，。;；\n]+")
_NOBODY = "无缺席"


def names_nobody() -> str:
    """How it is written that nobody was missing."""
    return _NOBODY


def read_absent(text: str, units: Sequence[str], *, answered: bool) -> tuple[str, ...] | None:
    """The units that did not come; None if the words do not say. `answered`: they were asked for just that.

    As an answer a bare name is one of a unit that was missing.
    """
    if excepted := _EXCEPT.search(text):
        return _named(excepted["units"], units)
    clauses = [clause for clause in _CLAUSE.split(text) if clause]
    missing = [unit for clause in clauses if _ABSENT.search(clause) for unit in _named(clause, units)]
    if missing:
        return tuple(dict.fromkeys(missing))
    if _EVERYBODY.search(text):
        return ()
    if answered:
        return _named(text, units) or None
    came = [unit for clause in clauses if _PRESENT.search(clause) for unit in _named(clause, units)]
    return tuple(unit for unit in units if unit not in came) if came else None


def _named(text: str, units: Sequence[str]) -> tuple[str, ...]:
    short = [found[0] for found in _SHORT.finditer(text)]
    return tuple(
        unit for unit in units if is_named(unit, text) or any(is_registered(name, (unit,)) for name in short)
    )
