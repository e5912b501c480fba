"""Reads the command line; what is wrong with it is said in one Chinese line."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import NoReturn

HIGHEST_PORT = 65535

# argparse's complaints and ours.
_WORDS = (
    (r"the following arguments are required: (.*)", r"还缺 \1"),
    (r"unrecognized arguments: (.*)", r"不认识 \1"),
    (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1 不能是 \2，只能是 \3"),
    (r"argument (.*?): expected .*", r"\1 后面要写值"),
    (r"argument (.*?): not allowed with .*", r"\1 不能这样合用"),
    (r"argument (.*?): (.*)", r"\1 \2"),
)


class Parser(ArgumentParser):
    """An argparse parser that speaks Chinese when it refuses."""

    def error(self, message: str) -> NoReturn:  # type: ignore[explicit-override] # typing has it from 3.12
        for pattern, words in _WORDS:
            message, found = re.subn(f"^{pattern}$", words, message)
            if found:
                break
        self.exit(2, f"命令写得不对：{message}。请看 {self.prog} --help\n")


def read_port(text: str) -> int:
    """A port to listen on; 0 takes a free one."""
    if not text.isascii() or not text.isdecimal() or int(text[:6]) > HIGHEST_PORT:
        raise ArgumentTypeError(f"要写 0 到 {HIGHEST_PORT} 的端口号")
    return int(text)
