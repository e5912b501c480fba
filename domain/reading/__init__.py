"""Reading what people type: one message and its scene into one intent, or a question, or not understood.

`reader` holds the table of rules in their order; `rules` says what a rule is, `scene` what is known besides
the text. Rules look into the text for what is named (`naming`) and for days (`days`), and make intents of
commands, of whole sentences, of what is said of a case, and of files. Around them stand the answers to an
open question, several acts in one message, what is mended from a typo, and what can only be guessed.
"""

from domain.reading.reader import read
from domain.reading.scene import KnownCase, OpenQuestion, Reading, Scene

__all__ = ["KnownCase", "OpenQuestion", "Reading", "Scene", "read"]
