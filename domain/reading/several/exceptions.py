"""All but one: 除了闭会02其他都签收, 全部签收除了210, 12签收，13不签收."""

import re
from collections.abc import Callable
from dataclasses import replace

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading.naming.references import read_refs
from domain.reading.scene import Reading, Scene
from domain.reading.text.normalising import Passage, fold

ReadAlone = Callable[[Passage, Scene], Reading]

_EXCEPT = re.compile(
    r"(?:除了?|除开|除去|撇开|不算|不包括|不含)\s*(?=[0-9零〇一二三四五六七八九十#第]"
    r"|[\u4e00-\u9fff]{2})"
)
_OTHERS = re.compile(
    r"(?:[号件的]|这件|这个|以外|之外|外|[\s,])*(?:(?:其他|其它|其余|剩下|余下|别)的?(?:所有|件)?(?:我们?"
    r"|的)?)?\s*"
)
_BUT = re.compile(r"[\s,;。]*(?:但是?|不过|只是|就|只有)?[\s,]*")
_LEFT_OUT = re.compile(
    r"(?:[号件的]|这件|那件|这个|那个|先|暂时|暂|就|我们?|\s)*"
    r"(?P<said>除外|以?外|不算|不要|不(?:要|用)?签收?|先?别签收?|不(?:要|用)?延期?|别延期?|不(?:要"
    r"|用)?退回?|别退回?|$)(?:了|吧)*"
)
_LEFT_OUT_FIRST = re.compile(
    r"(?:[号件]|先|暂时|暂|\s)*(?:不|别)(?:要|用)?签收?了?[\s,;。]*"
    r"(?:其他|其它|其余|剩下|余下|另外)的?(?:所有|件)?(?:我们?|的)?(?=都|全)"
)
_FOR_ANY = re.compile(r"除|以?外|不算|不要|$")
_CLAUSE = re.compile(r"[,;。\s]+|(?=除)|(?=不包括|不含)")
_SAID_OF: dict[type[Intent], str] = {
    intents.Acknowledge: "签",
    intents.AskExtension: "延",
    intents.AskReturn: "退",
}
_LONGEST = 80


def read_all_but(passage: Passage, scene: Scene, read_alone: ReadAlone) -> Reading | None:
    """The act on the rest; what is left out is never done. 都 without a list asks which."""
    if len(passage.folded) > _LONGEST or not re.search(r"除|不|别", passage.folded):
        return None
    scene = replace(scene, quoted=None, question=None)
    return _read_first(passage, scene, read_alone) or _read_last(passage, scene, read_alone)


def _read_first(passage: Passage, scene: Scene, read_alone: ReadAlone) -> Reading | None:
    """除了闭会02其他都签收; 14不签，其他的都签收."""
    lead = _EXCEPT.match(passage.folded)
    naming = read_refs(passage.after(lead.end()) if lead else passage)
    others = (_OTHERS if lead else _LEFT_OUT_FIRST).match(naming.rest.folded) if naming.refs else None
    if others is None:
        return None
    act = fold(naming.rest.after(others.end()).whole)
    return _leave_out(naming.refs, read_alone(act, scene), said="" if lead else "签")


def _read_last(passage: Passage, scene: Scene, read_alone: ReadAlone) -> Reading | None:
    """全部签收除了210; 12签收，13不签收."""
    for gap in reversed(list(_CLAUSE.finditer(passage.folded))):
        tail = passage.after(gap.end()).skip(_BUT)
        lead = _EXCEPT.match(tail.folded)
        naming = read_refs(tail.after(lead.end()) if lead else tail)
        left = _LEFT_OUT.fullmatch(naming.rest.folded) if naming.refs else None
        if left and gap.start() and (lead or left["said"]):
            act = fold(passage.until(gap.start()).typed)
            return _leave_out(naming.refs, read_alone(act, scene), said=left["said"])
    return None


def _leave_out(left: tuple[CaseRef, ...], reading: Reading, said: str) -> Reading | None:
    """The act without what is left out; None if it does not say the same of both."""
    intent = reading.intent
    word = _SAID_OF.get(type(intent))
    if word is None or reading.corrected or not (word in said or _FOR_ANY.match(said)):
        return None
    if isinstance(intent, intents.Acknowledge) and intent.everything:
        return Reading(replace(intent, excluding=left), "all_but")
    named: tuple[CaseRef, ...] = getattr(intent, "refs", ())
    if (named and word not in said) or any(_may_be_same(ref, one) for ref in left for one in named):
        return None
    return replace(reading, rule="all_but")


def _may_be_same(one: CaseRef, other: CaseRef) -> bool:
    return one.is_among([other]) or other.is_among([one])
