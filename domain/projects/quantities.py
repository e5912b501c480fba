"""How much of a target is done, as people write it: 完成32人, 累计3.2万平方米, 新增5人."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.numerals import NUMBER, fold_width, read_number

_FIGURE = rf"(?P<figure>[0-9]+(?:\.[0-9]+)?|{NUMBER})\s*(?P<thousands>万)?\s*"
_TOTAL = (
    r"(?:累计|共计|总共|合计|一共|共|总计|已经?|目前|现在|全年|今年|本年|进度)*"
    r"(?:完成|完工|竣工|建成|建好|改造|整改|新建|开通|投用|开工|救助|培训|安置|发放|办理|服务|达到?|做到?|到)+"
    r"(?:了|数|量|任务|总数|为|是|有|约|：|:|\s)*"
)
_SUM = r"(?:累计|共计|总共|合计|一共|总计)(?:完成)?(?:了|数|量|为|是|达|到|有|约|：|:|\s)*"
_MORE = (
    r"(?:新增|新完成|又完成|再完成|又完工|又|增加|新建成|[本上][周月季]度?(?:新增|完成)|今[天日]完成)+"
    r"(?:了|\s)*"
)
# What is denied or only planned is no figure.
_NOT_YET = re.compile(
    r"没|未|计划|争取|力争|目标|打算|拟|预[计期]|将|还[差剩需要]|剩余?|差|应|要求|下[周月季]|明年|底前"
)
_ON_TOP = ("又", "再")
_PEOPLE = ("人", "名", "位")
_CLAUSE = re.compile(r"[，,；;。！!\n]")
_BARE = re.compile(rf"(?:{_TOTAL})?{_FIGURE}")
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in the case's measure: the whole so far, or (`added`) what has come on top."""

    amount: float
    added: bool = False

    def after(self, before: float | None) -> float:
        """What is done in all."""
        return (before or 0) + self.amount if self.added else self.amount


def read_quantity(text: str, measure: str) -> Said | None:
    """What a progress note says is done; None if it says nothing, or several different things.

    A total counts before what was added. Only figures in the case's own measure count, unless the whole
    note is one figure.
    """
    clauses = [clause for clause in _CLAUSE.split(fold_width(text)) if not _NOT_YET.search(clause)]
    bare = [clause.strip() for clause in clauses]
    if not measure:
        return _only(filter(None, map(_BARE.fullmatch, bare)), measure)
    unit = _pattern_of(fold_width(measure))
    totals, sums, more = (_find(lead, unit, clauses) for lead in (_TOTAL, _SUM, _MORE))
    if sums:
        return _only(sums, measure)
    added = {(found.string, found.start("figure")) for found in more}
    totals = [found for found in totals if (found.string, found.start("figure")) not in added]
    if totals and any(found[0].startswith(_ON_TOP) for found in more):
        return None  # 已完成10人，又完成12人 may be 12 or 22
    if totals or more:
        return _only(totals or more, measure, added=not totals)
    return _only(
        filter(None, (re.fullmatch(rf"(?:{_TOTAL})?{_FIGURE}{unit}?", one) for one in bare)), measure
    )


def _pattern_of(measure: str) -> str:
    """People are counted in several words."""
    return rf"(?:{'|'.join(_PEOPLE)})" if measure in _PEOPLE else re.escape(measure)


def _find(lead: str, unit: str, clauses: Iterable[str]) -> list[re.Match[str]]:
    pattern = re.compile(rf"{lead}{_FIGURE}{unit}")
    return [found for clause in clauses for found in pattern.finditer(clause)]


def _only(found: Iterable[re.Match[str]], measure: str, *, added: bool = False) -> Said | None:
    amounts = {_amount(one, measure) for one in found}
    return Said(amounts.pop() or 0, added) if len(amounts) == 1 and None not in amounts else None


def _amount(found: re.Match[str], measure: str) -> float | None:
    written = found["figure"]
    number = float(written) if written[0].isdecimal() else read_number(written)
    if number is None:
        return None
    times = _TEN_THOUSAND if found["thousands"] and not measure.startswith("万") else 1
    return number * times


def percent_of(done: float | None, target: float | None) -> int | None:
    """So much of the target, rounded half up; more than 100 where it was exceeded. None without a target."""
    if not target or done is None:
        return None
    return int(done * 100 / target + 0.5)


def write_quantity(amount: float | None, measure: str) -> str:
    """32人; "" for none."""
    return "" if amount is None else f"{amount:g}{measure}"
