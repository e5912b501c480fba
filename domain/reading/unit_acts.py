"""What a unit's liaison does, as clauses: 签收, 进展, 回复, 延期, 退回."""

import re

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import HANDLING
from domain.reading.clauses import Clause
from domain.reading.wording import split_limit, split_limit_and_reason
from domain.vocabulary import PostRole

_EVERYTHING = re.compile(r"(?:全部|所有|都|全)(?:的|件)*")
_SIGNED = re.compile(r"(?:都|全部|的|件|完成|确认|一下|完毕)*")
_PERCENT = re.compile(rf"([0-9]{{1,4}})(?:\.[0-9]{{1,4}})?\s*%|百分之\s*({NUMBER})")
_UNIT = r"(?P<unit>[\u4e00-\u9fff]{2,18}?)(?:的|管|办理?|负责|承办|来办|处理|主办|职责|职能|范围|内)*(?=[,;。.!\s]|$)"
_TARGET = re.compile(
    r"(?:应该?|应当|建议|是|由|归|转给?|交给?|改派给?|派给|分给|退给|退到|给|找|属于?)+\s*" + _UNIT
)
_AT_ONCE = re.compile(_UNIT)
_TOWARDS = re.compile(r"[给到至去]")
_ONLY_TARGET = re.compile(r"(?:给|到|至|去|的|管|办|负责|承办|处理|转|交|由|\s)*")
_ANSWERED_YET = re.compile(r"了?(?:没有?|吗|么|[?])+")
_DENIALS = ("不", "非")
_RECEIVED = frozenset({"收到", "收悉"})
_DAY_FOLLOWS = frozenset({"延", "再给"})
_UNIT_FOLLOWS = frozenset({"退"})
_LONGEST_QUESTION = 12
_LONGEST_REASON = 400


def acknowledge(clause: Clause) -> Intent | None:
    """签收 with cases, with the quoted card, or with neither (then the handler asks)."""
    if _EVERYTHING.fullmatch(clause.words) and not (clause.refs and clause.named):
        return intents.Acknowledge(everything=True)
    if clause.asks or not _SIGNED.fullmatch(clause.words):
        return None
    if clause.word in _RECEIVED and not clause.refs:
        return intents.Greet()
    return intents.Acknowledge(clause.refs)


def report(clause: Clause) -> Intent | None:
    """进展, free text. Asked for rather than told, it shows the case."""
    wants_to_know = clause.asks or (not clause.text and HANDLING.isdisjoint(clause.scene.roles))
    if wants_to_know and len(clause.text) <= _LONGEST_QUESTION:
        return intents.ShowCase(clause.refs) if clause.refs else None
    return intents.ReportProgress(clause.refs, clause.text, read_percent(clause.rest.folded))


def read_percent(folded: str) -> int | None:
    """The percentage that a text names; None if there is none or if it names several."""
    found = {read_number(digits or spoken) for digits, spoken in _PERCENT.findall(folded)}
    return found.pop() if len(found) == 1 else None


def answer(clause: Clause) -> Intent | None:
    """回复/会办意见, free text."""
    if _ANSWERED_YET.fullmatch(clause.words):
        return intents.ShowCase(clause.refs) if clause.refs else None
    return intents.Answer(clause.refs, clause.text)


def ask_extension(clause: Clause) -> Intent | None:
    """延期 with day or span, then the reason, or the other way round. 延 alone needs a day or span."""
    until, reason = split_limit_and_reason(clause.rest, after_to=clause.word.endswith(("到", "至")))
    if clause.asks or len(reason) > _LONGEST_REASON:
        return None
    if clause.word in _DAY_FOLLOWS and not split_limit(clause.rest).wording:
        return None
    return intents.AskExtension(clause.refs, until, reason)


def ask_return(clause: Clause) -> Intent | None:
    """退回, perhaps with the unit it should go to. The approver's 退给城管 decides a return."""
    unit = _read_target(clause)
    if clause.asks or (clause.word in _UNIT_FOLLOWS and clause.words and not unit):
        return None
    if unit and PostRole.APPROVER in clause.scene.roles and HANDLING.isdisjoint(clause.scene.roles):
        return intents.Approve(clause.refs, to_unit=unit, about=intents.About.RETURN)
    return intents.AskReturn(clause.refs, _read_grounds(clause, unit), unit)


def _read_grounds(clause: Clause, unit: str) -> str:
    """The reason as typed: with 不是我们的 itself, and none where only the unit is named."""
    if unit and _ONLY_TARGET.fullmatch(clause.words.replace(unit, "", 1)):
        return ""
    return clause.text_with_word if clause.word.startswith(_DENIALS) else clause.text


def _read_target(clause: Clause) -> str:
    """The unit named at once (退给城管局) or further on (…，应该城管局); "" if none is."""
    at_once = _AT_ONCE.match(clause.skip(_TOWARDS).rest.folded)
    found = [at_once] if at_once else []
    found += _TARGET.finditer(clause.rest.folded[:_LONGEST_REASON])
    return next((match["unit"] for match in found if clause.is_unit(match["unit"])), "")
