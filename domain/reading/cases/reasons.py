"""Requests that give the reason or the day before the word: 图纸没出，12延期到10月15日."""

import re
from dataclasses import replace

from domain import intents
from domain.reading.commands.matching import Opening, open_message, read_command
from domain.reading.text.normalising import Passage
from domain.reading.sentences.phrases import read_phrase
from domain.reading.scene import Reading, Scene
from domain.reading.days.wording import split_limit, split_limit_and_reason

_WORD = re.compile(r"延[期到至长后]|展期|推迟|顺延|退[回件掉]|退$|改办|不[归属是]")
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
_EXTEND = re.compile(r"[\s,]*(?:申请|请求|要|想)*(?:延期|展期)")
_CLAUSE = re.compile(r"[,;。\s]\s*(?:所以|因此|故|特|拟|现|我们|我局|请|希望|想|要|需要?)*")
_BECAUSE = re.compile(r"(?:因为?(?![地素果])|由于|鉴于|\s)*")
_LONGEST = 400
_MOST_CLAUSES = 8


def read_reason_first(passage: Passage, opening: Opening, scene: Scene) -> Reading | None:
    """A request for an extension or a return whose reason stands before it; both ask before they act."""
    folded = passage.folded
    if len(folded) > _LONGEST or not _WORD.search(folded) or folded.endswith(("?", "吗", "么")):
        return None
    if opening.naming.refs and (found := _read_at_once(opening)):
        return found
    return _read_clauses(opening, scene)


def _read_at_once(opening: Opening) -> Reading | None:
    """12因图纸未出申请延期到10月15日; 12到10月15日延期."""
    refs, rest = opening.naming.refs, opening.rest
    if found := _BECAUSE_AT_ONCE.fullmatch(rest.folded):
        reason = rest.until(found.end("reason")).after(found.start("reason")).typed
        until, more = split_limit_and_reason(rest.after(found.start("limit")))
        return None if more else Reading(intents.AskExtension(refs, until, reason), "command")
    if (found := _RETURN_AT_END.fullmatch(rest.folded)) and not _UNWILLING.search(found[0]):
        reason = rest.until(found.end("reason")).after(found.start("reason")).typed
        return Reading(intents.AskReturn(refs, reason), "command")
    if not _UNTIL_FIRST.match(rest.folded):
        return None
    limit = split_limit(rest.skip(_UNTIL_FIRST))
    if not limit.wording or not _EXTEND.match(limit.rest.folded):
        return None
    _, reason = split_limit_and_reason(limit.rest.skip(_EXTEND))
    return Reading(intents.AskExtension(refs, limit.wording, reason), "command")


def _read_clauses(opening: Opening, scene: Scene) -> Reading | None:
    """Try each clause for the request; what stands before it is the reason."""
    rest = opening.rest
    for place, gap in enumerate(_CLAUSE.finditer(rest.folded)):
        head, tail = rest.until(gap.start()), rest.after(gap.end())
        if place >= _MOST_CLAUSES or (place == 0 and _is_command(opening, head, scene)):
            return None
        reading = _read_request(opening, tail, scene) if head.folded.strip() else None
        if reading:
            return _add_reason(reading, head)
    return None


def _is_command(opening: Opening, head: Passage, scene: Scene) -> bool:
    """Whether the first clause is a command of its own rather than a reason such as 不归我们管."""
    reading = read_command(replace(opening, rest=head), scene)
    return reading is not None and getattr(reading.intent, "reason", None) != head.typed


def _read_request(opening: Opening, tail: Passage, scene: Scene) -> Reading | None:
    """The request in the clause, if its case is named once, there or in front, and no reason follows."""
    own = open_message(tail)
    if bool(own.naming.refs) and bool(opening.naming.refs):
        return None
    in_front = opening.naming if opening.naming.refs else own.naming
    reading = read_command(Opening(in_front, own.rest), scene)
    if reading is None or not isinstance(reading.intent, intents.AskExtension | intents.AskReturn):
        return None
    if isinstance(reading.intent, intents.AskReturn) and reading.intent.proposed_unit:
        return None  # 不是我们的，转给城管局 is all one reason
    named = reading.intent.refs and not reading.from_quote
    return reading if named and not reading.intent.reason else None


def _add_reason(reading: Reading, head: Passage) -> Reading:
    if isinstance(read_phrase(head), intents.Greet):
        return reading
    reason = head.skip(_BECAUSE).typed
    if isinstance(reading.intent, intents.AskExtension | intents.AskReturn):
        return replace(reading, intent=replace(reading.intent, reason=reason))
    return reading
