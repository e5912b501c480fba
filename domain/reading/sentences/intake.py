"""登记, 待分办, 今天没有留言: cases that come in one by one or by themselves."""

import re
from typing import Final

from domain import intents
from domain.intake.forms import before_labels, put_all, read_labelled
from domain.intents import Intent, RegisterCase
from domain.reading.days.clock_times import TIME, read_time
from domain.reading.naming.source_words import SOURCE_WORD
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.sentences import pulls
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage, fold

_REGISTER: Final = re.compile(
    r"(?:我要?|请|帮我|新|单独|手工|手动|再)*登记(?:录入)?(?:(?:一下|一个|一件|一条|新|单)*(?:件|事项|案件)?)"
    r"(?=$|[\s:：,，])[\s:：,，]*"
)
_AFRESH: Final = re.compile(r"(?:重新|从头|另外?|不要了?,?\s*重新)(?:开始)?登记(?:一件)?")
_SOURCE_FIRST: Final = re.compile(rf"(?P<source>{SOURCE_WORD}|12345)(?=$|[\s,，;；])\s*", re.IGNORECASE)
_ITEM: Final = r"\s*n(?P<n>[0-9]{1,9})\s*"
_WAITING: Final = r"(?:待分办|待分派|待交办)(?:的?件)?"
_MESSAGES: Final = r"(?:网民)?留言"
_DAYS: Final = r"(?:每天|每日|每个?工作日)?的?\s*"
_BEFORE: Final = r"\s*(?:之?前|以前)?\s*"
_MISSING: Final = r"(?:还)?(?:没有?|未)(?:导入|收集|录入)"
_REMIND: Final = r"(?:的话)?\s*(?:就|要|请)*提醒(?:我|我们|一下|管理员)*"
_REMINDER: Final = rf"{_MESSAGES}(?:未导入|导入|收集)?的?提醒"
_OFF: Final = r"(?:关闭?掉?|取消|停掉?|不要)了?"
_TODAY: Final = r"(?:今天|今日|今早)"


def _show(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.ShowUnassigned(int(found["page"] or 1))


def _decline(found: re.Match[str], passage: Passage, _: Scene) -> Intent:
    return intents.DeclineItem(int(found["n"]), passage.part(*found.span("reason")).typed)


def _check(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    at = read_time(found["time"])
    return intents.SetNetizenCheck(at) if at else None


def _check_off(*_: object) -> Intent:
    return intents.SetNetizenCheck(None)


def _nothing(*_: object) -> Intent:
    return intents.SettleNetizenCheck()


SENTENCES: tuple[Sentence, ...] = (
    of(
        rf"(?:查看|看看?)?\s*(?:{_WAITING}|报来的件)(?:清单|列表|有哪些|有几件)?\s*"
        r"(?:第\s*(?P<page>[0-9]{1,3})\s*页)?",
        _show,
    ),
    of(rf"(?:查看|处理)?\s*{_WAITING}{_ITEM}|分办{_ITEM.replace('<n>', '<m>')}",
       lambda found, *_: intents.LookAtItem(int(found["n"] or found["m"]))),
    of(rf"采纳{_ITEM}", lambda found, *_: intents.AdoptItems(int(found["n"]))),
    of(rf"采纳\s*(?:全部|所有|都)?{_WAITING}(?:全部|都)?", lambda *_: intents.AdoptItems()),
    of(rf"(?:不收|不受理|不要){_ITEM}[,，:：]?\s*(?P<reason>[\s\S]{{0,200}})", _decline),
    of(rf"{_DAYS}{_MESSAGES}\s*{_DAYS}(?P<time>{TIME}){_BEFORE}(?:{_MISSING})?{_REMIND}", _check),
    of(rf"{_DAYS}(?P<time>{TIME}){_BEFORE}{_MISSING}{_MESSAGES}{_REMIND}", _check),
    of(rf"{_OFF}\s*{_REMINDER}|{_REMINDER}\s*{_OFF}", _check_off),
    of(rf"{_MESSAGES}\s*(?:{_MISSING})?(?:不用|别|不要)再?提醒我?", _check_off),
    of(rf"(?:看过了?[,，]?)?{_TODAY}?(?:看过了?[,，]?)?(?:没有?|无)(?:新的?)?{_MESSAGES}", _nothing),
    of(rf"{_TODAY}{_MESSAGES}(?:没有|为?零|0条)|{_MESSAGES}{_TODAY}(?:没有|为?零|0条)", _nothing),
    of(rf"导入(?:{_MESSAGES}|交办表|表格?)?", lambda *_: intents.ImportFile(0)),
    *pulls.SENTENCES,
)  # fmt: skip
_LONGEST: Final = 240


def read_intake(message: Message) -> Intent | None:
    """What is wanted of incoming cases; 登记 may be as long as a case is."""
    if form := read_registration(message.typed) or pulls.read_pull(message):
        return form
    if len(message.folded) > _LONGEST:
        return None
    for pattern, build in SENTENCES:
        found = pattern.fullmatch(message.folded)
        if found and (intent := build(found, message.passage, message.scene)) is not None:
            return intent
    return None


def read_registration(typed: str) -> RegisterCase | None:
    """登记 alone, with a source, or with labelled fields; 登记会议 and 登记12进展 are other wishes."""
    if _AFRESH.fullmatch(typed):
        return RegisterCase(afresh=True)
    lead = _REGISTER.match(typed)
    if lead is None:
        return None
    rest = typed[lead.end() :].strip()
    said, before = dict(read_labelled(rest)), before_labels(rest)
    first = _SOURCE_FIRST.match(fold(before).folded) if before else None
    if before and first is None and not said:
        return None
    if first:
        said.setdefault("source", first["source"])
        before = before[first.end() :].strip(" ,，;；")
    if before and "title" not in said:
        said["title"] = before
    if len(said.keys() & {"title", "units", "deadline"}) > 1:
        said.setdefault("content", "")  # written in one go: what was left out is not asked for
    return put_all(RegisterCase(), said)
