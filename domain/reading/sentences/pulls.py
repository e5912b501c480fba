"""拉取 https://… 每天9点 来源 网民留言, and what is said of addresses that are looked at already."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.reading.days.clock_times import TIME, read_time
from domain.reading.naming.source_words import SOURCE_WORD, SOURCES
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage, fold
from domain.vocabulary import Source

_PULL: Final = r"(?:定时|自动)?拉取"
_NUMBER: Final = r"\s*(?:第\s*)?(?P<n>[0-9]{1,6})\s*(?:号|个|条)?\s*"
_END: Final = r"(?:停止|停掉?|关闭?|取消|不要|停用)"
_ADDRESS: Final = re.compile(
    r"(?:https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?::[0-9]+)?/\S*)", re.ASCII | re.IGNORECASE
)
_ASKED: Final = re.compile(r"(?:定时|自动|请|帮我)*拉取(?=[\s:：])")
_HOURLY: Final = re.compile(r"每(?:个|一)?(?:小时|钟头)(?:一次)?")
_DAILY: Final = re.compile(rf"(?P<days>每天|每日|每个?工作日|工作日)的?\s*(?P<time>{TIME})?")
_OF_SOURCE: Final = re.compile(rf"(?:来源)?\s*[:：为是]?\s*(?P<source>{SOURCE_WORD}|12345)")
_FILLING: Final = re.compile(r"[\s,，。;；:：]|来源|为|是|一次|拉取|定时|自动|请|帮我")


def _undo(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.UndoPull(int(found["n"]), int(found["batch"] or 0))


SENTENCES: tuple[Sentence, ...] = (
    of(
        rf"(?:查看|看看?)?{_PULL}(?:清单|列表|情况|地址|有哪些|了什么|着什么|结果)?",
        lambda *_: intents.ShowPulls(),
    ),
    of(
        rf"(?:启用|开始|确认|打开|恢复){_PULL}{_NUMBER}", lambda found, *_: intents.StartPull(int(found["n"]))
    ),
    of(rf"{_END}{_PULL}{_NUMBER}", lambda found, *_: intents.StopPull(int(found["n"]))),
    of(rf"{_PULL}{_NUMBER}{_END}", lambda found, *_: intents.StopPull(int(found["n"]))),
    of(
        rf"(?:现在|马上|立即|立刻|再)(?:去)?(?:试着?)?拉取?(?:一次|一下)?{_NUMBER}",
        lambda found, *_: intents.PullNow(int(found["n"])),
    ),
    of(rf"撤[回销]{_PULL}{_NUMBER}(?:的?第\s*(?P<batch>[0-9]{{1,6}})\s*批)?", _undo),
)


def read_pull(message: Message) -> Intent | None:
    """拉取 with an address as it was typed; words beside it that are not understood are no order."""
    address = _ADDRESS.search(message.typed)
    if not address or not _ASKED.match(message.typed):
        return None
    url = address[0].rstrip("，。；,;")
    rest = fold(message.typed.replace(url, " ")).folded
    hourly, daily = _HOURLY.search(rest), _DAILY.search(rest)
    named = _OF_SOURCE.search(rest)
    for found in (hourly, daily, named):
        rest = rest.replace(found[0], " ") if found else rest
    if _FILLING.sub("", rest) or (hourly and daily):
        return intents.NotUnderstood(message.typed)
    return intents.PlanPull(
        url,
        SOURCES.get(named["source"], Source.HOTLINE_ORDER) if named else None,
        read_time(daily["time"]) if daily and daily["time"] else None,
        hourly=bool(hourly),
        working_days=bool(daily and "工作日" in daily["days"]),
    )
