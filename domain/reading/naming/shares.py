"""How far a case is, said in tenths and fractions: 七成, 八成五, 三分之二, 一半."""

import re
from typing import Final

from domain.numerals import NUMBER, read_number

_BEFORE = (
    r"(?:已经?|目前|现在|进度|完成率?|办[理结]率?|推进|总体|整体|办|做|搞|弄|干|达|到|了|至|约|大概|大约"
    r"|差不多|估计"
    r"|应该|有|为|是|的|得|[\s:])*"
)
_AFTER = r"(?:了|左右|以上|多|完成|进度|吧|啦|\s)*"
_TENTH = r"[1-9一二两三四五六七八九]"
_PERCENT = rf"(?:[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?\s*%|百分之{NUMBER}(?:点[零一二三四五六七八九]{{1,2}})?)"
_SHARE = (
    rf"(?:(?P<tenths>{_TENTH})成(?P<more>半|{_TENTH})?|(?P<half>一半)"
    rf"|(?P<whole>{NUMBER})分之(?P<part>{NUMBER}))"
)
_SAID: Final = re.compile(rf"{_BEFORE}{_SHARE}{_AFTER}")
_PERCENT_SAID: Final = re.compile(rf"{_BEFORE}(?:从[0-9]{{1,4}}%到)?{_PERCENT}{_AFTER}")
# What may stand beside a figure without being news of its own: 又完工1个, 办的差不多了.
_BESIDE: Final = re.compile(
    r"(?:又|已经?|累计|一?共|总共|新|再|目前)*(?:完工|完成|建成|装好|办理?|做|改造|整改|安装|处理)?了?"
    r"[0-9]{1,6}(?:个|处|户|台|部|栋|件|家|所|盏|公里|米|套)了?"
    r"|(?:办|做|搞|弄|干)?(?:的|得)?差不多了?"
)
# 已完成32人, 新增5人: said of a project, whose target is counted.
_QUANTITY: Final = re.compile(
    r"(?:已经?|累计|共计?|总共|合计|目前|现在|[本上][周月季]度?|今[天日]|又|再|\s)*"
    r"(?:完成|完工|建成|竣工|开通|改造|新增|新建|增加|救助|培训|投用|累计|达到)了?(?:累计)?"
    r"(?:任务|总数|数)?(?:为|到|是)?\s*[0-9]{1,9}(?:\.[0-9]{1,4})?\s*(?!%)(?:万?[^0-9\s%?,;。]{0,8})(?=$|[,;。\s])"
)
_CLAUSE: Final = re.compile(r"[,;。\s]+")
_HUNDRED, _TEN = 100, 10


def read_share_aloud(folded: str) -> int | None:
    """The percentage that a clause of its own says in other words; not 六成新 nor 三成居民."""
    found = [said for clause in _CLAUSE.split(folded) if (said := _SAID.fullmatch(clause))]
    figures = {_value(said) for said in found}
    return figures.pop() if len(figures) == 1 else None


def tells_share_only(folded: str) -> bool:
    """Whether the words say how far it is and nothing else: 大概七成; 又完工1个，累计8个，66.7%."""
    clauses = [clause for clause in _CLAUSE.split(folded) if clause]
    told = [_SAID.fullmatch(clause) or _PERCENT_SAID.fullmatch(clause) for clause in clauses]
    beside = (_BESIDE.fullmatch(clause) for clause, figure in zip(clauses, told, strict=True) if not figure)
    return sum(map(bool, told)) == 1 and all(beside)


def tells_quantity(folded: str) -> bool:
    """Whether the words begin with how much is done: 已完成32人，超额12人."""
    return _QUANTITY.match(folded) is not None and not folded.endswith(("?", "吗", "么", "没有"))


def _value(said: re.Match[str]) -> int | None:
    if said["half"]:
        return _HUNDRED // 2
    if said["tenths"]:
        more = 5 if said["more"] == "半" else read_number(said["more"] or "0")
        return (read_number(said["tenths"]) or 0) * _TEN + (more or 0)
    whole, part = read_number(said["whole"]), read_number(said["part"])
    return _HUNDRED * part // whole if whole and part and part <= whole else None
