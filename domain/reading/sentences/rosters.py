"""The roster: lines of people pasted, 停用 张三, 同步通讯录, and who can be reached (体检)."""

import re
from functools import lru_cache
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import ADMINS
from domain.reading.rules import Message
from domain.reading.scene import Reading, Scene
from domain.rosters.lines import is_change, is_command, is_pasted
from domain.tables.units import UnitRegister

_RULE: Final = "roster"
_LONGEST_SENTENCE: Final = 80
_LOOK = r"(?:帮我|请|看看?|查看?|做个?|做一次|来个?|再|一下|\s)*"
_HEALTH: Final = re.compile(
    rf"{_LOOK}(?:(?:单位|联络员|花名册|全区|人员|通讯录)(?:的)?)?体检(?:一下|结果|报告|情况|清单)?\s*[:,]?\s*"
    rf"(?:(?P<all>全部|所有|详细|明细)(?:的|单位)?|第\s*(?P<page>{NUMBER})\s*页|(?P<file>表格?|文件|excel|xlsx|导出))?"
    rf"|(?P<export>导出)\s*体检(?:表|结果|报告)?"
    r"|(?:看看)?(?:哪些|哪几个|有哪些|有没有)?单位(?:现在)?(?:联系不上|找不到人|没人收|没有联络员|没联络员)(?:的|了|吗|有哪些)?[?]*"
    r"|(?:联系不上|找不到人)的?(?:单位|联络员)(?:有哪些)?[?]*|谁(?:联系不上|收不到消息)[?]*"
)
_BOOK = r"(?:钉钉|平台|企业|单位)?(?:的)?通[讯信]录"
_SYNC: Final = re.compile(
    rf"{_LOOK}(?:同步|更新|刷新|核对|比对|拉取)(?:一下)?(?:{_BOOK}|钉钉(?:人员|花名册)|花名册和{_BOOK})"
    rf"|{_BOOK}(?:同步|核对|比对)(?:一下)?|从(?:钉钉|{_BOOK})(?:同步|更新|导入)(?:花名册|人员)?"
)
_MOBILE: Final = re.compile(
    r"(?:按|用|根据|拿|通过)手机号?码?(?:去|来)?(?:找|查|补|匹配|认)(?:一下)?(?:人|用户id|id|账号|人员)?"
    r"|(?:补全?|查|找)(?:一下)?用户id"
)
_ADOPT: Final = re.compile(rf"(?:采纳|采用|应用|写入)\s*(?:{_BOOK}|同步结果|通[讯信]录差异)")
_SHOW: Final = re.compile(rf"{_BOOK}(?:差异|同步结果)|(?:查看|看)?同步结果")
_ABSENT: Final = re.compile(r"离任\s*f(?P<file>[0-9]{1,9})")


def read_pasted_roster(text: str, scene: Scene) -> Reading | None:
    """Lines that say by themselves that they are of the roster are taken as a whole, whatever else they hold.

    Lines without such a word are only an administrator's.
    """
    if is_command(text):
        return Reading(intents.EditRoster(text.strip()), _RULE)
    if ADMINS.isdisjoint(scene.roles) or not is_pasted(text, _register(scene.units)):
        return None
    return Reading(intents.EditRoster(text.strip()), _RULE)


def read_roster(message: Message) -> Intent | None:
    """A wish about the roster or the check-up, if the whole message is one."""
    folded = message.folded
    if len(folded) > _LONGEST_SENTENCE:
        return None
    if folded in {"花名册", "更新花名册", "修改花名册", "维护花名册"}:
        return intents.EditRoster()
    return _read_health(folded) or _read_sync(folded) or _read_change(message)


def _read_health(folded: str) -> Intent | None:
    found = _HEALTH.fullmatch(folded)
    if found is None:
        return None
    page = read_number(found["page"]) if found["page"] else None
    return intents.ShowHealth(page or (1 if found["all"] else 0), bool(found["file"] or found["export"]))


def _read_sync(folded: str) -> Intent | None:
    if found := _ABSENT.fullmatch(folded):
        return intents.EndAbsent(int(found["file"]))
    if _ADOPT.fullmatch(folded) or _SHOW.fullmatch(folded):
        return intents.AdoptContacts()
    if _MOBILE.fullmatch(folded):
        return intents.SyncContacts(by_mobile=True)
    return intents.SyncContacts() if _SYNC.fullmatch(folded) else None


def _read_change(message: Message) -> Intent | None:
    """停用 张三, 张三不再是区教育局联络员, 区教育局改名为…: of an administrator; others only wish it."""
    if ADMINS.isdisjoint(message.scene.roles) or message.opening.naming.refs:
        return None
    if not is_change(message.typed, _register(message.scene.units)):
        return None
    return intents.EditRoster(message.typed)


@lru_cache(maxsize=4)
def _register(units: tuple[str, ...]) -> UnitRegister:
    return UnitRegister.of(dict.fromkeys(units, ()))
