"""交办单 12: the slip of a case, to be printed."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.reading.commands.clauses import Clause, Command
from domain.reading.text.word_lists import split_words

_NOTHING_MORE = re.compile(r"(?:的|一下|吧|一?份|文件|[\s,。])*")


def print_slip(clause: Clause) -> Intent | None:
    """The cases, and nothing else said."""
    return intents.PrintSlip(clause.refs) if clause.refs and _NOTHING_MORE.fullmatch(clause.words) else None


COMMANDS: Final[tuple[Command, ...]] = (
    Command(split_words("交办单 打印交办单 导出交办单 出交办单 开交办单"), print_slip),
)
