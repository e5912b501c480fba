"""What a unit's liaison does, as clauses: 签收, 进展, 回复, 延期, 退回."""

import re

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import HANDLING
from domain.reading.commands.clauses import Clause
from domain.reading.days.wording import split_limit, split_limit_and_reason
from domain.reading.naming.units import is_registered, read_unit
from domain.reading.text.word_lists import split_words
from domain.vocabulary import PostRole

_EVERYTHING = re.compile(r"(?:全部|所有|都|全)(?:的|件)*")
_SIGNED = re.compile(
    r"(?:都|全部|的|件|完成|确认|一下|完毕|[了掉\s])*(?:我们|我局|会|将|马上|尽快|抓紧|立即|立刻|认真|办理?|处理|落实|研究|\s)*"
)
_PERCENT = re.compile(rf"([0-9]{{1,4}})(?:\.[0-9]{{1,4}})?\s*%|百分之\s*({NUMBER})")
_ROSE = re.compile(r"从[0-9]{1,4}%[^0-9%]{1,4}([0-9]{1,4})%")
# What leads to the unit that should have the case; not 不属于城管局.
_LEADING_TO = re.compile(
    r"(?P<denied>[不非没未])?(?:应该?|应当|建议|是|由|归|转[给到]?|交给?|改派给?|派给|分给|退给|退到|给|找|属于?)+\s*"
)
_NAME = re.compile(r"[^\s,;。.!?]{2,40}")
_TOWARDS = re.compile(r"[给到至去]")
_ONLY_TARGET = re.compile(r"(?:给|到|至|去|的|管|办理?|负责|承办|处理|转|交|由|\s)*")
_ANSWERED_YET = re.compile(r"了?(?:没有?|吗|么|[?])+")
_KEPT = ("不", "非", "应", "该", "归", "属")  # words that are part of the reason
_RECEIVED = frozenset({"收到", "收悉"})
_DAY_FOLLOWS = frozenset(split_words("延 再给 放宽 多给 再要 再加 缓 后推 推后 往后拖"))
# Commands only where a unit follows.
_UNIT_FOLLOWS = frozenset(
    split_words(
        "该 该由 该归 应当由 归 归口 属 属于 退 转 转到 改由 应由 应该由 应该归 应归 应该是 应转 应该转"
    )
)
_SET_APART = re.compile(r"\s*[:,]|\s+|\s*$")
# 属城管局职责 says something of a case only beside its number; alone it is a reason.
_CASE_STANDS_BEFORE = frozenset(split_words("该 归 归口 属 属于"))
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
    """The percentage that a text names, or rises to; None if there is none or if it names several."""
    if rose := _ROSE.search(folded):
        return read_number(rose[1])
    found = {read_number(digits or spoken) for digits, spoken in _PERCENT.findall(folded)}
    return found.pop() if len(found) == 1 else None


def answer(clause: Clause) -> Intent | None:
    """回复/会办意见, free text."""
    if _ANSWERED_YET.fullmatch(clause.words):
        return intents.ShowCase(clause.refs) if clause.refs else None
    return intents.Answer(clause.refs, clause.text)


def give_opinion(clause: Clause) -> Intent | None:
    """会办45：我局无意见. 会办 is said of units as well, so a case must be named and set apart."""
    apart = _SET_APART.match(clause.rest.folded)
    told = apart and clause.named and clause.refs and not clause.asks
    return intents.Answer(clause.refs, clause.text) if told else None


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
    if clause.word in _CASE_STANDS_BEFORE and not (clause.refs and clause.named):
        return None
    if unit and PostRole.APPROVER in clause.scene.roles and HANDLING.isdisjoint(clause.scene.roles):
        return intents.Approve(clause.refs, to_unit=unit, about=intents.About.RETURN)
    return intents.AskReturn(clause.refs, _read_grounds(clause, unit), unit)


def _read_grounds(clause: Clause, unit: str) -> str:
    """The reason as typed: with 不是我们的 itself, and none where only the unit is named."""
    if clause.word.startswith(_KEPT):
        return clause.text_with_word
    known = is_registered(unit, clause.scene.units)
    only_target = known and _ONLY_TARGET.fullmatch(clause.words.replace(unit, "", 1))
    return "" if only_target else clause.text


def _read_target(clause: Clause) -> str:
    """The unit named at once (退给城管局) or further on (…，应该城管局); "" if none is."""
    folded = clause.rest.folded[:_LONGEST_REASON]
    places = [clause.skip(_TOWARDS).rest.start - clause.rest.start]
    places += [found.end() for found in _LEADING_TO.finditer(folded) if not found["denied"]]
    names = (_NAME.match(folded, place) for place in places)
    units = [unit for name in names if name and (unit := read_unit(name[0], clause.scene.units))]
    return next((unit for unit in units if is_registered(unit, clause.scene.units)), "".join(units[:1]))
