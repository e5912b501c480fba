"""An office's own words for a message: plain text with 【编号】, 【期限】 …; what must be in it."""

import re
from dataclasses import dataclass
from typing import Final

from domain.errors import BadInput
from domain.ladder import FOLLOWED, NodeKind
from domain.notice_kinds import NoticeKind

WORDS: Final = "words"  # the setting; its scope is the kind of message
LONGEST: Final = 200  # characters as they are written
# What an office writes → the name under which the fact is known.
PLACES: Final = {
    "编号": "number",
    "标题": "title",
    "单位": "unit",
    "角色": "role",
    "来源": "source",
    "期限": "deadline",
    "剩余": "left",
    "姓名": "person",
}
EDITABLE: Final = (
    NoticeKind.ASSIGNED.value,
    NoticeKind.URGED.value,
    *(kind.value for kind in NodeKind if kind not in FOLLOWED),
)
_DEADLINE: Final = ("期限", "剩余")
_WITHOUT_DEADLINE: Final = frozenset({NodeKind.REVIEW.value})
_PLACE = re.compile(r"【\s*([^【】]{0,20}?)\s*】")
_BRACED = re.compile(r"\{\{\s*([\u4e00-\u9fff]{1,8})\s*\}\}")  # how other programs write it
_CODE = re.compile(r"[{}]|<%|%>|\$\(")


@dataclass(frozen=True, slots=True)
class Written:
    """One stretch: words as they are, or the name of a fact."""

    words: str = ""
    fact: str = ""


def read_words(text: str, kind: str) -> tuple[Written, ...]:
    """The stretches of an office's own text. Raises BadInput for what cannot be a message of that kind."""
    text = tidy(text)
    if not text:
        raise BadInput("words_empty")
    if len(text) > LONGEST:
        raise BadInput("words_long", most=LONGEST, length=len(text))
    if found := _CODE.search(text):
        raise BadInput("words_code", sign=found[0])
    places = [found[1] for found in _PLACE.finditer(text)]
    if "【" in (bare := _PLACE.sub("", text)) or "】" in bare:
        raise BadInput("words_brackets")
    if unknown := [place for place in places if place not in PLACES]:
        raise BadInput("words_unknown", place=unknown[0], places=list(PLACES))
    if "编号" not in places:
        raise BadInput("words_missing", place="编号")
    if kind not in _WITHOUT_DEADLINE and not any(place in places for place in _DEADLINE):
        raise BadInput("words_missing", place="期限")
    return tuple(_stretches(text))


def tidy(text: str) -> str:
    """One line, and {{编号}} written as 【编号】."""
    return " ".join(_BRACED.sub(r"【\1】", text).split())


def _stretches(text: str) -> list[Written]:
    found, end = list[Written](), 0
    for place in _PLACE.finditer(text):
        if place.start() > end:
            found.append(Written(text[end : place.start()]))
        found.append(Written(fact=PLACES[place[1]]))
        end = place.end()
    return [*found, *([Written(text[end:])] if end < len(text) else [])]
