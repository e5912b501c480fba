"""Stretches of a message read alone, and put together again into one for every act."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from domain import intents
from domain.intents import CaseRef, Intent
from domain.intents.harmless import HARMLESS
from domain.reading.naming.references import read_refs
from domain.reading.scene import Reading, Scene
from domain.reading.several.together import ACTS
from domain.reading.text.normalising import Passage, fold

ReadAlone = Callable[[Passage, Scene], Reading]

# 其他的都签收, which is meant of what is not named beside it.
THE_REST = re.compile(
    r"(?:其他|其它|剩下|余下|其余|另外|别)(?:所有|那些|几个|几件|的|件|个)*"
    r"(?:我们?|就|都|全部?|也)*(?:签收|签|收到)了?"
)
_IF = re.compile(r"如果|假如|要是|若|万一|除非|等")


class Doubt(Exception):
    """The message can be read in two ways, or not at all: nothing of it is done."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the message, from and to a character, as it reads when said alone."""

    start: int
    end: int
    reading: Reading

    @property
    def intent(self) -> Intent:
        """What it is read as."""
        return self.reading.intent

    @property
    def refs(self) -> tuple[CaseRef, ...]:
        """The cases it is about."""
        return getattr(self.intent, "refs", ())

    @property
    def ordinals(self) -> frozenset[int]:
        """The numbers of its cases."""
        return frozenset(ref.ordinal for ref in self.refs)

    @property
    def is_bare(self) -> bool:
        """A case and no more: 12、13."""
        return self.reading.rule == "case"

    @property
    def is_act(self) -> bool:
        """An act or a query with a case of its own, or what is said of all the rest."""
        if isinstance(self.intent, intents.Acknowledge) and self.intent.everything:
            return self.reading.rule == "rest"  # 都签收 beside others says too little
        return bool(self.refs) and not self.is_bare and isinstance(self.intent, (*ACTS, *HARMLESS))

    @property
    def is_told(self) -> bool:
        """A note of progress that names its case and its command, or a percentage: 实事01进展：装了3部."""
        return isinstance(self.intent, intents.ReportProgress) and self.reading.rule in {"command", "percent"}

    @property
    def is_clean(self) -> bool:
        """A command of its own rather than a part of some text: nothing is left over as reason or text."""
        left = (getattr(self.intent, part, "") for part in ("reason", "text"))
        return isinstance(self.intent, ACTS) and not any(left)


class StretchReader:
    """Reads stretches of one message; the quoted card stands in for a case at its very beginning only."""

    def __init__(self, passage: Passage, scene: Scene, read_alone: ReadAlone) -> None:
        self._passage = passage
        self._scene = scene
        self._read_alone = read_alone

    def read(self, start: int, end: int) -> Stretch:
        """The stretch as it would be read alone."""
        part = fold(self._passage.part(start, end).typed)
        if THE_REST.fullmatch(part.folded):
            return Stretch(start, end, Reading(intents.Acknowledge(everything=True), "rest"))
        scene = replace(self._scene, quoted=self._scene.quoted if start == 0 else None, question=None)
        return Stretch(start, end, self._read_alone(part, scene))

    def join(self, stretches: list[Stretch]) -> Iterator[Stretch]:
        """One stretch for every act, with its cases and its reason; raises Doubt."""
        for run in self._gather(stretches):
            yield self._whole(run)

    def _gather(self, stretches: list[Stretch]) -> Iterator[list[Stretch]]:
        """What belongs together: what has no case of its own goes with the act before it."""
        run: list[Stretch] = []
        for place, stretch in enumerate(stretches):
            following = stretches[place + 1 :]
            ended = any(one.is_act for one in run)
            if ended and (stretch.is_act or (stretch.is_bare and self._leads(run, stretch, following))):
                yield run
                run = []
            run.append(stretch)
        yield run

    def _leads(self, run: list[Stretch], bare: Stretch, following: list[Stretch]) -> bool:
        """Whether a number belongs to the act that follows, not to the one before: 12签收，13，15退回."""
        act = next((one for one in following if not one.is_bare), None)
        ahead = act is not None and act.is_act and self._takes(self.read(bare.start, act.end), act, bare)
        last = next(one for one in run if one.is_act)
        behind = self._takes(self.read(run[0].start, bare.end), last, bare)
        if ahead == behind:
            raise Doubt
        return ahead

    @staticmethod
    def _takes(joined: Stretch, act: Stretch, bare: Stretch) -> bool:
        more = bare.ordinals <= joined.ordinals > act.ordinals
        return type(joined.intent) is type(act.intent) and more

    def _whole(self, run: list[Stretch]) -> Stretch:
        """The act of a run, read once more as a whole."""
        act = next(stretch for stretch in run if stretch.is_act)
        beside = [stretch for stretch in run if stretch is not act]
        whole = self.read(run[0].start, run[-1].end) if beside else act
        text = fold(self._passage.part(whole.start, whole.end).typed)
        if not whole.is_act or type(whole.intent) is not type(act.intent) or _IF.match(text.folded):
            raise Doubt
        named = frozenset[int]().union(*(one.ordinals for one in run if one.is_bare or one is act))
        if named != whole.ordinals or _ends_in_case(whole.intent):
            raise Doubt
        if any(_is_another(stretch, act) for stretch in beside):
            raise Doubt
        return whole


def _is_another(stretch: Stretch, act: Stretch) -> bool:
    """Whether it is no reason of the act before it: a case that was not understood, or another command."""
    if stretch.is_bare:
        return False
    lost = isinstance(stretch.intent, intents.NotUnderstood) and bool(stretch.refs)
    return lost or (stretch.is_clean and type(stretch.intent) is not type(act.intent))


def _ends_in_case(intent: Intent) -> bool:
    """13退回14: is 14 sent back as well, or the reason?"""
    reason = fold(getattr(intent, "reason", ""))
    return bool(reason.folded) and bool((naming := read_refs(reason)).refs) and not naming.rest.folded
