"""How a command ends badly: one readable line and an exit code, never a traceback."""

import errno
import os

# What the operating system's commonest refusals are called here.
REASONS = {
    errno.EACCES: "没有权限",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
}


class CommandFailed(Exception):
    """Says what is wrong and what to do next. `code`: 1 not fine, 2 input or usage."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def reason_of(error: OSError) -> str:
    """The operating system's reason in Chinese, or in its own words where we have none."""
    number = error.errno or 0
    return REASONS.get(number) or error.strerror or os.strerror(number)
