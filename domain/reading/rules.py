"""What a rule looks at, and what it makes of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from domain.intents import CaseRef, Intent
from domain.reading.naming.openings import Opening, open_message
from domain.reading.scene import Reading, Scene
from domain.reading.text.normalising import Passage


@dataclass(frozen=True, slots=True)
class Message:
    """What every rule looks at: the whole passage, how it begins, and the scene."""

    passage: Passage
    opening: Opening
    scene: Scene

    @classmethod
    def of(cls, passage: Passage, scene: Scene) -> "Message":
        """The passage with the cases in front of it read."""
        return cls(passage, open_message(passage), scene)

    @property
    def folded(self) -> str:
        """The whole message as rules look at it."""
        return self.passage.folded

    @property
    def unspaced(self) -> str:
        """The same without any blank."""
        return "".join(self.folded.split())

    @property
    def typed(self) -> str:
        """The whole message as it was typed."""
        return self.passage.message.strip()

    @property
    def refs(self) -> tuple[CaseRef, ...]:
        """The cases it is about: those in front, else the one of the quoted card."""
        quoted = (self.scene.quoted,) if self.scene.quoted else ()
        return self.opening.naming.refs or quoted

    @property
    def from_quote(self) -> bool:
        """Whether the case it is about was taken from the quoted card."""
        return self.scene.quoted is not None and not self.opening.naming.refs


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, and what the rule makes of a message: an intent, or a reading where it has more to say."""

    name: str
    make: Callable[[Message], Intent | Reading | None]

    def read(self, message: Message) -> Reading | None:
        """The reading under the rule's name, unless it bears the name of a finer one."""
        made = self.make(message)
        if made is None:
            return None
        if not isinstance(made, Reading):
            return Reading(made, self.name)
        return made if made.rule else replace(made, rule=self.name)


def read_by(rules: Iterable[Rule], message: Message) -> Reading | None:
    """What the first rule that fits makes of the message."""
    return next((reading for rule in rules if (reading := rule.read(message)) is not None), None)
