"""Contents of files people handed in: stored once, under their hash, outside the database."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Fetched:
    """One attachment on disk, or why it was not taken: `type`, `too_large`, `gone`."""

    name: str
    sha256: str = ""
    size_bytes: int = 0
    refused: str = ""


def safe_name(name: str) -> str:
    """An original file name as harmless text: no path, no control or direction characters."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(c for c in bare if unicodedata.category(c)[0] != "C").strip(" .")
    return clean[-LONGEST_NAME:] or "未命名"


class FileStore:
    """A folder of files named by the SHA-256 of what is in them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, data: bytes) -> str:
        """Store the bytes unless they are there already; returns their hash."""
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".part")
            partial.write_bytes(data)
            partial.replace(path)
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes stored under a hash. Raises FileNotFoundError."""
        return self._path(digest).read_bytes()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest
