"""Answers in the words that people see: a button's label, part of a title, the source of a case."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.reading.scene import OpenQuestion
from domain.reading.text.normalising import Passage, fold
from domain.reading.text.word_lists import split_words

_SIGNS = re.compile(r"[\s,。、!:;~()〔〕“”\"'·]+")
_NOD = r"(?:好的?|好滴|嗯+|行|可以|没问题|ok|那就?|就|我)"
_AGREES = re.compile(rf"{_NOD}*(?P<said>.+)")
_DOUBLED = re.compile(r"(?P<once>.{2,6}?)(?P=once)+")
# Words that are said to what waits for 确认 or 取消 and to nothing else.
_OUTRIGHT: Final = frozenset(
    split_words("确认 确定 提交 确认提交 确认一下 确认无误 确认办理 取消 不提交 先不提交 放弃")
)
_DIGIT = re.compile(rf"(?:第|选|选择|我选)*(?P<number>{NUMBER})(?:个|项|条|种)?")
_MOST_SMALL = 9
_THAT = re.compile(
    r"^(?:就是|就|是|选|要|我要|我选|关于|那个|那件|说的是)+|(?:的?那(?:个|件|一件|条)|这(?:个|件|条)|的|相关的?|有关的?)+$"
)
_ALL = re.compile(
    r"(?:[这那]?(?P<count>[两二三四五六七八2-8])(?:个|件|条)|[这那]?几(?:个|件|条)|所有|全部?|都|全都|一起|统统)+的?"
    r"(?:都|全都?|一起|要|办|延期?|退回?|签收?|是|选)*"
)
_SHORTEST_HINT = 2


def pressed(passage: Passage, question: OpenQuestion) -> str:
    """What the button says whose label he typed; "" if none is called that."""
    typed = _bare(passage.folded)
    return next(
        (says for label, says in question.buttons if typed and _bare(fold(label).folded) == typed), ""
    )


def plain_verdict(folded: str) -> str:
    """好的确认, 确认确认 and 提交 without what is beside the point: 确认."""
    bare = _SIGNS.sub("", folded)
    found = _AGREES.fullmatch(bare)
    said = found["said"] if found else bare
    doubled = _DOUBLED.fullmatch(said)
    return doubled["once"] if doubled else said


def is_outright(text: str) -> bool:
    """Whether 确认 or 取消 is said in so many words."""
    return plain_verdict(fold(text).folded) in _OUTRIGHT


def read_beyond(passage: Passage, question: OpenQuestion) -> intents.Pick | None:
    """A small number that is not among the options, which is no case either: 2 where 确认 was asked for."""
    found = _DIGIT.fullmatch(passage.folded)
    number = read_number(found["number"]) if found else None
    if number is None or not 0 < number <= _MOST_SMALL or question.day:
        return None
    return intents.Pick(number)


def read_hint(passage: Passage, question: OpenQuestion) -> Intent | None:
    """电梯那个, 提案的: part of one title or of one label; of several he is asked."""
    said = _THAT.sub("", _bare(passage.folded))
    if len(said) < _SHORTEST_HINT or any(character.isdecimal() for character in said):
        return None
    places = [
        place
        for place, label in enumerate(question.choices, 1)
        if said in _bare(fold(label).folded) or said in _bare(fold(_title(place, question)).folded)
    ]
    options = tuple(intents.Pick(place) for place in places)
    if len(options) > 1 and len(options) < len(question.choices):
        return intents.Unclear(options, passage.message.strip())
    return options[0] if len(options) == 1 else None


def wants_all(passage: Passage, question: OpenQuestion) -> bool:
    """两件都, 都延: every one of the cases that were offered."""
    found = _ALL.fullmatch(_bare(passage.folded)) if question.joinable else None
    counted = read_number(found["count"]) if found and found["count"] else len(question.choices)
    return found is not None and counted == len(question.choices)


def _title(place: int, question: OpenQuestion) -> str:
    return question.titles[place - 1] if place <= len(question.titles) else ""


def _bare(folded: str) -> str:
    return _SIGNS.sub("", folded)
