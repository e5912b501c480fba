"""Several acts in one message, each with its own case: 12签收，13退回城管，15到60%."""

import re
from itertools import combinations, pairwise

from domain import intents
from domain.permissions import may
from domain.reading.commands.cutting import cut
from domain.reading.scene import Reading, Scene
from domain.reading.several.stretches import THE_REST, Doubt, ReadAlone, Stretch, StretchReader
from domain.reading.several.together import go_together, share_case
from domain.reading.text.normalising import Passage

_WHOLE_MESSAGE = frozenset({"calendar", "phrase", "list", "sentence", "recast", "greeting"})
_LONGEST = 400  # characters
_MOST_OFFERED = 3
_AT_ONCE = (intents.Approve, intents.Refuse)  # never offered on a guess
_WHOLE_TEXTS = (
    intents.Assign, intents.MakePlan, intents.HandInReport, intents.HandInList, intents.SendBackAnswer,
    intents.SendBackReport,
)  # fmt: skip
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇一二三四五六七八九]{2,6}")


def read_several(passage: Passage, alone: Reading, scene: Scene, read_alone: ReadAlone) -> Reading | None:
    """The acts, each read as if it had been said alone; None if the message is one act, or none.

    NotUnderstood where it holds several that cannot be told apart, so that the person is asked.
    """
    if not _may_hold_several(passage, alone, quoting=scene.quoted is not None):
        return None
    spans, reader = cut(passage), StretchReader(passage, scene, read_alone)
    stretches = [reader.read(*span) for span in spans] if len(spans) > 1 else []
    if sum(stretch.is_act for stretch in stretches) < 2:  # noqa: PLR2004 – several
        return None
    if _is_told(alone):
        return _offer_both(passage, alone, stretches, reader)
    try:
        return Reading(_join(passage, stretches, reader), "several")
    except Doubt:
        return _leave(passage, stretches, scene)


def _join(
    passage: Passage, stretches: list[Stretch], reader: StretchReader, *, told: bool = False
) -> intents.Several:
    pieces = list(reader.join(stretches))
    _check(passage.folded, pieces[1:] if told else pieces)
    return intents.Several(tuple(piece.intent for piece in pieces))


def _offer_both(
    passage: Passage, alone: Reading, stretches: list[Stretch], reader: StretchReader
) -> Reading | None:
    """进展12 图纸已出，13签收: one text, or two acts. It stays a text unless the rest is a plain command
    or a note of its own: 留言210进展：围挡好了。实事01进展：装了3部.
    """
    if not any(stretch.is_act and (stretch.is_clean or stretch.is_told) for stretch in stretches[1:]):
        return None
    try:
        several = _join(passage, stretches, reader, told=True)
    except Doubt:
        return None
    return Reading(intents.Unclear((several, alone.intent), passage.message.strip()), "several")


def _leave(passage: Passage, stretches: list[Stretch], scene: Scene) -> Reading:
    """Not understood; what can be told apart is offered one by one."""
    named = dict.fromkeys(ref for stretch in stretches for ref in stretch.refs)
    told = (one.intent for one in stretches if one.is_act and not isinstance(one.intent, _AT_ONCE))
    acts = dict.fromkeys(act for act in told if may(scene.roles, type(act)))
    offered = tuple(act for act in acts if getattr(act, "refs", ()))[:_MOST_OFFERED]
    return Reading(intents.NotUnderstood(passage.message.strip(), tuple(named), offered), "several")


def _may_hold_several(passage: Passage, alone: Reading, *, quoting: bool) -> bool:
    """An answer's text is never cut apart: it is shown as a whole before it counts."""
    folded = passage.folded
    if len(folded) > _LONGEST or alone.rule in _WHOLE_MESSAGE:
        return False
    if isinstance(alone.intent, _WHOLE_TEXTS) or (
        isinstance(alone.intent, intents.Answer) and _is_told(alone)
    ):
        return False
    numbers = len(_NUMBER.findall(folded))
    return numbers > 1 or (numbers == 1 and (quoting or THE_REST.search(folded) is not None))


def _is_told(reading: Reading) -> bool:
    """Whether it holds free text, which may go on beyond the next mark: 回复12：…, 13进展：…."""
    intent = reading.intent
    told = isinstance(intent, intents.Answer | intents.ReportProgress) and bool(intent.text)
    return told and reading.rule == "command"


def _check(folded: str, pieces: list[Stretch]) -> None:
    """Raises Doubt if two acts cannot be meant for one and the same case, as in 12签收，12退回, or if an act
    may be part of the text before it: 12签收，回复13：同意，15签收.
    """
    for told, after in pairwise(pieces):
        if _is_told(told.reading) and "\n" not in folded[told.end : after.start]:
            raise Doubt
    acts = [piece.intent for piece in pieces]
    if sum(getattr(act, "everything", False) for act in acts) > 1:
        raise Doubt
    for one, two in combinations(acts, 2):
        if share_case(one, two) and not go_together(one, two):
            raise Doubt
