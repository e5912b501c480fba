"""Whole messages that are one command by themselves."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from domain import intents
from domain.intents import Intent, Tone
from domain.reading.rules import Message
from domain.reading.sentences.helping import read_help
from domain.reading.text.normalising import fold
from domain.reading.text.word_lists import split_words

Make = Callable[[], Intent]


def _hello() -> Intent:
    return intents.Greet(Tone.HELLO)


def _thanks() -> Intent:
    return intents.Greet(Tone.THANKS)


def _sign_everything() -> Intent:
    return intents.Acknowledge(everything=True)


def _urge_everybody() -> Intent:
    return intents.Urge(everybody=True)


# The message, without polite words, is exactly one of these.
_PHRASES: Final[dict[Make, tuple[str, ...]]] = {
    intents.Help: split_words("帮助 菜单 说明 功能 指令 命令 help h"),
    _hello: split_words(
        "你好 您好 hi hello 嗨 哈喽 在 在吗 在不在 早 早上好 上午好 下午好 晚上好 再见 拜拜 bye"
    ),
    intents.Greet: split_words(
        "好 好的 好滴 好嘞 行 可以 ok okay 嗯 嗯嗯 都收到了 知道了 明白 了解 没问题 没事",
        "ok收到 好的收到 收到好的",
    ),
    _thanks: split_words("谢谢 多谢 感谢 thanks thx 3q 谢了 辛苦了"),
    _sign_everything: split_words(
        "全部签收 都签收 全签收 签收全部 签收所有 都签了 全部签了 全签了 全都签了 全签 一起签收 一并签收"
    ),
    _urge_everybody: split_words(
        "都催一遍 全催一遍 都催一下 都催催 都催 全部催办 全部催一遍 催办全部 催全部 挨个催一遍 统统催一遍"
    ),
    intents.ShowSettings: split_words("设置 查看设置 设置情况 当前设置 有哪些设置 提醒设置 提醒 日报 静默"),
    intents.ShowWaiting: split_words(
        "待发 待发消息 压着的消息 还有什么没发 还有什么没告诉我 还有什么消息 还有几条没发 有什么没发给我"
    ),
    intents.ShowUsage: split_words("用量 接口用量 调用量 本月用量 查看用量 用了多少"),
    intents.Pause: split_words(
        "停发 停一下 停一下先别发 先别发 先不要发 先停一下 暂停 暂停发送 停止发送 全部停发"
    ),
    intents.Resume: split_words("恢复 恢复发送 恢复发 继续发 继续发送 可以发了 取消停发"),
    intents.ShowStops: split_words(
        "停发着什么 停发了什么 停发情况 停发着哪些 停着什么 停着哪些 停了哪些 停发的有哪些 存着什么 存着哪些",
        "现在停发吗 停发着吗 还停着吗 还在停发吗 停发中有什么 压着什么 压着哪些 哪些停发了 停发清单",
    ),
    intents.ShowLate: split_words(
        "晚发了哪些 晚发了什么 哪些晚发了 晚发的 晚发的有哪些 晚发的提醒 晚发清单 迟发了哪些 迟发的",
        "哪些迟发了 补发了哪些 补发了什么 哪些是补发的 补发的 补发的有哪些 哪些提醒晚了 晚到的提醒",
    ),
    intents.ShowDrill: split_words(
        "演练 演练情况 演练清单 演练小结 演练总结 演练报告 演练结果",
        "演练了什么 演练消息 演练里有什么 查看演练 演练全部",
    ),
    intents.VerifyLedger: split_words("核验 核验台账 核验记录 核验留痕 验证台账 校验"),
    intents.ShowSettingChanges: split_words(
        "谁改了设置 谁改的设置 谁动了设置 谁改过设置 设置改动 设置记录 设置留痕"
    ),
    intents.ShowTrouble: split_words("故障 查看故障 有故障吗 有什么故障 哪些没发出去 没发出去的"),
    intents.Undo: split_words(
        "撤回 撤销 撤消 发错 发错了 我发错了 刚才发错了 撤回刚才的 撤回刚才那条 上一条撤回"
    ),
}
PHRASES: Final = {fold(phrase).folded: make for make, phrases in _PHRASES.items() for phrase in phrases}

_LONGEST = 24

_WHEN = (
    r"(?:大?晚上|大?半夜|夜里|夜间|深夜|凌晨|下班后?|下了班|周末|休息日|节假日|放假|早上|中午|大清早)"
    r"(?:的|时间|时候|期间)?"
)
_NOT = r"(?:请|就|能不能|可不可以|可以)?(?:别|不要|不用|勿|少|不)(?:再|老|总)?(?:给我|给我们|往我这)?"
_SEND = r"(?:发送?|推送?|打扰|吵)(?:我们?)?(?:的)?(?:消息|提醒|信息|通知)?"
_QUIET = re.compile(
    rf"{_NOT}(?:在)?{_WHEN}(?:给我)?{_SEND}|{_WHEN}{_NOT}{_SEND}(?:了|吗|吧|行吗|行不行|可以吗)?[?]*"
    rf"|(?:每天|一般|消息|提醒|日报|通知)*(?:都|是)?(?:几点钟?|什么时[候间]|啥时候){_SEND}(?:的|呢)?[?]*"
    rf"|{_WHEN}(?:会|还|也)*{_SEND}吗?[?]*"
)

_STICKERS = frozenset({"So", "Sk", "Cn", "Co"})
_THANKS = re.compile("谢|感谢|辛苦|thx|thanks|🙏|抱拳")
_HELLO = re.compile("[你您]好")


def read_phrase(message: Message) -> Intent | None:
    """The command that the whole message is, if it is one."""
    folded = message.unspaced
    if folded in PHRASES:
        return PHRASES[folded]()
    if len(folded) > _LONGEST:
        return None
    return read_help(folded) or (intents.ShowSettings() if _QUIET.fullmatch(folded) else None)


def read_courtesy(message: str) -> intents.Greet:
    """A message that holds nothing but polite words, stickers and signs."""
    if _THANKS.search(message):
        return intents.Greet(Tone.THANKS)
    shows = "[" in message or any(unicodedata.category(character) in _STICKERS for character in message)
    return intents.Greet() if shows and not _HELLO.search(message) else intents.Greet(Tone.HELLO)
