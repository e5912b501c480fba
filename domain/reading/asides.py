"""What is asked for beside the acts on a case: figures, reasons, wishes about a post, reports."""

from domain.intents import Intent
from domain.reading.sentences.duties import read_duty
from domain.reading.cases.explaining import read_why
from domain.reading.sentences.figures import read_figure
from domain.reading.commands.matching import Opening
from domain.reading.text.normalising import Passage
from domain.reading.commands.office_acts import read_office_sentence
from domain.reading.scene import Reading, Scene
from domain.reading.commands.unit_acts import count_signed


def read_aside(passage: Passage, opening: Opening, scene: Scene) -> Reading | None:
    """The wish that the whole message is, if it is one of these."""
    intent: Intent | None = (
        read_figure(passage, opening)
        or read_office_sentence(passage, scene)
        or read_duty(passage, opening, scene)
        or count_signed(passage)
    )
    return Reading(intent, "aside") if intent is not None else read_why(passage, opening, scene)
