"""What an approver or a supervisor decides and asks for, as clauses: 同意, 驳回, 撤回, 催办."""

import re

from domain import intents
from domain.intents import Intent
from domain.reading.clauses import Clause
from domain.reading.references import read_refs
from domain.reading.source_words import SOURCE_WORD
from domain.reading.wording import split_limit

_REQUEST = re.compile(r"(?P<request>[er][0-9]{1,9})(?![0-9a-z])")
_ABOUT = re.compile(
    r"(?P<about>(?:的|其)?(?:(?P<extension>延期|展期|延)|(?P<return>退回|退件|改办|转办))?(?:的)?(?:申请|请求)?)"
)
_ABOUT_AFTER = re.compile(rf"(?:了|,|\s)*{_ABOUT.pattern}")
_TO_UNIT = re.compile(
    r"(?:,|\s)*(?:转?给|转到?|退给|改派给?|改由|交给?)\s*(?P<unit>[\u4e00-\u9fff]{2,18}?)(?:办理?|的)?"
)
_REASON = re.compile(r"(?:\s|[,;:。、.!]|了|(?:理由|原因)(?:是|为|(?=[\s,;:]))|是?因为|由于)*")
_OWN_ACT = re.compile(
    r"(?:的|刚才|刚刚|那条|这条|那个|上一?条|延期|退回|退件|签收|进展|回复|答复|申请|请求|消息|操作|一下)*"
)
_HURRY = re.compile(r"(?:一下|一催|下|的|所有|全部|件|尽快|抓紧|赶紧|快点|签收|办理|答复|回复|这边|那边|\s)*")
_UNIT_FIRST = re.compile(rf"\s*(?P<unit>[\u4e00-\u9fff]{{2,20}}?)(?:的|\s|[,:、])*(?=$|[0-9#]|{SOURCE_WORD})")


def approve(clause: Clause) -> Intent | None:
    """同意: nothing may follow but what was asked for, a day, or the unit a case goes to."""
    if clause.asks:
        return None
    request, about, clause = _read_object(clause)
    limit = split_limit(clause.rest)
    unit = _TO_UNIT.fullmatch(clause.rest.folded)
    if unit and clause.is_unit(unit["unit"]):
        return intents.Approve(clause.refs, request, to_unit=unit["unit"], about=intents.About.RETURN)
    if limit.rest.folded.strip(" ,") or (limit.wording and about is intents.About.RETURN):
        return None
    about = intents.About.EXTENSION if limit.wording else about
    return intents.Approve(clause.refs, request, limit.wording, about=about)


def refuse(clause: Clause) -> Intent | None:
    """驳回, then the reason as typed."""
    if clause.asks:
        return None
    request, about, clause = _read_object(clause)
    return intents.Refuse(clause.refs, request, clause.rest.skip(_REASON).typed, about)


def _read_object(clause: Clause) -> tuple[str, intents.About | None, Clause]:
    """The request a button named, or the kind a person named; cases may stand after it: 同意延期12."""
    named = _REQUEST.match(clause.words)
    if named:
        return named["request"], None, clause.skip(_REQUEST)
    found = _ABOUT_AFTER.match(clause.rest.folded)
    if found is None or not found["about"]:
        return "", None, clause
    kind = intents.About.RETURN if found["return"] else None
    about = intents.About.EXTENSION if found["extension"] else kind
    clause = clause.skip(_ABOUT)
    if not clause.named or not clause.refs:
        naming = read_refs(clause.rest.skip(re.compile(r"\s+")))
        if naming.refs:
            clause = Clause(clause.scene, clause.word, naming.refs, naming.rest)
    return "", about, clause


def undo(clause: Clause) -> Intent | None:
    """撤回: the last act, or the named request."""
    if clause.asks or not _OWN_ACT.fullmatch(clause.words.replace(" ", "")):
        return None
    kind = intents.About.RETURN if "退" in clause.words else None
    about = intents.About.EXTENSION if "延期" in clause.words else kind
    return intents.Undo(clause.refs, about)


def urge(clause: Clause) -> Intent | None:
    """催办: cases, a unit, or both."""
    rest = clause.rest.skip(_HURRY)
    found = _UNIT_FIRST.match(rest.folded)
    unit = found["unit"] if found and clause.is_unit(found["unit"]) else ""
    refs = clause.refs
    if found and unit:
        naming = read_refs(rest.after(found.end()))
        rest, refs = naming.rest, naming.refs or (refs if clause.named else ())
    if clause.asks or _HURRY.fullmatch(rest.folded.strip(" ,。")) is None:
        return None
    return intents.Urge(refs, unit)
