"""会办 as clauses: opinions asked for, urged, given up, sent back; meetings, co-handlers, merged cases."""

import re
from dataclasses import replace
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER
from domain.reading.commands.clauses import Clause, Command
from domain.reading.naming.units import find_known, read_unit
from domain.reading.text.normalising import Passage
from domain.reading.text.word_lists import split_words

_BLANKS = re.compile(r"[\s,;:。、]+")
_NAME = re.compile(r"[^\s,;:。、!?]{2,30}")
_OF = re.compile(r"的?(?:会办|协办)?(?:意见|单位)?(?:[\s,;:。、]+|$)")
_NOTHING_MORE = re.compile(r"(?:了|一下|吧|吗|没有?|情况|意见|单位|的|件|都|尽快|抓紧|交|报|[\s,。?!])*")
_DAY: Final = (
    rf"(?:大前|[昨前今])天|上+个?(?:周|星期|礼拜)[一二三四五六日天]|(?:{NUMBER})月\s?(?:{NUMBER})[日号]?"
    rf"|[0-9]{{1,2}}[./][0-9]{{1,2}}|(?:{NUMBER})[号日]"
)
DAY_FIRST: Final = re.compile(rf"[\s,:]*(?:已?于|在)?(?P<day>{_DAY})(?:[上下中]午|晚上?)?[\s,:]*")


def show_opinions(clause: Clause) -> Intent | None:
    """会办情况 12."""
    return intents.ShowOpinions(clause.refs) if _NOTHING_MORE.fullmatch(clause.words) else None


def urge_opinions(clause: Clause) -> Intent | None:
    """催会办 12, perhaps with the unit."""
    unit, rest = _take_unit(clause)
    if clause.asks or not _NOTHING_MORE.fullmatch(rest.folded):
        return None
    return intents.UrgeOpinions(clause.refs, unit)


def mark_late(clause: Clause) -> Intent | None:
    """标为逾期 12 区财政局."""
    unit, rest = _take_unit(clause)
    if clause.asks or not _NOTHING_MORE.fullmatch(rest.folded):
        return None
    return intents.MarkOpinionLate(clause.refs, unit)


def unmark_late(clause: Clause) -> Intent | None:
    """取消逾期 12 区财政局."""
    marked = mark_late(clause)
    return replace(marked, undone=True) if isinstance(marked, intents.MarkOpinionLate) else None


def send_back(clause: Clause) -> Intent | None:
    """退回会办意见 12 区财政局 要有具体意见."""
    unit, rest = _take_unit(clause)
    return None if clause.asks else intents.SendBackOpinion(clause.refs, unit, _text(rest))


def record_meeting(clause: Clause) -> Intent | None:
    """登记会议 12 9月25日 形成方案，区财政局没到."""
    return None if clause.asks else _read_meeting(clause.refs, clause.rest)


def waive_meeting(clause: Clause) -> Intent | None:
    """免开会议 12 已书面征求意见."""
    return None if clause.asks else intents.WaiveMeeting(clause.refs, _text(clause.rest))


def add_co(clause: Clause) -> Intent | None:
    """加会办 12 区财政局 10月9日."""
    unit, rest = _take_unit(clause)
    return None if clause.asks else intents.AddCoUnit(clause.refs, unit, _text(rest))


def remove_co(clause: Clause) -> Intent | None:
    """减会办 12 区财政局."""
    unit, rest = _take_unit(clause)
    if clause.asks or not _NOTHING_MORE.fullmatch(rest.folded):
        return None
    return intents.RemoveCoUnit(clause.refs, unit)


def split_merged(clause: Clause) -> Intent | None:
    """拆开 56."""
    done = clause.asks or not _NOTHING_MORE.fullmatch(clause.words)
    return None if done else intents.SplitMerged(clause.refs)


def _read_meeting(refs: tuple[intents.CaseRef, ...], rest: Passage) -> intents.RecordMeeting:
    found = DAY_FIRST.match(rest.folded)
    if found is None:
        return intents.RecordMeeting(refs, text=_text(rest))
    return intents.RecordMeeting(refs, found["day"], _text(rest.after(found.end())))


def _take_unit(clause: Clause) -> tuple[str, Passage]:
    """The unit that stands first, "" if none does, and what follows it."""
    rest, known = clause.rest.skip(_BLANKS), clause.scene.units
    full = find_known(rest.folded, known)
    if full:
        return read_unit(full, known), rest.after(len(full)).skip(_OF).skip(_BLANKS)
    name = _NAME.match(rest.folded)
    unit = read_unit(name[0], known) if name else ""
    return (unit, rest.after(name.end()).skip(_OF).skip(_BLANKS)) if name and unit else ("", rest)


def _text(rest: Passage) -> str:
    """What is left, as typed."""
    return rest.skip(_BLANKS).whole if _BLANKS.sub("", rest.folded) else ""


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        split_words(
            "会办情况 会办意见情况 会办意见齐了吗 会办意见齐了没 会办意见齐没齐 会办意见到齐了吗",
            "会办意见收齐了吗",
            "会办意见交了吗 会办意见到了吗 会办意见交齐了吗 会办意见都交了吗 会办意见谁没交 谁没交会办意见",
            "协办情况 协办意见情况 协办意见齐了吗 协办意见交了吗 协办意见收齐了吗",
        ),
        show_opinions,
    ),
    Command(
        split_words("催会办 催会办意见 催会办单位 催办会办 催办会办意见 催协办 催协办意见 催协办单位"),
        urge_opinions,
        spaced=False,
    ),
    Command(
        split_words("标为逾期 标记逾期 记为逾期 会办意见逾期 会办意见超期 会办逾期 协办意见逾期"),
        mark_late,
        spaced=False,
    ),
    Command(
        split_words("取消逾期 撤销逾期 取消会办逾期 取消逾期标记 去掉逾期标记"), unmark_late, spaced=False
    ),
    Command(
        split_words("退回会办意见 会办意见退回 退回协办意见 会办意见重报 退回重报 重报会办意见"),
        send_back,
        spaced=False,
        strict=False,
    ),
    Command(
        split_words("登记会议 会议登记 记会议 登记开会 登记联席会 登记协调会"),
        record_meeting,
        spaced=False,
        dated=True,
        strict=False,
    ),
    Command(
        split_words("免开会议 免开会 免于开会 不用开会 免会议"),
        waive_meeting,
        spaced=False,
        strict=False,
    ),
    Command(split_words("加会办 增加会办 增加会办单位 添加会办 加协办 增加协办"), add_co, spaced=False),
    Command(split_words("减会办 减少会办 去掉会办 取消会办 减协办 取消协办"), remove_co, spaced=False),
    Command(split_words("拆开 拆案 取消并案 撤销并案 解除并案"), split_merged),
)
