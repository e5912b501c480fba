"""Opening a file somebody handed in: inspected first, then parsed in a child that may die alone."""

import asyncio
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any

from domain.tables.errors import (
    FileDamaged,
    FileEncrypted,
    FileRefused,
    FileTooHeavy,
    TooManyColumns,
    TooManyRows,
    UnknownFileType,
)
from domain.tables.grid import Cell, Grid, Merge
from handlers.workbooks.guard import LIMITS, FileKind, Limits, inspect_file

GRACE_SECONDS = 10  # beyond the child's CPU limit: a machine may be busy with other things
_CHILD = Path(__file__).with_name("child.py")
_REFUSALS: Mapping[str, type[FileRefused]] = {
    refusal.code: refusal
    for refusal in (FileDamaged, FileEncrypted, TooManyColumns, TooManyRows, UnknownFileType)
}


async def open_workbook(name: str, data: bytes, limits: Limits = LIMITS) -> list[Grid]:
    """The visible sheets of an xlsx, xls, ods or csv file. Formulas are never run: their stored values count.

    Raises:
        FileRefused: one of the tree; nothing of the file was taken.
    """
    kind = await asyncio.to_thread(inspect_file, name, data, limits)
    answer = await _parse_apart(name, data, kind, limits)
    if "code" in answer:
        raise _REFUSALS[answer.pop("code")](file=name, **answer)
    return await asyncio.to_thread(_grids, name, answer)


async def _parse_apart(name: str, data: bytes, kind: FileKind, limits: Limits) -> dict[str, Any]:
    order = json.dumps(asdict(limits) | {"kind": kind})
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(_CHILD),
        order,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},  # the parser of foreign bytes gets to see no secret
    )
    try:
        async with asyncio.timeout(limits.seconds + GRACE_SECONDS):
            output, _ = await child.communicate(data)
    except TimeoutError as late:
        raise _too_heavy(name, limits) from late
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        raise _too_heavy(name, limits)
    answer: dict[str, Any] = await asyncio.to_thread(json.loads, output)
    return answer


def _too_heavy(name: str, limits: Limits) -> FileTooHeavy:
    return FileTooHeavy(file=name, limit_megabytes=limits.memory_megabytes, limit_seconds=limits.seconds)


def _grids(name: str, answer: Mapping[str, Any]) -> list[Grid]:
    """A csv file has no sheets: it is called by its own name without the ending."""
    return [
        Grid(
            sheet["sheet"] or PurePath(name).stem,
            tuple(tuple(map(_cell, row)) for row in sheet["rows"]),
            tuple(Merge(*corners) for corners in sheet["merged"]),
        )
        for sheet in answer["sheets"]
    ]


def _cell(value: str | float | bool | dict[str, str] | None) -> Cell:  # noqa: FBT001  # a cell may be one
    if not isinstance(value, dict):
        return None if value == "" else value
    if "date" in value:
        return date.fromisoformat(value["date"])
    return datetime.fromisoformat(value["datetime"])
