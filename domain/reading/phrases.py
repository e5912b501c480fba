"""Whole messages that are one command by themselves, and the lists people ask for."""

import re
from collections.abc import Callable
from typing import Final

from domain import intents
from domain.intents import Intent, Which
from domain.numerals import read_number
from domain.permissions import OFFICE, SUPERVISING, UNIT
from domain.reading.normalising import Passage, fold
from domain.reading.scene import Scene
from domain.reading.word_lists import split_words

Make = Callable[[], Intent]


def _sign_everything() -> Intent:
    return intents.Acknowledge(everything=True)


def _urge_everybody() -> Intent:
    return intents.Urge(everybody=True)


# The message, without polite words, is exactly one of these.
_PHRASES: Final[dict[Make, tuple[str, ...]]] = {
    intents.Help: split_words(
        "帮助 菜单 怎么用 怎么使用 如何使用 使用说明 说明 功能 指令 命令 你会什么 你能做什么 能做什么",
        "怎么签收 怎么延期 怎么退回 怎么回复 help h ? ??",
    ),
    intents.Greet: split_words(
        "你好 您好 hi hello 嗨 哈喽 在 在吗 在不在 早 早上好 上午好 下午好 晚上好 再见",
        "好 好的 好滴 好嘞 行 可以 ok okay 嗯 嗯嗯 收到 都收到了 收悉 知道了 明白 了解 没问题 没事 谢谢",
    ),
    _sign_everything: split_words("全部签收 都签收 全签收 签收全部 签收所有 都签了 全部签了"),
    _urge_everybody: split_words(
        "都催一遍 全催一遍 都催一下 都催催 都催 全部催办 全部催一遍 催办全部 催全部 挨个催一遍 统统催一遍"
    ),
    intents.ShowSettings: split_words(
        "设置 查看设置 设置情况 当前设置 有哪些设置 提醒设置 提醒 日报 静默 别半夜发"
    ),
    intents.ShowUsage: split_words("用量 接口用量 调用量 本月用量 查看用量 用了多少"),
    intents.Pause: split_words(
        "停发 停一下 停一下先别发 先别发 先不要发 先停一下 暂停 暂停发送 停止发送 全部停发"
    ),
    intents.Resume: split_words("恢复 恢复发送 恢复发 继续发 继续发送 可以发了 取消停发"),
    intents.VerifyLedger: split_words("核验 核验台账 核验记录 验证台账 校验"),
    intents.ShowTrouble: split_words("故障 查看故障 有故障吗 有什么故障 哪些没发出去 没发出去的"),
    intents.Undo: split_words(
        "撤回 撤销 撤消 发错 发错了 我发错了 刚才发错了 撤回刚才的 撤回刚才那条 上一条撤回"
    ),
}
PHRASES: Final = {fold(phrase).folded: make for make, phrases in _PHRASES.items() for phrase in phrases}

_MINE = re.compile(
    r"(?:查?看?看?|列出|还)?(?:我们?(?:单位)?(?:手上|手里|现在|名下)?(?:还)?(?:有)?(?:哪些|什么|几个|几件|多少)?的?|待办|有哪些|还有哪些|手上的)"
    r"(?:件|待办件|清单|案子|案件|任务|事项|待办)?(?:有哪些|有几件|有多少)?[?]?"
)
_MINE_WORDS = frozenset({"清单", "我的", "待办件", "任务", "列表", "wd"})
_PENDING = re.compile(
    r"(?:有(?:什么|哪些|几个)?|查?看?)?(?:待我?审?批|待审核|要我?批|需要我?批|等我批|待办|审批)的?(?:件|申请|事项|请求)?(?:有哪些|有几件|吗)?[?]?"
)
_WHO = r"(?:谁|哪些单位|哪个单位|哪几个单位|哪几家|哪家|哪些人|各单位|所有单位)"
_DUE = r"(?:快要?|就要|将要?|即将|会|要|临)*(?:到期|截止)"
_UNSIGNED = r"(?:没有?|未|不)签(?:收|件)?"
_LIST = re.compile(
    rf"(?:有|看看?|查看?|还有)?(?P<who>{_WHO})?(?:的)?(?P<when>今[天日]|明[天日]|本周|这周|这个?星期|本星期|一周内|近期|最近)?内?(?:有)?"
    rf"(?P<also>{_WHO})?(?:还有?|有)?(?:哪些|哪几件|什么)?"
    rf"(?:(?P<due>{_DUE})|(?P<over>已?经?(?:超期|逾期|过期|超时))|(?P<unsigned>{_UNSIGNED}))了?的?(?:件|案子|事项?|单位)?"
    rf"(?:有?(?:哪些|几件|几个|多少|吗)|(?:是|有)(?P<last>{_WHO}))?[?]?"
)
_PAGE = re.compile(r"\s*(?:第\s*)?(?P<page>[0-9]{1,3})\s*页$")
_LONGEST = 40
_WHEN = {"今": Which.TODAY, "明": Which.TOMORROW, "近": Which.DUE_SOON, "最": Which.DUE_SOON}


def read_phrase(passage: Passage, scene: Scene) -> Intent | None:
    """The command that the whole message is, if it is one; lists may carry 第2页."""
    folded = re.sub(r"\s+", "", passage.folded)
    if len(folded) > _LONGEST:
        return None
    if folded in PHRASES:
        return PHRASES[folded]()
    page = _PAGE.search(folded)
    number = read_number(page["page"]) if page else 1
    return _read_list(folded[: page.start()] if page else folded, number or 1, scene)


def _read_list(folded: str, page: int, scene: Scene) -> Intent | None:
    if _PENDING.fullmatch(folded) and (folded[:2] != "待办" or not SUPERVISING.isdisjoint(scene.roles)):
        return intents.ShowPending()
    if folded in _MINE_WORDS or _MINE.fullmatch(folded):
        return intents.ShowMine(page=page)
    found = _LIST.fullmatch(folded)
    if found is None:
        return None
    which = _which(found)
    office = found["who"] or found["also"] or found["last"]
    if office or (UNIT.isdisjoint(scene.roles) and not OFFICE.isdisjoint(scene.roles)):
        return intents.ShowOffice(which, page)
    return intents.ShowMine(which, page)


def _which(found: re.Match[str]) -> Which:
    if found["over"]:
        return Which.OVERDUE
    if found["unsigned"]:
        return Which.UNSIGNED
    return _WHEN.get(found["when"][0], Which.THIS_WEEK) if found["when"] else Which.DUE_SOON
