"""What a message that is no command may have been meant for."""

from domain import intents
from domain.intents import Intent
from domain.reading.matching import Opening
from domain.reading.normalising import Passage
from domain.reading.scene import Scene

_MOST = 3


def leave(passage: Passage, opening: Opening, scene: Scene) -> intents.NotUnderstood:  # noqa: ARG001
    """The text as typed, the cases it names, and the readings that come nearest."""
    nearest: tuple[Intent, ...] = ()
    return intents.NotUnderstood(passage.message.strip(), opening.naming.refs, nearest[:_MOST])
