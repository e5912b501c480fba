"""Uploaded media and files that people send, each behind a code."""

import mimetypes
import secrets
from dataclasses import dataclass
from typing import Final

MAX_BYTES: Final = 20 * 1024 * 1024
_MB: Final = 1024 * 1024

# type of /media/upload → largest size and endings. dingtalk.md 2.4
UPLOADS: Final[dict[str, tuple[int, frozenset[str]]]] = {
    "image": (20 * _MB, frozenset({"jpg", "jpeg", "gif", "png", "bmp"})),
    "voice": (2 * _MB, frozenset({"amr", "mp3", "wav"})),
    "video": (20 * _MB, frozenset({"mp4"})),
    "file": (20 * _MB, frozenset({"doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "pdf", "rar"})),
}
# what a person attaches, by its ending → the msgtype the robot receives; anything else is a file
_KINDS: Final = {
    **dict.fromkeys(("jpg", "jpeg", "gif", "png", "bmp", "webp"), "picture"),
    **dict.fromkeys(("amr", "mp3", "wav", "ogg"), "audio"),
    **dict.fromkeys(("mp4", "mov"), "video"),
}
# only these are shown by a browser inside the page; everything else is a download
_SHOWN: Final = frozenset({"image/jpeg", "image/gif", "image/png", "image/bmp", "image/webp"})


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file behind its code."""

    code: str
    name: str
    content: bytes

    @property
    def kind(self) -> str:
        """The msgtype that this file arrives as."""
        return _KINDS.get(ending_of(self.name), "file")

    @property
    def content_type(self) -> str:
        """A media type that is safe to serve on the chat page's own address."""
        guessed = mimetypes.guess_type(self.name)[0]
        return guessed if guessed in _SHOWN else "application/octet-stream"


class Files:
    """All files of this run."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def keep(self, name: str, content: bytes, *, prefix: str = "") -> StoredFile:
        """Store a file under a new code."""
        stored = StoredFile(prefix + secrets.token_urlsafe(24), name, content)
        self._files[stored.code] = stored
        return stored

    def find(self, code: str) -> StoredFile | None:
        """The file behind a code."""
        return self._files.get(code)


def ending_of(name: str) -> str:
    """The lower-case ending without its dot; empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
