"""One act for two cases, the second named after it: 退回210不归我们管，实事01也是."""

import re
from dataclasses import replace

from domain.intents import CaseRef
from domain.reading.naming.references import read_refs
from domain.reading.scene import Reading, Scene
from domain.reading.several.stretches import ReadAlone
from domain.reading.several.together import ACTS
from domain.reading.text.normalising import Passage, fold

_LIKEWISE = re.compile(
    r"(?:那?[个件]|的)*(?:也|同样|都|一并|一起)+(?:是|一样|这样|如此|同上|照此|按这个|同|办理?)*(?:的|了|理由|原因|情况)*"
)
_GAP = re.compile(r"[\s,;。、]+")


def read_likewise(passage: Passage, scene: Scene, read_alone: ReadAlone) -> Reading | None:
    """The act before, done on the cases of both; None if no act stands there."""
    for gap in _GAP.finditer(passage.folded):
        more = read_refs(passage.after(gap.end()))
        if not more.refs or not _LIKEWISE.fullmatch(more.rest.folded.strip()):
            continue
        first = read_alone(fold(passage.until(gap.start()).typed), replace(scene, question=None))
        refs: tuple[CaseRef, ...] = getattr(first.intent, "refs", ())
        if isinstance(first.intent, ACTS) and refs:
            intent = replace(first.intent, refs=(*refs, *more.refs))  # type: ignore[type-var]
            return replace(first, intent=intent, rule="likewise")
    return None
