"""A sentence as a pattern of a whole message, and what is made of it."""

import re
from collections.abc import Callable

from domain.intents import Intent
from domain.reading.scene import Scene
from domain.reading.text.normalising import Passage

Build = Callable[[re.Match[str], Passage, Scene], Intent | None]
Sentence = tuple[re.Pattern[str], Build]


def of(pattern: str, build: Build) -> Sentence:
    """The sentence that the pattern describes."""
    return re.compile(pattern), build
