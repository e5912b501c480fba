"""Consistent copies of a SQLite database, made while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

MAGIC = b"SQLite format 3\0"


class NotACopy(Exception):
    """The file is no intact database."""


def is_database(path: Path) -> bool:
    """Whether a file is a SQLite database by its first bytes."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def copy_database(source: Path, target: Path) -> None:
    """Copy with SQLite's own backup, which sees one moment; written beside the target, then put in place.

    Raises NotACopy when the source is no intact database, OSError when the target cannot be written.
    """
    partial = target.with_name(target.name + ".part")
    partial.touch()
    try:
        _copy(source, partial)
    except sqlite3.DatabaseError as error:
        partial.unlink()
        raise NotACopy(str(source)) from error
    for leftover in (f"{target.name}-wal", f"{target.name}-shm"):
        target.with_name(leftover).unlink(missing_ok=True)
    partial.replace(target)


def _copy(source: Path, partial: Path) -> None:
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as origin:
        if origin.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
        with closing(sqlite3.connect(partial)) as copy:
            origin.backup(copy)
