"""考评方案, 考评 占5分, 考评 超期扣0.5分, 免扣 12 因系统停机: the annual evaluation by chat."""

import re
from decimal import Decimal
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.minus_items import MinusKind
from domain.numerals import read_number
from domain.permissions import SUPERVISING
from domain.reading.naming.references import read_refs
from domain.reading.rules import Message
from domain.reading.text.normalising import Passage

_LONGEST = 300  # a reason may be a sentence
_ABOUT = re.compile(r"考评|考核|免于?扣|免予?扣|不予?扣分|恢复扣分")
_OF_YEAR = r"(?:[把将]|年度?|年终|年底|办理工作|单位)*(?:考评|考核)(?:方案|办法|里|中|的)*"
_LOOK = r"(?:看看|看一下|查看|看下|现在的?|给我|显示|\s)*"
_POINTS = r"(?P<points>[0-9]{1,3}(?:\.[0-9]{1,2})?|零点[一二三四五六七八九]|[一二三四五六七八九十]{1,3}|半)"
_KIND = (
    r"(?P<kind>超期|逾期|超时|过期|(?:答复)?(?:被)?退回(?:重[答报])?(?:答复)?|退件|(?:答复)?质量(?:不高|低|差|偏低)?"
    r"|答复不全面|不满意|差评)"
)
_EACH = r"(?P<each>每一?[次件项回]|一[次件项回]|每一?天|一天|每日|按天)?"
_TO = r"(?:改[成为到]|设[为成]|定[为成]|按|要|都|就|的|[:,\s])*"
_SCHEME = re.compile(
    rf"{_LOOK}(?:年度?|年终|年底|办理工作)*(?:考评|考核)(?:方案|办法|规则|细则|标准|设置)(?:是什么|有哪些)?\??"
)
_SHARE = re.compile(rf"{_OF_YEAR}\s*{_TO}(?:占比?|占分|分值|满分|总分){_TO}{_POINTS}\s*(?:分|%|个百分点)?")
_COST = re.compile(
    rf"{_OF_YEAR}\s*[:,]?\s*{_KIND}{_TO}{_EACH}{_TO}(?:扣|减){_TO}{_POINTS}\s*分?(?P<after>每天|一天)?"
)
_NO_COST = re.compile(rf"{_OF_YEAR}\s*[:,]?\s*{_KIND}{_TO}(?:不(?:再|用|予)?[扣减]分?|[扣减]0分)")
_WAIVE = r"(?:核实)?(?:免(?:予|于)?扣分?|不予扣分)"
_AGAIN = r"(?:(?:取消|撤销|不再)免扣分?|恢复扣分)"
_BECAUSE = r"(?:因为|由于|因(?!此)|理由是?|原因是?|[,:;。、\s])*"
_HEAD = re.compile(rf"(?P<again>{_AGAIN})\s*|{_WAIVE}\s*")
_TAIL = re.compile(
    rf"的?\s*{_KIND}?的?\s*(?:(?P<again>{_AGAIN})|{_WAIVE})(?=因|由|理|原|[,:;。、\s]|$){_BECAUSE}"
)
_WHICH = re.compile(rf"[\s,:]*(?:的?\s*{_KIND}(?=因|由|理|原|[,:;。、\s]|$))?{_BECAUSE}")
_KINDS: Final = (
    (re.compile(r"超|逾|过"), MinusKind.OVERDUE),
    (re.compile(r"退|质量|全面"), MinusKind.SENT_BACK),
    (re.compile(r"满意|差评"), MinusKind.DISSATISFIED),
)
_HALF, _TENTH = Decimal("0.5"), Decimal("0.1")


def read_evaluation(message: Message) -> Intent | None:
    """The wish about the annual evaluation, if the whole message is one."""
    if len(message.folded) > _LONGEST or not _ABOUT.search(message.folded):
        return None
    return _read_scheme(message.folded) or _read_waiver(message)


def _read_scheme(folded: str) -> Intent | None:
    if _SCHEME.fullmatch(folded):
        return intents.ShowScheme()
    if found := _NO_COST.fullmatch(folded):
        return intents.SetMinusPoints(_kind(found["kind"]))
    if (found := _SHARE.fullmatch(folded)) and (points := _points(found["points"])) is not None:
        return intents.SetShare(points)
    if (found := _COST.fullmatch(folded)) and (points := _points(found["points"])) is not None:
        kind, per_day = _kind(found["kind"]), bool(re.search(r"[天日]", f"{found['each']}{found['after']}"))
        fits = kind is MinusKind.OVERDUE or not per_day
        return intents.SetMinusPoints(kind, points, per_day) if fits else None
    return None


def _read_waiver(message: Message) -> Intent | None:
    """The cases after the word or in front of it; units' own texts speak of points too."""
    if SUPERVISING.isdisjoint(message.scene.roles):
        return None
    if head := _HEAD.match(message.folded):
        naming = read_refs(message.passage.after(head.end()))
        refs = naming.refs or ((message.scene.quoted,) if message.scene.quoted else ())
        found = _WHICH.match(naming.rest.folded)
        again = bool(head["again"])
    else:
        naming, refs = message.opening.naming, message.opening.naming.refs
        found = _TAIL.match(message.opening.rest.folded) if refs else None
        again = bool(found and found["again"])
    if found is None or not refs:
        return None
    rest = message.opening.rest if head is None else naming.rest
    return _waiver(refs, found["kind"], rest.after(found.end()), again=again)


def _waiver(
    refs: tuple[intents.CaseRef, ...], kind: str | None, reason: Passage, *, again: bool
) -> Intent | None:
    of_kind = _kind(kind) if kind else None
    if again:
        return None if reason.folded.strip() else intents.CountMinusAgain(refs, of_kind)
    return intents.WaiveMinus(refs, of_kind, reason.told)


def _kind(word: str) -> MinusKind:
    return next(kind for pattern, kind in _KINDS if pattern.search(word))


def _points(said: str) -> Decimal | None:
    """0.5, 半, 零点五, 一; None for nothing."""
    if said == "半":
        return _HALF
    if said.startswith("零点"):
        return _TENTH * (read_number(said[2:]) or 0)
    if said[0].isdigit():
        return Decimal(said)
    number = read_number(said)
    return None if number is None else Decimal(number)
