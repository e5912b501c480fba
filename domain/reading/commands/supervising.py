"""What the office does about a unit that lags: 督办函, 约谈, 通报批评, 移交, 摘牌; 督查; 列为重点."""

import re
from functools import partial
from typing import Final

from domain import intents
from domain.chinese_dates import wording_end
from domain.intents import Intent
from domain.permissions import SUPERVISING
from domain.reading.commands.clauses import Build, Clause, Command
from domain.reading.naming.units import is_registered, is_unit
from domain.reading.text.normalising import Passage
from domain.reading.text.word_lists import split_words
from domain.vocabulary import InspectionWay, SupervisionLevel

_GAP = re.compile(r"[\s,;:。、.!]+")
_SET_APART = re.compile(r"[\s,;:。]|限")
_LIMIT = re.compile(
    r"(?:要求|请)?(?:限期?|限时)\s?(?:于|在|到|至)?\s?|(?<=[\s,;。、])(?:请?于|整改期限为?|期限)\s?"
)
_AFTER_LIMIT = re.compile(r"\s?(?:之前|以前|前|之内|以内|内)?\s?(?:完成)?(?:整改)?(?:到位|完毕|完成)?")
_ANYBODYS = (SupervisionLevel.INTERVIEW, SupervisionLevel.HAND_OVER)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,20}(?=[\s,:;。]|$)")
_OF_OFFICE = re.compile(r"室|组(?!织)|办(?!理)|局|员|处|科|专员|函|函的|队")
_NOTHING_MORE = re.compile(
    r"(?:了|一下|掉|吧|办理|处理|手续|件|的|情况|记录|历史|事项|过程|督办|有哪些|[\s,。?])*"
)
_WAYS: Final = (
    (InspectionWay.PHONE, r"电话(?:问询|询问|联系|沟通|了解|核实|督办)?|打电话"),
    (
        InspectionWay.VISIT,
        r"实地(?:走访|查看|督查|踏查|核查|检查|察看)?|现场(?:走访|查看|督查|检查|核查)?|一线督导",
    ),
    (InspectionWay.FILES, r"调阅(?:资料|材料|台账|档案)?|查阅?(?:资料|材料|台账|档案)|看资料"),
    (InspectionWay.HEARING, r"听取?(?:工作)?汇报|座谈"),
    (InspectionWay.PEOPLE, r"走访群众|访群众|入户|走访(?:居民|企业|业主)"),
)
_WAY: Final = tuple((way, re.compile(words)) for way, words in _WAYS)
_LEADER = re.compile(
    r"(?:件|督办件|督办|建议|提案|[\s,:;])*(?:由)?(?:督办领导|领衔督办|领衔|领导|督办人)?[\s:,是为]*"
    r"(?P<name>[\u4e00-\u9fff·]{2,12}?)?(?:督办|领衔|领办|负责)?[\s,。]*"
)


def supervise(level: SupervisionLevel, clause: Clause) -> Intent | None:
    """督办函 12 限10月15日整改 进度滞后: the unit where it is named, the day, the rest is the reason.

    约谈 and 移交 are words of units as well: 12约谈了业主 is a contact.
    """
    may_be_theirs = level in _ANYBODYS and SUPERVISING.isdisjoint(clause.scene.roles)
    if clause.asks or not clause.refs or may_be_theirs:
        return None
    unit, rest = _take_unit(clause)
    until, reason = _take_limit(rest)
    return intents.Supervise(level, clause.refs, until, reason, unit)


def list_for_supervision(clause: Clause) -> Intent | None:
    """挂牌督办, perhaps with the day and the reason."""
    if clause.asks or not (clause.refs or _NOTHING_MORE.fullmatch(clause.words)):
        return None
    if _NOTHING_MORE.fullmatch(clause.words):
        return intents.ListForSupervision(clause.refs)
    if not _SET_APART.match(clause.rest.folded):  # 12挂牌已安装 says something of a plate
        return None
    until, reason = _take_limit(clause.rest)
    return intents.ListForSupervision(clause.refs, until, reason)


def end_listing(clause: Clause) -> Intent | None:
    """摘牌 12 已办结."""
    return None if clause.asks or not clause.refs else intents.EndListing(clause.refs, clause.text)


def show_supervision(clause: Clause) -> Intent | None:
    """督办 12: the history, and nothing else said."""
    told = clause.refs and _NOTHING_MORE.fullmatch(clause.words)
    return intents.ShowSupervision(clause.refs) if told else None


def inspect(clause: Clause) -> Intent | None:
    """督查 12 电话 已联系施工方; 督查 区住建局 实地 ….

    In front of the cases it is the name of a room as well: 督查室 is no command.
    """
    if clause.asks or _OF_OFFICE.match(clause.rest.folded):
        return None
    refs = clause.refs if clause.named else ()
    unit, rest = ("", clause.rest) if refs else _take_unit(clause)
    if not (refs or unit):
        return None
    way, rest = _take_way(rest)
    if way is None and SUPERVISING.isdisjoint(clause.scene.roles):
        return None
    return intents.Inspect(refs, unit, way, rest.skip(_GAP).whole)


def show_inspections(clause: Clause) -> Intent | None:
    """督查记录 12, 督查记录 区住建局."""
    if clause.named and clause.refs:
        return intents.ShowInspections(clause.refs) if _NOTHING_MORE.fullmatch(clause.words) else None
    unit, rest = _take_unit(clause)
    left = _NOTHING_MORE.fullmatch(rest.folded)
    return intents.ShowInspections(clause.refs if not unit else (), unit) if left else None


def mark_key(clause: Clause) -> Intent | None:
    """12 列为重点 督办领导 张主任."""
    found = None if clause.asks else _LEADER.fullmatch(clause.rest.folded)
    return intents.MarkKey(clause.refs, found["name"] or "") if found and clause.refs else None


def unmark_key(clause: Clause) -> Intent | None:
    """取消重点 12 理由."""
    return None if clause.asks or not clause.refs else intents.UnmarkKey(clause.refs, clause.text)


def _take_unit(clause: Clause) -> tuple[str, Passage]:
    """The unit that is named right after the command, and what follows it."""
    rest = clause.rest.skip(_GAP)
    found = _NAME.match(rest.folded)
    known = clause.scene.units
    if found and (is_registered(found[0], known) or is_unit(found[0], known)):
        return found[0], rest.after(found.end())
    return "", clause.rest


def take_limit(passage: Passage) -> tuple[str, str]:
    """The wording of the day after 限 wherever it stands, and the rest, both as typed."""
    return _take_limit(passage)


def _take_limit(passage: Passage) -> tuple[str, str]:
    for lead in _LIMIT.finditer(passage.folded):
        end = wording_end(passage.folded, lead.end())
        if end > lead.end():
            after = _AFTER_LIMIT.match(passage.folded, end)
            behind = passage.after(after.end() if after else end).skip(_GAP).whole
            before = passage.until(lead.start()).skip(_GAP).typed.rstrip(" ,，;；。、:：")
            wording = "".join(passage.part(lead.end(), end).typed.split())
            return wording, "，".join(filter(None, (before, behind)))
    return "", passage.skip(_GAP).whole


def _take_way(passage: Passage) -> tuple[InspectionWay | None, Passage]:
    rest = passage.skip(_GAP)
    for way, words in _WAY:
        if found := words.match(rest.folded):
            return way, rest.after(found.end())
    return None, passage


def _step(level: SupervisionLevel) -> Build:
    return partial(supervise, level)


COMMANDS: Final[tuple[Command, ...]] = (
    Command(split_words("督办函 发督办函 下发督办函 下督办函"), _step(SupervisionLevel.LETTER), strict=False),
    Command(split_words("催办通知书 催办通知 发催办通知书"), _step(SupervisionLevel.URGING), strict=False),
    Command(split_words("提示函 发提示函"), _step(SupervisionLevel.HINT), strict=False),
    Command(split_words("约谈"), _step(SupervisionLevel.INTERVIEW), strict=False, at_card=False),
    Command(split_words("通报批评"), _step(SupervisionLevel.CRITICISM), strict=False, at_card=False),
    Command(
        split_words("移交 移交问责 移交纪检"), _step(SupervisionLevel.HAND_OVER), strict=False, at_card=False
    ),
    Command(
        split_words("挂牌督办 挂牌 列为挂牌督办 列为挂牌件 列为挂牌 列入挂牌督办 列入挂牌"),
        list_for_supervision,
        strict=False,
    ),
    Command(split_words("摘牌 解除挂牌"), end_listing, strict=False),
    Command(split_words("督办情况 督办记录 督办历史 督办"), show_supervision, at_card=False),
    Command(split_words("督查记录 督查情况"), show_inspections, at_card=False),
    Command(split_words("督查"), inspect, strict=False, spaced=False, at_card=False),
    Command(
        split_words("列为重点 列为重点件 列为重点督办件 设为重点 标为重点 双督办 实行双督办 列为双督办"),
        mark_key,
    ),
    Command(split_words("取消重点 取消重点件 不再列为重点"), unmark_key, strict=False),
)
