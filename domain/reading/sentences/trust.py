"""留痕: 核验 b033c79c4cde, 谁改了 12, 导出留痕 12, 张三昨天做了什么, 9月28日谁改了设置, 删除个人信息 12."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import SUPERVISING
from domain.reading.days.bygone import read_bygone
from domain.reading.naming.references import read_refs
from domain.reading.naming.units import is_registered
from domain.reading.rules import Message
from domain.reading.text.normalising import Passage
from domain.reading.text.reasons import strip_head

_ASK: Final = r"(?:请|帮我|给我|我要|麻烦|查一?下|看一?下|查查|看看|查|看)*"
_HEAD: Final = re.compile(
    rf"{_ASK}(?:核验|核对|验证|校验)(?:一下|留痕)?(?:校验码|码)?[:：]?(?P<head>[0-9a-f]{{8,64}})"
)
_WHEN: Final = (
    r"(?:[今昨前][天日]|[本上这]个?(?:周|星期|月)|(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号]"
    r"(?:[到至~-](?:[0-9]{1,2}月)?[0-9]{1,2}[日号])?)?|[0-9]{1,2}[日号]|最近|近[0-9]{1,2}天)"
)
_DONE: Final = re.compile(
    rf"(?P<file>导出|下载)?{_ASK}(?P<before>{_WHEN})?(?P<who>[^\s,，:：?0-9]{{0,12}}?)(?P<after>{_WHEN})?"
    r"(?:一共|总共|都|到底|究竟|又)*(?:做|干|办|操作|改|动)(?:了|过)(?:些|点)?"
    r"(?:什么|啥|哪些事?情?|哪些操作)(?:事情?|操作|东西)?(?:第(?P<page>[0-9]{1,3})页)?[?？]*"
)
_RECORD: Final = re.compile(  # what buttons say
    rf"(?P<file>导出)?操作记录(?P<before>)(?P<who>[^\s,，:：?0-9]{{0,12}}?)(?P<after>{_WHEN})?(?:第(?P<page>[0-9]{{1,3}})页)?"
)
_CHANGES: Final = re.compile(rf"设置改动(?P<when>{_WHEN})?(?:第(?P<page>[0-9]{{1,3}})页)?")
_SETTINGS: Final = re.compile(
    rf"{_ASK}(?P<when>[^\s,，谁]{{1,14}}?)?(?:是|都)?(?:有)?谁(?:改|动)(?:了|过|的)?(?:些)?(?:什么|哪些)?设置"
    r"(?:第(?P<page>[0-9]{1,3})页)?[?？]*"
)
_NOT_NAMES: Final = frozenset(
    {"谁", "大家", "你", "您", "机器人", "它", "他", "她", "我们", "他们", "单位", "这", "那"}
)
_SELF: Final = frozenset({"", "我", "我自己", "本人", "自己"})
_WHO_TOUCHED: Final = r"(?:是|都有|有|都)?谁(?:都)?(?:改|动|碰|处理|操作|办)(?:了|过|的)?"
_TRAIL: Final = r"(?:的)?(?:操作|办理|全部|完整|所有)?(?:的)?(?:留痕|改动记录|操作记录|变更记录)"
_PAGE: Final = rf"\s*(?:第\s*(?P<page>{NUMBER})\s*页)?\s*[?？]*"
_AFTER_CASE: Final = re.compile(rf"\s*(?:{_WHO_TOUCHED}|(?P<file>导出)?{_TRAIL}){_PAGE}")
_BEFORE_CASE: Final = re.compile(
    rf"{_ASK}\s*(?:(?P<file>导出|下载)\s*留痕|{_WHO_TOUCHED}|(?:操作|办理)?留痕)\s*[:：]?\s*"
)
_ENDING: Final = re.compile(
    rf"{_PAGE}(?P<words>[,，]?\s*(?:带|含|连)?原文)?\s*(?:[,，]?\s*(?:用于|用途|因为|为了)(?P<purpose>.+))?"
)
_ERASE: Final = re.compile(
    r"(?:请|帮我|把)?\s*(?:删除|删掉|清除|抹掉)\s*(?:公民)?个人(?:信息|资料|数据)\s*[:：]?\s*"
)
_WHOSE: Final = re.compile(
    r"(?P<who>1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}|[\u4e00-\u9fff·]{2,6})(?=$|[\s,，:：])[\s,，:：]*"
)
_KEEP: Final = re.compile(
    rf"个人信息\s*(?:保留|保存|留存)\s*(?P<for>{NUMBER})\s*年|(?:保留|保存|留存)\s*个人信息\s*(?P<years>{NUMBER})\s*年"
    r"|(?P<off>(?:永久|长期|一直)(?:保留|保存)\s*个人信息|(?:不|取消|停止|关闭)\s*(?:自动|定期)(?:删除|清理)\s*个人信息"
    r"|个人信息\s*(?:永久|长期|一直)(?:保留|保存))"
)
_LONGEST: Final = 160


def read_trust(message: Message) -> Intent | None:
    """What the ledger is asked, or what is to be deleted."""
    if len(message.folded) > _LONGEST:
        return None
    return next((intent for read in _WAYS if (intent := read(message)) is not None), None)


def _head(message: Message) -> Intent | None:
    found = _HEAD.fullmatch(message.unspaced)
    return intents.VerifyLedger(found["head"]) if found else None


def _keep(message: Message) -> Intent | None:
    found = _KEEP.fullmatch(message.folded.strip())
    if found is None:
        return None
    years = read_number(found["years"] or found["for"] or "")
    return intents.SetRetention(None if found["off"] else years)


def _done(message: Message) -> Intent | None:
    """我今天做了什么; of nobody in particular, of a unit and of a case it asks nothing here."""
    found = _RECORD.fullmatch(message.unspaced) or _DONE.fullmatch(message.unspaced)
    if found is None or message.opening.naming.refs:
        return None
    who, when = found["who"].removesuffix("的"), found["before"] or found["after"]
    if who in _NOT_NAMES or is_registered(who, message.scene.units):
        return None
    days = read_bygone(when or "最近", message.scene.today)
    if days is None or not (when or who in _SELF or SUPERVISING & message.scene.roles):
        return None
    person = "" if who in _SELF else who
    return intents.ShowActs(person, *days, int(found["page"] or 1), as_file=bool(found["file"]))


def _settings(message: Message) -> Intent | None:
    found = _CHANGES.fullmatch(message.unspaced) or _SETTINGS.fullmatch(message.unspaced)
    if found is None:
        return None
    days: tuple[date | None, date | None] | None = (None, None)
    if found["when"]:
        days = read_bygone(found["when"], message.scene.today)
    return intents.ShowSettingChanges(*days, page=int(found["page"] or 1)) if days else None


def _trail(message: Message) -> Intent | None:
    """12的留痕, 谁改了 12, 导出留痕 12; of a quoted card without a number."""
    opening = message.opening
    if opening.naming.refs or opening.naming.pointing:
        found = _AFTER_CASE.fullmatch(opening.rest.folded)
        return _make(found, opening.naming.refs, None) if found else None
    begun = _BEFORE_CASE.match(message.folded)
    if begun is None:
        return None
    naming = read_refs(message.passage.after(begun.end()))
    quoted = (message.scene.quoted,) if message.scene.quoted else ()
    if not (naming.refs or naming.pointing or quoted):
        return None
    ending = _ENDING.fullmatch(naming.rest.folded)
    return _make(begun, naming.refs or quoted, (ending, naming.rest)) if ending else None


def _make(
    found: re.Match[str], refs: tuple[intents.CaseRef, ...], ending: tuple[re.Match[str], Passage] | None
) -> Intent:
    told = ending[0] if ending else found
    page = read_number(told["page"]) if told["page"] else 1
    if not found["file"]:
        return intents.ShowTrail(refs, page or 1)
    purpose = ending[1].part(*ending[0].span("purpose")).typed if ending and ending[0]["purpose"] else ""
    return intents.ExportTrail(refs, bool(ending and ending[0]["words"]), purpose.strip())


def _erase(message: Message) -> Intent | None:
    """删除个人信息 12 理由, 删除个人信息 13800000000 理由, 删除个人信息 王小明 理由."""
    begun = _ERASE.match(message.folded)
    if begun is None:
        return None
    rest = message.passage.after(begun.end())
    whose = _WHOSE.match(rest.folded)
    naming = read_refs(rest, close=True)
    if naming.refs and not (whose and whose["who"][0].isdecimal()):
        return intents.EraseCase(naming.refs, strip_head(naming.rest.typed))
    if whose:
        return intents.ErasePerson(whose["who"], strip_head(rest.after(whose.end()).typed))
    return (
        intents.EraseCase((message.scene.quoted,) if message.scene.quoted else ())
        if not rest.folded
        else None
    )


_WAYS: Final[tuple[Callable[[Message], Intent | None], ...]] = (
    _head,
    _keep,
    _erase,
    _settings,
    _done,
    _trail,
)
