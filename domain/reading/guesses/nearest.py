"""What a message that is no command may have been meant for."""

import re
from collections.abc import Iterator

from domain import intents
from domain.intents import CaseRef, Intent
from domain.permissions import may
from domain.reading.guesses.hints import HINTS, Clue, regrets
from domain.reading.naming.references import read_refs
from domain.reading.naming.source_words import SOURCE_WORD
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.text.normalising import Passage

_MOST = 3
_READ = 200  # characters; what a longer text is near to is not told by a word in it
_BESIDE = 3  # characters between a word and the case it is about
_FAR_AWAY, _NEAR = 1, 9  # from what may be looked up to what was asked
_TOLD, _MAYBE_TOLD = 6, 2

_CASE_BEGINS = re.compile(
    rf"(?<![0-9a-z〔.%/:-])(?<![a-z]\()(?<![0-9]\s)(?<![到至年月限])(?:(?:{SOURCE_WORD})|第|#)?\s*[〔(]?[0-9]"
)
_OF_A_DAY = re.compile(r"\s*[号日]?\s*(?:之前|以前|前|左右|之后|以后|后|[能会要])")
_CLAUSE = re.compile(r"[,;。!?\n]")
_ASKS = re.compile(r"[?]|[吗么]\s*$|谁|哪|怎么?样|咋|什么|多少|几[天号时个]|何时|到底|是否|有没有|为啥")
_PLEADS = re.compile(
    r"行不行|行吗|可以吗|可不可以|可否|好不好|好吗|能不能|能否|成不成|要不要"
    r"|(?:能|可以)(?:帮我|给我们?|再|往后)*(?:延|拖|推|退|改办)"
)
_DENIED = re.compile(
    r"(?:(?<![要能可会])不|没有?|未|别|勿|无需|不用|不要|还没有?)"
    r"(?:再|能|会|想|去|给|用|让|急着|要|说|叫|打算|准备|敢|必|是|我们?|你们?|他们?|申请|算|真|先|[签点])*$"
)
_NOT_YET = re.compile(r"(?:还|都)没有?(?:给|去)?$|(?<!从)没$")  # 还没签收13 may ask for what is missing
_TELLS = re.compile(
    r"[已了在正将约过]|预计|拟|图纸|施工|开工|进场|方案|现场|完成|计划|验收|[0-9]%|百分|报批|下周|明天|目前|会议"
)


def leave(message: Message) -> intents.NotUnderstood:
    """The text as typed, the cases it is about, and the readings that come nearest."""
    early = message.passage.until(_READ)
    first_clause = early.until(len(_CLAUSE.split(early.folded, maxsplit=1)[0]))
    named = message.opening.naming.refs or _find_refs(first_clause)
    nearest = _rank(early, named or _find_refs(early) or message.refs, message.scene)
    return intents.NotUnderstood(message.typed, named, nearest)


def _rank(passage: Passage, refs: tuple[CaseRef, ...], scene: Scene) -> tuple[Intent, ...]:
    """The readings this person may have meant, the nearest first, one of each kind."""
    found = sorted(_readings(passage, refs, scene), key=lambda pair: -pair[0])
    kinds: dict[type[Intent], Intent] = {}
    for _, intent in found:
        if may(scene.roles, type(intent)):
            kinds.setdefault(type(intent), intent)
    return tuple(kinds.values())[:_MOST]


def _readings(passage: Passage, refs: tuple[CaseRef, ...], scene: Scene) -> Iterator[tuple[int, Intent]]:
    """What the words hint at; and a case can always be looked up, or be told about."""
    folded, text = passage.folded, passage.message.strip()
    denied, regretted = False, regrets(folded)
    pleads = _PLEADS.search(folded) is not None
    for hint in HINTS:
        for found in hint.words.finditer(folded):
            if hint.fits(found[0], named=bool(refs)):
                says_no = hint.acts and _DENIED.search(folded[: found.start()]) is not None
                denied = denied or says_no
                near = hint.build(Clue(refs, text, found[0], passage.after(found.end()), scene))
                undone = regretted and hint.acts and not isinstance(near, intents.Undo)
                kept = not says_no or _NOT_YET.search(folded[: found.start()])
                if kept and not undone:
                    first = _NEAR if pleads and hint.acts else 0
                    yield first + _weigh(found, folded, not_yet=says_no), near
    if not refs:
        return
    asks = _ASKS.search(folded) is not None and not pleads
    yield _NEAR if asks or denied else _FAR_AWAY, intents.ShowCase(refs)
    if not (asks or pleads or denied or regretted):
        yield (
            _TOLD if _TELLS.search(folded) else _MAYBE_TOLD,
            intents.ReportProgress(refs, text),
        )


def _weigh(found: re.Match[str], folded: str, *, not_yet: bool) -> int:
    """A longer word is a better hint, and so is one beside the case; 还没签收 is a weak one."""
    around = folded[max(found.start() - _BESIDE, 0) : found.end() + _BESIDE]
    beside = 3 if any(character.isdecimal() for character in around) else 0
    return 2 * len(found[0]) + beside - (4 if not_yet else 0)


def _find_refs(passage: Passage) -> tuple[CaseRef, ...]:
    """The cases named further on: 还没签收13. A number that may be a day is none."""
    for begins in _CASE_BEGINS.finditer(passage.folded):
        naming = read_refs(passage.after(begins.start()))
        kind_said = any(ref.source or ref.between for ref in naming.refs)
        if naming.refs and (kind_said or not _OF_A_DAY.match(naming.rest.folded)):
            return naming.refs
    return ()
