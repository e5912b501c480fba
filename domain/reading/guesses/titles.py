"""Cases meant by part of their title: 油烟那个签收, 电梯的事不归我们管, 查看路灯不亮的那件."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading.guesses.mentions import Mention, find_mention, find_mentions, fold_titles
from domain.reading.naming.openings import Opening, open_message
from domain.reading.naming.source_words import BETWEEN
from domain.reading.scene import KnownCase, Reading, Scene
from domain.reading.text.normalising import Passage

ReadPlain = Callable[[Passage, Scene], Reading]

_MOST_OPTIONS = 8
# Acts that take no free text which the words of the title could be part of.
_TITLE_IS_NO_TEXT = (intents.Acknowledge, intents.AskExtension, intents.AskReturn, intents.ShowCase)
_IN_FULL = ("command", "reason")  # rules by which a command word stands as it is written
_LOOKS: tuple[type[Intent], ...] = (intents.ShowCase, intents.ExplainDeadline)


def names_no_case(reading: Reading) -> bool:
    """Whether the titles of his cases may tell more: it was not understood, or not which case is meant."""
    intent = reading.intent
    return isinstance(intent, intents.NotUnderstood) or (
        reading.rule != "phrase" and getattr(intent, "refs", None) == ()
    )


def read_by_title(passage: Passage, scene: Scene, read_plain: ReadPlain) -> Reading | None:
    """The same message with the part of a title taken for the case's number; None if no title fits.

    The words of a title are a guess, and never a command: what is to be done stands beside them.
    """
    opening = open_message(passage)
    if opening.naming.refs:
        return _read_beside_number(passage, opening, scene, read_plain)
    for mention in find_mentions(passage, scene.cases):
        number = f" #{mention.cases[0].ordinal} "
        reading = read_plain(_put(number, passage, mention), replace(scene, quoted=None, question=None))
        if _is_kept(reading, mention):
            refs = tuple(_exactly(case) for case in mention.cases[:_MOST_OPTIONS])
            return replace(reading, intent=_of(reading.intent, refs), by_title=refs)
    return None


def _read_beside_number(
    passage: Passage, opening: Opening, scene: Scene, read_plain: ReadPlain
) -> Reading | None:
    """建议012 关于加装电梯的建议 签收: the title says again what the number says."""
    ref = opening.naming.refs[0]
    own = [c for c in scene.cases if c.ordinal == ref.ordinal and ref.source in (None, c.source)]
    mention = find_mention(passage, opening.rest.start - passage.start, fold_titles(own)) if own else None
    reading = read_plain(_put(", ", passage, mention), scene) if mention else None
    kept = (
        reading
        and isinstance(reading.intent, _TITLE_IS_NO_TEXT)
        and reading.intent.refs == opening.naming.refs
    )
    return reading if kept else None


def _is_kept(reading: Reading, mention: Mention) -> bool:
    """Without 那个 the words may be free text: then a command word is needed, and nothing put right."""
    intent: Any = reading.intent
    if isinstance(intent, intents.Several):
        named = [ref for act in intent.acts for ref in getattr(act, "refs", ())]
        return mention.firm and len(mention.cases) == 1 and _stands_in(named, mention.cases[0])
    if not _stands_in(getattr(intent, "refs", ()), mention.cases[0], alone=True):
        return False
    return mention.firm or isinstance(intent, _LOOKS) or (reading.rule in _IN_FULL and not reading.corrected)


def _stands_in(refs: Sequence[CaseRef], case: KnownCase, *, alone: bool = False) -> bool:
    return any(ref.ordinal == case.ordinal for ref in refs) and (not alone or len(refs) == 1)


def _of(intent: Intent, refs: tuple[CaseRef, ...]) -> Intent:
    """The intent with the case itself instead of the number that stood in for it."""
    if isinstance(intent, intents.Several):
        return intents.Several(tuple(_of(act, refs) for act in intent.acts))
    if isinstance(intent, intents.NotUnderstood):
        nearest = tuple(_of(near, refs) for near in intent.nearest)
        return intents.NotUnderstood(intent.text, refs, nearest)
    named: tuple[CaseRef, ...] = getattr(intent, "refs", ())
    exact = tuple(refs[0] if ref.ordinal == refs[0].ordinal and not ref.source else ref for ref in named)
    return replace(intent, refs=exact) if exact else intent  # type: ignore[type-var]


def _exactly(case: KnownCase) -> CaseRef:
    return CaseRef(case.ordinal, case.source, case.number, between=case.number.startswith(BETWEEN))


def _put(number: str, passage: Passage, mention: Mention) -> Passage:
    """The passage to read with #12 in place of the mention; what was typed stays reachable."""
    text = passage.text[: mention.start] + number + passage.text[mention.end :]
    before, after = passage.origin[: mention.start], passage.origin[mention.end :]
    next_one = after[0] if after else passage.origin[-1]
    origin = (*before, *[passage.origin[mention.start]] * (len(number) - 1), next_one, *after)
    grown = len(number) - (mention.end - mention.start)
    rest = mention.end >= passage.end
    end = mention.start + len(number) - 1 if rest else passage.end + grown
    return replace(
        passage,
        text=text,
        origin=origin,
        start=mention.start + 1 if mention.start == passage.start else passage.start,
        end=end,
        last=max(end, passage.last + grown),
    )
