"""Secret cases and people's data: 列为敏感件, 知悉 12 加 李敏, 谁看过 12, 显示 12 联系方式."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent, Part
from domain.permissions import SUPERVISING
from domain.reading.commands.clauses import Clause, Command
from domain.reading.text.reasons import strip_head
from domain.reading.text.word_lists import split_words

_PEOPLE = re.compile(
    r"[\s,:]*(?:(?P<out>减去?|去掉|移除|移出|删去?|删除|不含)|(?P<plus>加上?|加入|增加|添加|补上?))\s*(?P<who>\S.{0,80})"
)
_NOTHING_MORE = re.compile(r"(?:范围|人员|名单|的|有谁|是谁|谁|一下|了|[\s?])*")
_PART = re.compile(
    r"(?:的|\s)*(?:(?P<contact>联系方式|联系电话|电话号?码?|手机号?码?|电话|手机)|(?P<whole>全文|原文|完整内容|全部内容|姓名))"
    r"[\s,:。]*"
)
_PARTS: Final = {"contact": Part.CONTACT, "whole": Part.WHOLE}


def mark(clause: Clause) -> Intent | None:
    """列为敏感件, then the reason."""
    return None if clause.asks else intents.MarkSecret(clause.refs, strip_head(clause.text))


def unmark(clause: Clause) -> Intent | None:
    """取消敏感, then the reason."""
    return None if clause.asks else intents.UnmarkSecret(clause.refs, strip_head(clause.text))


def readers(clause: Clause) -> Intent | None:
    """知悉 12, 知悉 12 加 李敏, 知悉 12 减 李敏."""
    if SUPERVISING.isdisjoint(clause.scene.roles):
        return None
    found = _PEOPLE.fullmatch(clause.rest.folded.rstrip(" ,。"))
    if found:
        people = clause.rest.part(*found.span("who")).typed
        kind = intents.ShutOut if found["out"] else intents.LetIn
        return kind(clause.refs, people)
    return intents.ShowReaders(clause.refs) if _NOTHING_MORE.fullmatch(clause.rest.folded) else None


def views(clause: Clause) -> Intent | None:
    """谁看过 12."""
    return intents.ShowViews(clause.refs) if _NOTHING_MORE.fullmatch(clause.rest.folded) else None


def reveal(clause: Clause) -> Intent | None:
    """显示 12 联系方式, 显示 12 全文, perhaps with what for."""
    found = _PART.match(clause.rest.folded)
    if found is None or found.lastgroup is None or not clause.refs:
        return None
    reason = clause.rest.after(found.end()).typed
    return intents.Reveal(clause.refs, _PARTS[found.lastgroup], strip_head(reason))


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        split_words("列为敏感件 列为敏感 标为敏感件 设为敏感件 设为敏感 定为敏感件"),
        mark,
        spaced=False,
        strict=False,
    ),
    Command(
        split_words("取消敏感 取消敏感件 解除敏感 解除敏感件 不再敏感"), unmark, spaced=False, strict=False
    ),
    Command(split_words("知悉 知悉范围 知悉人员"), readers, spaced=False),
    Command(split_words("谁看过 谁看过了 谁查看过 谁看了"), views),
)
