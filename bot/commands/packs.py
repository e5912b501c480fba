"""The policy packs in force: those that come with duban and the office's own; a bad one stops the start."""

from collections.abc import Mapping
from pathlib import Path

from bot.commands.failing import CommandFailed, reason_of
from domain.packs import BadPack, Pack, Trouble
from storage.packs import bundled_packs, packs_with

TROUBLES = {
    Trouble.NO_TOML: "不是正确的 TOML（{value}）",
    Trouble.NO_TEXT: "不是 UTF-8 文本",
    Trouble.MISSING: "没有写",
    Trouble.UNKNOWN: "没有这一项，请核对拼写",
    Trouble.EMPTY: "是空的，请写明出处",
    Trouble.NO_TABLE: "应当是一节，写成 [名称]",
    Trouble.NO_LIST: "应当是一列，写成 [ … ]",
    Trouble.NO_TERM: "“{value}”不是期限，要像 当日、5个工作日、15天、3个月",
    Trouble.NO_DAYS: "“{value}”不是天数，要像 3天、3个工作日",
    Trouble.NO_WORD: "“{value}”不在可写的词里：{allowed}",
    Trouble.WRONG_KIND: "“{value}”类型不对，应当是 {allowed}",
    Trouble.NEGATIVE: "“{value}”不能小于 0",
    Trouble.NOT_ONE_CLASS: "{value} 要正好归入一类，现在没有或有几类",
    Trouble.NO_SUCH_PACK: "没有“{value}”这个政策包",
    Trouble.CIRCLE: "与“{value}”互为依据，绕成了圈",
    Trouble.SAME_NAME: "“{value}”与另一个政策包重名",
}


def open_packs(folder: str) -> Mapping[str, Pack]:
    """The packs by name, with an office's own in a folder, if it has one. Raises CommandFailed."""
    try:
        return packs_with(Path(folder)) if folder else bundled_packs()
    except BadPack as bad:
        raise CommandFailed(describe(bad), 2) from bad
    except OSError as error:
        raise CommandFailed(
            f"读不了政策包目录 {folder}：{reason_of(error)}。请检查 DUBAN_PACKS。", 2
        ) from error


def describe(bad: BadPack) -> str:
    """One line: file, key, and what is wrong there."""
    words = TROUBLES[bad.trouble].format(value=bad.value, allowed="、".join(bad.allowed))
    key = f"的 {bad.key} " if bad.key else " "
    return f"政策包 {bad.file} {key}{words}。".replace("  ", " ")
