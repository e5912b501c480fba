"""What the office does with a case at its end: 销号, 回访, 并案."""

import re
from dataclasses import replace
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.permissions import SUPERVISING
from domain.reading.commands.clauses import Clause
from domain.reading.naming.references import read_refs
from domain.vocabulary import VisitWay

_NOTHING_MORE = re.compile(r"(?:了|一下|掉|吧|办理|处理|手续|件|的|督办|事项|按|同意|予以|[\s,。])*")
_WAYS: Final = (
    (VisitWay.PHONE, re.compile(r"电话|致电|打了?电话")),
    (VisitWay.HOME, re.compile(r"入户|上门|登门|走访")),
    (VisitWay.SITE, re.compile(r"实地|现场|踏查")),
)
_KEPT = re.compile(r"承诺(?:事项|的事)?(?:都|均|已经?|全部)*(?:兑现|落实)|(?:都|均|已经?)兑现")
_NOT_KEPT = re.compile(r"承诺(?:事项|的事)?(?:都|均|还|仍)*(?:未|没有?)(?:兑现|落实)|(?:未|没有?)兑现")
_SATISFACTION = re.compile(
    r"(?:电话|致电|打了?电话|入户|上门|登门|走访|实地|现场|踏查|过|了|结果|情况|代表|委员|群众|诉求人|留言人|网民|对方|本人|当事人|评价|表示|[他她]|是|为|说|对办理|都|还|[\s,:]|(?P<who>[\u4e00-\u9fff·]{1,3}(?:代表|委员|先生|女士)))*"
    r"(?P<said>(?:很|非常|挺|十分|比较)?(?P<value>不太?满意|基本满意|满意))"
)
_FURTHER = re.compile(r"\s*(?:并[到入进]?|[到进入和跟与同及]|[,、\s])+\s*")


def close(clause: Clause) -> Intent | None:
    """销号, and nothing else said."""
    return intents.CloseCase(clause.refs) if _is_all(clause) else None


def refuse_closing(clause: Clause) -> Intent | None:
    """不同意销号 12 材料不全: the second person's no."""
    return None if clause.asks else intents.RefuseClosing(clause.refs, clause.text)


def record_visit(clause: Clause) -> Intent | None:
    """回访, perhaps with what the person said and why."""
    if clause.asks or not (clause.refs or clause.words):
        return None
    found = _SATISFACTION.match(clause.rest.folded)
    told = found is not None and clause.word == "回访"
    if not told and SUPERVISING.isdisjoint(clause.scene.roles):
        return None  # a unit's own call on the person is a contact, and read as one
    way = _way(clause.word + clause.rest.folded[: found.end() if found else None])
    if found is None:
        return intents.RecordVisit(clause.refs, text=clause.text, way=way, kept=_kept(clause.words))
    after = replace(clause, rest=clause.rest.after(found.end()))
    who = found["who"] or ""
    return intents.RecordVisit(clause.refs, found["value"], after.text, way, who, _kept(clause.words))


def _way(words: str) -> VisitWay | None:
    """How the visit was made, if it was said in one way."""
    said = [way for way, pattern in _WAYS if pattern.search(words)]
    return said[0] if len(said) == 1 else None


def _kept(words: str) -> bool | None:
    """Whether what was promised was found kept; None if nothing is said of it."""
    if _NOT_KEPT.search(words):
        return False
    return True if _KEPT.search(words) else None


def merge(clause: Clause) -> Intent | None:
    """并案 56 57, 56并案到57."""
    if clause.asks:
        return None
    refs, rest = clause.refs, clause.rest
    further = read_refs(rest.skip(_FURTHER)) if rest.folded.strip() else None
    if further and further.refs:
        refs, rest = (*refs, *further.refs), further.rest
    return intents.MergeCases(refs) if _NOTHING_MORE.fullmatch(rest.folded) else None


def _is_all(clause: Clause) -> bool:
    return not clause.asks and _NOTHING_MORE.fullmatch(clause.words) is not None
