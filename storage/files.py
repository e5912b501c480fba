"""Contents of files people handed in: stored once, under their hash, outside the database."""

import hashlib
import os
import re
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Fetched:
    """One attachment on disk, or why it was not taken: `type`, `content`, `too_large`, `too_many`, `gone`."""

    name: str
    sha256: str = ""
    size_bytes: int = 0
    refused: str = ""


# What no file system or spreadsheet should have to cope with in a name.
_UNSAFE = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_LONGEST_ENDING = 12


def safe_name(name: str) -> str:
    """An original file name as harmless text: no path, no control or direction characters, no device."""
    bare = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    kept = (
        " " if unicodedata.category(c)[0] == "Z" else c for c in bare if unicodedata.category(c)[0] != "C"
    )
    clean = " ".join("".join(kept).translate(_UNSAFE).split()).strip(" .")
    clean = f"_{clean}" if _DEVICES.match(clean) else clean
    return _shorten(clean) or "未命名"


def _shorten(name: str) -> str:
    """The beginning names the case and the ending the kind of file: what is too long goes in between."""
    stem, dot, ending = name.rpartition(".")
    if len(name) <= LONGEST_NAME or not dot or len(ending) > _LONGEST_ENDING:
        return name[:LONGEST_NAME].rstrip(" .")
    return f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip(' .')}.{ending}"


class FileStore:
    """A folder of files named by the SHA-256 of what is in them, for nobody but the service to read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where they lie; what is kept beside the database lies there too."""
        return self._folder

    def remove(self, digest: str) -> bool:
        """Take a file away for good; False if it is not there."""
        path = self._path(digest)
        if not path.exists():
            return False
        path.unlink()
        return True

    def write(self, data: bytes) -> str:
        """Store the bytes unless they are there already; returns their hash.

        A file is there whole or not at all, whoever else writes the same and whenever the power fails.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write_whole(path, data)
        return digest

    @staticmethod
    def _write_whole(path: Path, data: bytes) -> None:
        handle, name = tempfile.mkstemp(suffix=".part", dir=path.parent)  # its mode is 0600
        partial = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)

    def read(self, digest: str) -> bytes:
        """The bytes stored under a hash. Raises FileNotFoundError."""
        return self._path(digest).read_bytes()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest
