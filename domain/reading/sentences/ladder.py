"""The ladder of reminders: 提醒阶梯, 超期第2天报分管领导, 关闭首次进展提醒, 恢复默认阶梯."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.ladder import NodeKind
from domain.numerals import NUMBER, read_number
from domain.reading.naming.source_words import SOURCE_WORD, SOURCES
from domain.reading.rules import Message
from domain.reading.text.word_lists import split_words
from domain.vocabulary import Source

_LONGEST, _MOST_DAYS = 60, 365
_BLANK = r"[\s,:;。]*"
_POSTS: Final = {
    "leader": "分管领导 分管负责人 分管 分管的领导",
    "head": "主要负责人 一把手 单位负责人 主要领导 第一责任人",
    "office": "督查员 督查室 督查部门 督查办",
    "approver": "审批人 审批领导",
}
_POST = {word: post for post, words in _POSTS.items() for word in split_words(words)}
_POST_WORD = "|".join(sorted(map(re.escape, _POST), key=len, reverse=True))
_OVERDUE = {
    "leader": NodeKind.OVERDUE_LEADER,
    "head": NodeKind.OVERDUE_HEAD,
    "office": NodeKind.OVERDUE_OFFICE,
    "approver": NodeKind.OVERDUE_APPROVER,
}
_UNSIGNED = {"leader": NodeKind.UNSIGNED_LEADER, "office": NodeKind.UNSIGNED_OFFICE}
# What the rows are called; those for a post are put together: 超期报分管领导.
_NAMES: Final[dict[NodeKind, str]] = {
    NodeKind.FIRST_PROGRESS: "首次进展提醒 首次进展 首次报进展提醒 首报进展提醒 第一次进展提醒",
    NodeKind.HALF_TIME: "时间过半提醒 时间过半 过半提醒 时间过半通知",
    NodeKind.DUE_TODAY: "到期当天提醒 当天到期提醒 到期日提醒 到期当日提醒 当日到期提醒 今天到期提醒",
    NodeKind.LAST_EXTENSION: "延期截止提醒 延期最后一天提醒 申请延期截止提醒 延期截止 延期期限提醒",
    NodeKind.REPORT_DUE: "书面报告提醒 报告到期提醒 书面报告到期提醒 交报告提醒",
    NodeKind.DUE_SOON: "到期提醒 到期前提醒",
    NodeKind.CO_DUE_SOON: "会办到期提醒 会办提醒",
    NodeKind.UNSIGNED: "未签收提醒 没签收提醒 待签收提醒",
    NodeKind.OVERDUE: "超期提醒 逾期提醒 过期提醒",
}
_ROWS = {word: node for node, words in _NAMES.items() for word in split_words(words)}
_ROW = "|".join(sorted(map(re.escape, _ROWS), key=len, reverse=True))
_ALL = r"(?:(?:所有|全部)的?(?:来源|案件|事项|件)?的?|每一?件|统一|一律)?\s*"
_SCOPE = rf"(?:(?P<key>重点(?:督办)?(?:件|案件)?)的?|{_ALL}(?:(?P<source>{SOURCE_WORD})的?)?)\s*"
_AFTER = r"(?:以后|之后|过后|后)?"
_TO = r"(?:再|也|就|都)?(?:报告?|上报|告知|告诉|通知|提醒|抄送|报送)(?:给|到)?"
_OVER = r"(?P<late>超期|逾期|过期|未签收|没签收|不签收|待签收)"
_DAY = rf"(?:第\s*)?{NUMBER}"
_DAYS = (
    rf"(?:满|过)?(?P<days>{_DAY}(?:\s*(?:天|日)?\s*[、,和及]\s*{_DAY})*)"
    rf"\s*(?P<unit>个?工作日|个?自然日|天|日)"
)
_SET = r"(?:(?:的)?(?:时间|天数)?(?:改[到成为]|设[为成置]|调到|定在|定为|在|为|是|按|[:,\s])*)"
_OFF = r"(?:关闭|关掉|关了|停用|停发|停掉|取消|不要|不发|去掉|删掉|关)"
_ON = r"(?:开启|打开|启用|恢复|重新开启|重新启用|开通)"
_ROW_FOR_POST = rf"(?:{_OVER}{_AFTER}{_TO}(?P<post>{_POST_WORD}))"
_ANY_ROW = rf"(?:{_ROW_FOR_POST}|(?P<row>{_ROW}))"
_DEFAULT = r"(?:默认|缺省|初始|原来|出厂|通常)(?:的|设置)?"
_LADDER = r"(?:提醒|催办)?(?:阶梯|节点表|节点安排|阶梯表)"
_LOOK = r"(?:请|看看|看一下|查看|看下|显示|看|现在的?|目前的?|\s)*"
_PAGE = rf"(?:\s*第\s*(?P<page>{NUMBER})\s*页)?"

_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        # 超期第2天报分管领导, 未签收第3天报督查员, 超期第1、3、7天提醒联络员
        rf"[把将]?{_SCOPE}{_OVER}{_AFTER}\s*{_DAYS}{_AFTER}\s*{_TO}(?P<post>{_POST_WORD}|联络员|承办单位|单位)?",
        # 超期报督查员 第5天
        rf"[把将]?{_SCOPE}{_ROW_FOR_POST}\s*{_SET}\s*{_DAYS}",
        # 超期提醒 第1、3、7天
        rf"[把将]?{_SCOPE}(?P<row>{_ROW})\s*{_SET}\s*{_DAYS}(?:以上|以上的?件|起)?",
    )
)
_SWITCHES = tuple(
    (re.compile(pattern), usual)
    for pattern, usual in (
        (rf"{_OFF}(?:掉)?\s*{_SCOPE}{_ANY_ROW}(?:的提醒)?", False),
        (rf"[把将]?{_SCOPE}{_ANY_ROW}\s*(?:都|就)?{_OFF}(?:掉|吧)?", False),
        (rf"[把将]?{_SCOPE}{_OFF}(?:掉)?\s*{_ANY_ROW}", False),
        (rf"[把将]?{_SCOPE}{_ON}\s*{_ANY_ROW}", True),
        (rf"{_ON}\s*{_SCOPE}{_ANY_ROW}{_BLANK}(?:{_DEFAULT})?", True),
        (rf"[把将]?{_SCOPE}{_ANY_ROW}\s*(?:{_ON}|恢复{_DEFAULT}|改回{_DEFAULT})", True),
    )
)
_BACK = r"(?:恢复|还原|重置|改回|用回)(?:成|为|到)?"
_RESET = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BACK}\s*{_SCOPE}(?:{_DEFAULT}\s*{_LADDER}|{_LADDER}(?:为|成|到)?{_DEFAULT})",
        rf"[把将]?{_SCOPE}{_BACK}\s*{_DEFAULT}\s*{_LADDER}",
        rf"[把将]?{_SCOPE}{_LADDER}\s*{_BACK}{_DEFAULT}",
    )
)
_SHOW = re.compile(
    rf"{_LOOK}{_SCOPE}{_LADDER}(?:是什么|是怎样的?|怎么设的?|有哪些|呢|\s)*"
    rf"(?:(?P<key2>重点(?:督办)?(?:件|案件)?)|(?P<source2>{SOURCE_WORD}))?{_PAGE}\??"
)


def read_ladder(message: Message) -> Intent | None:
    """The wish about the ladder, if the whole message is one."""
    folded = message.folded
    if len(folded) > _LONGEST:
        return None
    return _reset(folded) or _show(folded) or _switch(folded) or _set(folded)


def _set(folded: str) -> Intent | None:
    for pattern in _SENTENCES:
        found = pattern.fullmatch(folded)
        node = _node(found) if found else None
        if found is None or node is None:
            continue
        said = [read_number(day.lstrip("第 ")) for day in re.findall(NUMBER, found["days"])]
        days = tuple(dict.fromkeys(day for day in said if day is not None and 0 < day <= _MOST_DAYS))
        if len(days) == len(said) and days:
            natural = "自然日" in found["unit"]
            return intents.SetRung(node, tuple(sorted(days)), *_scope(found), natural_days=natural)
    return None


def _switch(folded: str) -> Intent | None:
    for pattern, usual in _SWITCHES:
        found = pattern.fullmatch(folded)
        node = _node(found) if found else None
        if found and node:
            return intents.SetRung(node, (), *_scope(found), usual=usual)
    return None


def _reset(folded: str) -> Intent | None:
    found = next((found for pattern in _RESET if (found := pattern.fullmatch(folded))), None)
    return intents.ResetLadder(*_scope(found)) if found else None


def _show(folded: str) -> Intent | None:
    found = _SHOW.fullmatch(folded)
    if not found:
        return None
    source, key = _scope(found)
    after = SOURCES.get(found["source2"] or "")
    page = read_number(found["page"]) if found["page"] else 1
    return intents.ShowLadder(source or after, key or bool(found["key2"]), page or 1)


def _node(found: re.Match[str]) -> NodeKind | None:
    """The row that is meant: by its name, or by what is late and who is told."""
    said = found.groupdict()
    if said.get("row"):
        return _ROWS[said["row"]]
    is_unsigned = "签收" in (said.get("late") or "")
    post = _POST.get(said.get("post") or "")
    if post is None:
        return NodeKind.UNSIGNED if is_unsigned else NodeKind.OVERDUE
    return _UNSIGNED.get(post) if is_unsigned else _OVERDUE[post]


def _scope(found: re.Match[str]) -> tuple[Source | None, bool]:
    said = found.groupdict()
    return SOURCES.get(said.get("source") or ""), bool(said.get("key"))
