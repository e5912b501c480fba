"""Free answers to 登记: what is typed fills the field that was asked for unless it is another wish."""

import re
from collections.abc import Callable
from typing import Final

from domain import intents
from domain.intake.forms import read_labelled
from domain.intents.harmless import HARMLESS
from domain.reading.naming.source_words import SOURCES
from domain.reading.scene import Reading, Scene
from domain.reading.text.normalising import Passage, fold

_LONGEST_WISH: Final = 14  # characters: what is longer is a title or a content
_COMMAND: Final = re.compile(r"(?:查看|签收|催办|撤回|待我批|待办|帮助|设置|预览|登记|待分办|拉取|统计)")
_STOPS: Final = re.compile(r"(?:取消|算了|不登记了?|不录了?|先?不要?(?:登记|录)了?|放弃|退出)(?:吧|了)*")
Read = Callable[[Passage], Reading]


def read_form_answer(passage: Passage, scene: Scene, read: Read) -> Reading | None:
    """The answer to the field that was asked for; None where no form is open, or another wish is said."""
    step = scene.question.form if scene.question else ""
    typed = passage.message.strip()
    if not step:
        return None
    if _STOPS.fullmatch(typed.rstrip("。.！!~ ")):
        return Reading(intents.Cancel(), "no")
    if "\n" not in typed and (other := _read_other(passage, step, read)):
        return other
    return Reading(intents.Supply(typed), "answer")


def _read_other(passage: Passage, step: str, read: Read) -> Reading | None:
    """Another wish, as far as it cannot be the field: a title may sound like anything, a source may not."""
    typed = passage.message.strip()
    labelled = bool(read_labelled(typed))
    named = step == "source" and fold(typed).folded in {*SOURCES, "12345"}
    if named or (labelled and not _COMMAND.match(passage.folded)):
        return None
    reading = read(passage)
    intent = reading.intent
    if isinstance(intent, intents.NotUnderstood | intents.Unclear | intents.Greet):
        return None
    if step == "source" or reading.rule == "intake":
        return reading
    if not _COMMAND.match(passage.folded) or len(typed) > _LONGEST_WISH:
        return None
    is_wish = isinstance(intent, (*HARMLESS, intents.Undo)) or bool(getattr(intent, "refs", ()))
    return reading if is_wish else None
