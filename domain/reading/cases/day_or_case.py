"""15号能办完吗: the 15th, or case 15? Where both are possible it is asked, else it is the day."""

import re

from domain import intents
from domain.intents import Intent
from domain.permissions import HANDLING
from domain.reading.rules import Message
from domain.reading.scene import Reading, Scene

_WHO = r"(?:我们?|我局|我单位|这边)"
_HOPE = r"(?:应该|应当|大概|大约|估计|预计|差不多|争取|力争|计划|打算|准备|保证|肯定|一定|必须|务必)"
_MAY = r"(?:不?能(?:不能|否)?|可不?可?以|会不?会?|行不行|来得及|要|得|将|才|就)"
_HOW = r"(?:按时|按期|如期|全部|基本|完全|够|顺利|都|给|把它?)"
_DONE = (
    r"(?:办完|办结|办好|办掉|完成|完工|弄完|弄好|搞定|做完|做好|结束|处理完|处理好|解决|整改完|整改到位|到位|落实|开工"
    r"|动工|复工|竣工|验收|交(?!办)|报|出(?:图|结果|方案|文)?|上会|开会|开始|启动|通水|通电|通车)"
)
_PLANNED = re.compile(rf"\s*(?:{_WHO}|{_HOPE}|{_MAY}|{_HOW})*{_DONE}\S{{0,6}}[?]?")
_PAST = re.compile(r"已|了(?![吗么没])|过$")
_LONGEST = 24


def read_day_or_case(message: Message) -> Intent | Reading | None:
    """13号能办完吗, where nothing but the number says what it is."""
    naming, rest, words = message.opening.naming, message.opening.rest, message.typed
    short = naming.maybe_day and len(rest.folded) <= _LONGEST
    if not short or not _PLANNED.fullmatch(rest.folded) or _PAST.search(rest.whole):
        return None
    if all(case.ordinal != naming.refs[0].ordinal for case in message.scene.cases):
        return Reading(intents.NotUnderstood(words), "day")
    return intents.Unclear((intents.ShowCase(naming.refs), _of_the_day(words, message.scene)), words)


def _of_the_day(words: str, scene: Scene) -> Intent:
    """What is said of a day: progress on some case that is still to be named, where he reports any."""
    if HANDLING.isdisjoint(scene.roles):
        return intents.NotUnderstood(words)
    return intents.ReportProgress((), words)
