"""Free answers to 登记: what is typed fills the field that was asked for unless it is another wish."""

import re
from collections.abc import Callable
from typing import Final

from domain import intents
from domain.intake.forms import read_labelled
from domain.intents.harmless import HARMLESS
from domain.reading.scene import Reading, Scene
from domain.reading.text.normalising import Passage

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
    if _STOPS.fullmatch(passage.folded):
        return Reading(intents.Cancel(), "no")
    free = "\n" in typed or len(typed) > _LONGEST_WISH or bool(read_labelled(typed))
    if _COMMAND.match(passage.folded) and not (free and step in ("title", "content")):
        intent = read(passage).intent
        is_wish = isinstance(intent, (*HARMLESS, intents.RegisterCase)) or bool(getattr(intent, "refs", ()))
        if is_wish or isinstance(intent, intents.Undo):
            return None
    return Reading(intents.Supply(typed), "answer")
