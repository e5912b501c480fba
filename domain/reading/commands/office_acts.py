"""What the office does with a case at its end: 销号, 挂牌, 回访, 并案."""

import re
from dataclasses import replace

from domain import intents
from domain.intents import Intent
from domain.permissions import SUPERVISING
from domain.reading.commands.clauses import Clause
from domain.reading.naming.references import read_refs

_NOTHING_MORE = re.compile(r"(?:了|一下|掉|吧|办理|处理|手续|件|的|督办|事项|按|同意|予以|[\s,。])*")
_SATISFACTION = re.compile(
    r"(?:过|了|结果|情况|代表|委员|群众|诉求人|留言人|网民|对方|本人|当事人|评价|表示|[他她]|是|为|说|对办理|都|还|[\s,:])*"
    r"(?P<said>(?:很|非常|挺|十分|比较)?(?P<value>不太?满意|基本满意|满意))"
)
_FURTHER = re.compile(r"\s*(?:并[到入进]?|[到进入和跟与同及]|[,、\s])+\s*")


def close(clause: Clause) -> Intent | None:
    """销号, and nothing else said."""
    return intents.CloseCase(clause.refs) if _is_all(clause) else None


def list_for_supervision(clause: Clause) -> Intent | None:
    """挂牌督办."""
    return intents.ListForSupervision(clause.refs) if _is_all(clause) else None


def record_visit(clause: Clause) -> Intent | None:
    """回访, perhaps with what the person said and why."""
    if clause.asks or not (clause.refs or clause.words):
        return None
    found = _SATISFACTION.match(clause.rest.folded)
    told = found is not None and clause.word == "回访"
    if not told and SUPERVISING.isdisjoint(clause.scene.roles):
        return None  # a unit's own call on the person is a contact, and read as one
    if found is None:
        return intents.RecordVisit(clause.refs, text=clause.text)
    after = replace(clause, rest=clause.rest.after(found.end()))
    return intents.RecordVisit(clause.refs, found["value"], after.text)


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
