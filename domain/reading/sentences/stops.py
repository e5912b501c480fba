"""停发 for a while or of one unit, 恢复 of one unit or without what was held, and messages of a rehearsal."""

import re

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.reading.days.clock_times import TIME
from domain.reading.naming.units import is_registered
from domain.reading.scene import Scene
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage

_STOP = r"(?:先|暂时?|帮我)*(?:停发|停止发送|暂停发送|暂停|先?别发|停)(?:消息|提醒)?"
_OF_UNIT = r"(?:的(?:消息|提醒|通知)?)?"
_UNIT = r"(?P<unit>[^\s,:0-9]{2,40}?)"
_FOR_A_WHILE = (
    rf"(?P<span>(?:{NUMBER}\s*(?:个?半?小时|个半?钟头|分钟|天|个?工作日|周|个?星期|个?礼拜)"
    rf"|半(?:个?小时|个?钟头|天)|一?上午|一?下午|一会儿?)"
    rf"|(?:到|至)(?:今天|明天|后天|今晚|{TIME}|[^,。\s]{{1,12}})[^,。]{{0,6}})"
)
_RESUME = r"(?:恢复(?:发送?)?|继续发送?|取消停发|解除停发)"
_NOT_THE_OLD = (
    r"(?:[,，]?\s*(?:但|就|只)?(?:旧的|之前的|前面的|存着的|攒着的|压着的)?(?:都)?(?:不补发|不要补发|别补发|不用补发|不发|别发|不要发)(?:旧的|之前的|存着的)?"
    r"|[,，]?\s*只发(?:今后|以后|新)的?)"
)


def _pause(found: re.Match[str], passage: Passage, _: Scene) -> Intent | None:
    return intents.Pause(passage.part(*found.span("span")).typed)


def _pause_unit(found: re.Match[str], passage: Passage, scene: Scene) -> Intent | None:
    if not is_registered(found["unit"], scene.units):
        return None
    span = passage.part(*found.span("span")).typed if found["span"] else ""
    return intents.Pause(span, found["unit"])


def _resume_unit(found: re.Match[str], _: Passage, scene: Scene) -> Intent | None:
    """恢复供水 is work on a case: only a unit of the register is meant."""
    if not is_registered(found["unit"], scene.units):
        return None
    return intents.Resume(found["unit"], skips=bool(found["skips"]))


def _resume(_: re.Match[str], __: Passage, ___: Scene) -> Intent | None:
    return intents.Resume(skips=True)


def _drill(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    page, number = (found[part] and read_number(found[part]) for part in ("page", "number"))
    if page:
        return intents.ShowDrill(page=page)
    return intents.ShowDrill(number) if number else None


def _late(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    page = read_number(found["page"])
    return intents.ShowLate(page) if page else None


SENTENCES: tuple[Sentence, ...] = (
    of(rf"{_STOP}\s*{_FOR_A_WHILE}", _pause),
    of(rf"{_STOP}\s*{_UNIT}{_OF_UNIT}\s*(?:{_FOR_A_WHILE})?", _pause_unit),
    of(rf"{_UNIT}{_OF_UNIT}\s*{_STOP}\s*(?:{_FOR_A_WHILE})?", _pause_unit),
    of(rf"{_RESUME}{_NOT_THE_OLD}", _resume),
    of(rf"{_RESUME}\s*{_UNIT}{_OF_UNIT}(?P<skips>{_NOT_THE_OLD})?", _resume_unit),
    of(rf"{_UNIT}{_OF_UNIT}\s*{_RESUME}(?P<skips>{_NOT_THE_OLD})?", _resume_unit),
    of(
        rf"(?:查看?|看看?)?演练(?:消息)?\s*(?:第\s*(?P<page>{NUMBER})\s*页|(?:第\s*)?(?P<number>{NUMBER})\s*[条号]?)",
        _drill,
    ),
    of(rf"(?:晚发|补发|迟发)(?:了哪些|的)?\s*第\s*(?P<page>{NUMBER})\s*页", _late),
)
