"""半月报 发给 王主任, 半月报 抄送 纪工委监察组, 周督查 每周五, 关闭周督查: an administrator's."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import SUPERVISING
from domain.reading.rules import Message
from domain.reading.sentences.periodic import KIND, kind_of

_READERS = re.compile(
    rf"[把将]?{KIND}\s*(?:也|还|再|请|以后|每期|都|另外?)*(?P<no>(?:不|别|不要|不用|停止)再?)?\s*"
    r"(?P<how>抄送给?|抄报给?|抄给|发给|报送给?|送给?|呈报?给?|报给?)\s*[:,]?\s*(?P<names>.+?)(?P<end>了)?"
)
_MORE = re.compile(r"也|还|再(?!发)|另")
_APART = re.compile(r"[、,，;；\s]+|(?:和|以及)(?=.{2})")
_DAYS = re.compile(
    rf"[把将]?{KIND}\s*(?:改[到成为]?|设[为成]?|定在)?\s*每(?:个?月|季度?(?:首月)?|年1月)的?(?P<days>{NUMBER}[日号]?"
    rf"(?:\s*[、,和及]?\s*{NUMBER}[日号]?)*)\s*(?:出|编|发|交)?"
)
_WEEKDAYS = re.compile(
    rf"[把将]?{KIND}\s*(?:改[到成为]?|设[为成]?|定在)?\s*每(?:个)?(?:周|星期|礼拜)"
    r"(?P<weekday>[一二三四五六日天])\s*(?:出|编|发|交)?"
)
_ON, _OFF = r"(?:打开|开启|开始出|启用|开)", r"(?:关闭|关掉|停发|停用|停出|不再出|取消|停止出?|关)"
_SWITCH = re.compile(
    rf"(?:(?P<on>{_ON})|(?P<off>{_OFF}))\s*{KIND}"
    rf"|{KIND.replace('<kind>', '<kind2>')}\s*(?:(?P<on2>{_ON})|(?P<off2>{_OFF}))(?:了)?"
)
_ASKING = re.compile(r"谁|哪|[?]")
_DAY: Final = re.compile(NUMBER)
_WEEK: Final = "一二三四五六日"
_LATEST: Final = 31
_MOST_DAYS: Final = 4


def read_report_setting(message: Message) -> Intent | None:
    """What an administrator sets about one kind of report."""
    folded = message.folded
    if message.scene.roles.isdisjoint(SUPERVISING):
        return None
    if found := _SWITCH.fullmatch(folded):
        return intents.SwitchReport(kind_of(found), on=bool(found["on"] or found["on2"]))
    if found := _WEEKDAYS.fullmatch(folded):
        weekday = _WEEK.index(found["weekday"].replace("天", "日"))
        return intents.SetReportDays(kind_of(found), weekdays=(weekday,))
    if found := _DAYS.fullmatch(folded):
        return _set_days(found)
    found = _READERS.fullmatch(folded)
    return _set_readers(found, message) if found else None


def _set_days(found: re.Match[str]) -> Intent | None:
    days = [read_number(day) for day in _DAY.findall(found["days"])]
    known = tuple(sorted({day for day in days if day and day <= _LATEST}))
    if not known or len(known) < len(days) or len(known) > _MOST_DAYS:
        return None
    return intents.SetReportDays(kind_of(found), days=known)


def _set_readers(found: re.Match[str], message: Message) -> Intent | None:
    """The names as they were typed, apart."""
    typed = message.passage.part(*found.span("names")).typed
    names = tuple(dict.fromkeys(filter(None, (name.strip() for name in _APART.split(typed)))))
    if not names:
        return None
    if _ASKING.search(found["names"]):
        return intents.ShowReportPlans()
    between = found[0][found.end("kind") : found.start("how")]
    return intents.SetReportReaders(
        kind_of(found),
        names,
        copies=found["how"].startswith("抄"),
        add=bool(_MORE.search(between)) and not found["no"],
        remove=bool(found["no"]),
    )
