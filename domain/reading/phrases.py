"""Whole messages that are one command by themselves."""

from collections.abc import Callable
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.reading.normalising import Passage, fold
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
        "好 好的 好滴 好嘞 行 可以 ok okay 嗯 嗯嗯 都收到了 知道了 明白 了解 没问题 没事 谢谢",
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

_LONGEST = max(map(len, PHRASES))


def read_phrase(passage: Passage) -> Intent | None:
    """The command that the whole message is, if it is one."""
    folded = "".join(passage.folded.split())
    return PHRASES[folded]() if len(folded) <= _LONGEST and folded in PHRASES else None
