"""Requests that give the reason or the day before the word: 图纸没出，12延期到10月15日."""

import re
from dataclasses import replace

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading.commands.matching import read_command
from domain.reading.days.wording import split_limit, split_limit_and_reason
from domain.reading.naming.openings import Opening, open_message
from domain.reading.rules import Message
from domain.reading.scene import Reading
from domain.reading.sentences.phrases import read_phrase
from domain.reading.text.normalising import Passage

_WORD = re.compile(r"延[期到至长后]|展期|推迟|顺延|[推挪改拖]到|退[回件掉]|退$|改办|不[归属是]")
_BECAUSE_AT_ONCE = re.compile(
    r"[\s,]*(?:因为?|由于)(?P<reason>.{1,300}?)[,;。\s]*(?:所以|故|特|拟|想|要|请|申请|请求|需要?|希望)*"
    r"(?:延期|延到|延至|展期|推迟)(?P<limit>.{0,30})",
    re.DOTALL,
)
# 13是指定我们办的也退; not 13不想退.
_RETURN_AT_END = re.compile(
    r"[\s,]*(?P<reason>[^,;。?]{4,60}?)(?<![不没别未勿])(?:所以|因此|也|就|还是|要|想|想要|申请|请|得)+"
    r"(?:退回去?|退件|退掉|退)(?:了|吧|一下)*"
)
_UNWILLING = re.compile(r"[不没别未勿](?:能|会|想|要|打算|同意|用|必|再)*退")
_UNTIL_FIRST = re.compile(r"[\s,]*(?:申请|要|想|请|我们)*(?=[到至])")
_MOVED = re.compile(r"[\s,]*(?:申请|要|想|请|我们|能|再)*[推挪改拖]到")
_EXTEND = re.compile(r"[\s,]*(?:申请|请求|要|想)*(?:延期|展期)")
_CLAUSE = re.compile(r"[,;。\s]\s*(?:所以|因此|故|特|拟|现|我们|我局|请|希望|想|要|需要?)*")
_BECAUSE = re.compile(r"(?:因为?(?![地素果])|由于|鉴于|\s)*")
_NEGATIONS = ("不", "没", "别", "未", "勿", "无")
_LONGEST = 400
_MOST_CLAUSES = 8


def read_reason_first(message: Message) -> Intent | Reading | None:
    """A request for an extension or a return whose reason stands before it; both ask before they act."""
    folded = message.folded
    if len(folded) > _LONGEST or not _WORD.search(folded) or folded.endswith(("?", "吗", "么")):
        return None
    if message.opening.naming.refs and (found := _read_at_once(message.opening)):
        return found
    return _read_clauses(message)


def _read_at_once(opening: Opening) -> intents.AskExtension | intents.AskReturn | None:
    """12因图纸未出申请延期到10月15日; 12到10月15日延期; 12推到下下周三 代表没时间."""
    refs, rest = opening.naming.refs, opening.rest
    if found := _BECAUSE_AT_ONCE.fullmatch(rest.folded):
        until, more = split_limit_and_reason(rest.after(found.start("limit")))
        reason = rest.part(*found.span("reason")).typed
        return None if more else intents.AskExtension(refs, until, reason)
    found = _RETURN_AT_END.fullmatch(rest.folded)
    if found and not _UNWILLING.search(found[0]):
        return intents.AskReturn(refs, rest.part(*found.span("reason")).typed)
    return _read_moved(refs, rest) or _read_until(refs, rest)


def _read_moved(refs: tuple[CaseRef, ...], rest: Passage) -> intents.AskExtension | None:
    """12推到下下周三 代表没时间."""
    after = rest.skip(_MOVED)
    if not _MOVED.match(rest.folded) or not split_limit(after).wording:
        return None
    return intents.AskExtension(refs, *split_limit_and_reason(after))


def _read_until(refs: tuple[CaseRef, ...], rest: Passage) -> intents.AskExtension | None:
    """12到10月15日延期."""
    limit = split_limit(rest.skip(_UNTIL_FIRST)) if _UNTIL_FIRST.match(rest.folded) else None
    if limit is None or not limit.wording or not _EXTEND.match(limit.rest.folded):
        return None
    _, reason = split_limit_and_reason(limit.rest.skip(_EXTEND))
    return intents.AskExtension(refs, limit.wording, reason)


def _read_clauses(message: Message) -> Reading | None:
    """Try each clause for the request; what stands before it is the reason."""
    rest = message.opening.rest
    for place, gap in enumerate(_CLAUSE.finditer(rest.folded)):
        head, tail = rest.until(gap.start()), rest.after(gap.end())
        if place >= _MOST_CLAUSES or (place == 0 and _is_command(message, head)):
            return None
        if head.folded.rstrip().endswith(_NEGATIONS):
            return None  # 12不 延期
        reading = _read_request(message, tail) if head.folded.strip() else None
        if reading:
            return _add_reason(reading, Message.of(head, message.scene))
    return None


def _is_command(message: Message, head: Passage) -> bool:
    """Whether the first clause is a command of its own rather than a reason such as 不归我们管."""
    reading = read_command(replace(message, opening=replace(message.opening, rest=head)))
    return reading is not None and getattr(reading.intent, "reason", None) != head.typed


def _read_request(message: Message, tail: Passage) -> Reading | None:
    """The request in the clause, if its case is named once, there or in front, and no reason follows."""
    before, own = message.opening.naming, open_message(tail)
    if own.naming.refs and before.refs:
        return None
    opening = Opening(before if before.refs else own.naming, own.rest)
    reading = read_command(replace(message, opening=opening))
    if reading is None or not isinstance(reading.intent, intents.AskExtension | intents.AskReturn):
        return None
    if isinstance(reading.intent, intents.AskReturn) and reading.intent.proposed_unit:
        return None  # 不是我们的，转给城管局 is all one reason
    named = reading.intent.refs and not reading.from_quote
    return reading if named and not reading.intent.reason else None


def _add_reason(reading: Reading, head: Message) -> Reading:
    if isinstance(read_phrase(head), intents.Greet):
        return reading
    reason = head.passage.skip(_BECAUSE).typed
    if isinstance(reading.intent, intents.AskExtension | intents.AskReturn):
        return replace(reading, intent=replace(reading.intent, reason=reason))
    return reading
