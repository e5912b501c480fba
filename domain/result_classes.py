"""The classes of results in a document's own words: a letter means what the case's pack says (R32)."""

import re
from typing import Final

from domain.names import NAMES
from domain.packs import ResultName, ResultRule
from domain.vocabulary import ResultClass

_SAID: Final = re.compile(
    r"(?:办理结果|结果类别|办理类型|办理类别|结果)\s*[:：为是]?\s*(?P<name>[A-Da-dＡ-Ｄ](?![A-Za-z0-9])|[\u4e00-\u9fff]{4})类?"
)
_HALF: Final = str.maketrans("ＡＢＣＤ", "ABCD")


def class_called(name: str, rule: ResultRule) -> ResultName | None:
    """The class of that name in the document's scheme: B, b类, 正在解决; None if it has none."""
    wanted = _plain(name)
    own = (one for one in rule.classes if wanted and wanted in {_plain(one.name), _plain(one.text)})
    return next(own, None) or next(
        (one for one in rule.classes if any(NAMES[result] == name.strip() for result in one.means)), None
    )


def class_said(text: str, rule: ResultRule) -> ResultName | None:
    """The class a letter names outright: 办理结果：B."""
    found = _SAID.search(text)
    return class_called(found["name"], rule) if found else None


def say_class(result: ResultClass, rule: ResultRule) -> str:
    """Our word for it, with the document's own where that is another: A类 已经解决."""
    own, word = rule.name_of(result), NAMES[result]
    if not own or own == word:
        return word
    return f"{own}类 {word}" if len(own) == 1 else f"{own} {word}"


def _plain(name: str) -> str:
    return name.strip().translate(_HALF).upper().removesuffix("类")
