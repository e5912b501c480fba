"""One clause of a message: the command word, the cases it is about, and the rest."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.intents import CaseRef, Intent
from domain.reading.naming.units import is_unit
from domain.reading.scene import Scene
from domain.reading.text.normalising import Passage

_GAP = re.compile(r"[\s,;:。、.!]+")
# One separator, and the particles that still belong to the command: 12回复了：…, 12答复如下：…
_SEPARATOR = re.compile(r"(?:(?:去|掉|了|吧|啦|如下|一下)+(?=\s|[:,;。]))?\s*[:,]?\s*")
_ASKS = re.compile(r"[?]$|(?:吗|么|没有|没|不|行不行|可不可以|好不好|成不成|能不能|对不对|是不是)[?]?$")
# Who asks whether he may wants the act: it is offered, not answered with how the case stands.
_ASKS_LEAVE = re.compile(r"(?:行不行|行吗|可不可以|可以吗|可以么|好不好|成不成|能不能)[?]?$")
_ASKS_AT_ONCE = re.compile(
    r"\s*(?:到|至)?(?:什么|几[号时]|几天(?=[?]|合适|行)|多久|多长|多少|怎么|如何|为什么|为啥|谁|哪|是否|能不能)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """`word` is the command word as it was found; `named` says that the cases were written rather than
    taken from the quoted card.
    """

    scene: Scene
    word: str
    refs: tuple[CaseRef, ...]
    rest: Passage
    named: bool = True

    @property
    def words(self) -> str:
        """What follows, folded, without the separators around it."""
        return _GAP.sub(" ", self.rest.folded).strip()

    @property
    def text(self) -> str:
        """What follows, exactly as typed."""
        return self.rest.skip(_SEPARATOR).whole if _GAP.sub("", self.rest.folded) else ""

    @property
    def text_with_word(self) -> str:
        """The command word and what follows, exactly as typed: 不是我们的，应该城管局."""
        start = self.rest.text.rfind(self.word, 0, self.rest.start)
        return replace(self.rest, start=max(start, 0)).whole

    @property
    def _run_together(self) -> str:
        """What follows, folded, without any blanks: 行 不行."""
        return "".join(self.words.split())

    @property
    def asks(self) -> bool:
        """Whether it is a question, which never acts."""
        return bool(_ASKS.search(self._run_together) or _ASKS_AT_ONCE.match(self.rest.folded))

    @property
    def asks_leave(self) -> bool:
        """Whether it asks to be allowed rather than to know: 延期10天行不行."""
        return bool(_ASKS_LEAVE.search(self._run_together))

    def skip(self, pattern: re.Pattern[str]) -> "Clause":
        """The same clause without what the pattern finds at the beginning of the rest."""
        return replace(self, rest=self.rest.skip(_GAP).skip(pattern))

    def is_unit(self, name: str) -> bool:
        return is_unit(name, self.scene.units)


Build = Callable[[Clause], Intent | None]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its words (the first is the one shown), and what it makes of a clause.

    `spaced`: a blank may separate case numbers after the word. `dated`: what follows may be a day, so that
    延期15号 is asked about. `at_card`: the quoted card stands in for a number. `strict`: nothing else may
    follow in the message, so that a second command in it is noticed.
    """

    words: tuple[str, ...]
    build: Build
    spaced: bool = True
    dated: bool = False
    at_card: bool = True
    strict: bool = True

    @property
    def name(self) -> str:
        return self.words[0]
