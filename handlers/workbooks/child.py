"""The process that parses a foreign file: own memory and CPU limits, bytes in on stdin, JSON out.

Run by its path and isolated (`python -I child.py '{…}'`), so it may import nothing of duban.
"""

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

CHUNK = 1024 * 1024
OVERLAP = 256  # more than the start tag of one cell
DELIMITERS = ",\t;|，；"
SNIFFED_LINES = 20
_ESCAPED = re.compile(r"""^'(?=["'\s]*[=+\-@\t\r＝＋－＠])""")


class Refused(Exception):
    """The file is refused; the facts go to the parent as JSON."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.facts = {"code": code, **facts}


def main() -> None:
    """Read one file of the kind and within the limits given in the argument."""
    order = json.loads(sys.argv[1])
    _limit_self(order["memory_megabytes"], order["seconds"])
    read = {"csv": _read_text, "xlsx": _read_office_xml}.get(order["kind"], _read_workbook)
    try:
        answer: dict[str, Any] = {"sheets": read(sys.stdin.buffer.read(), order["rows"], order["columns"])}
    except Refused as refusal:
        answer = refusal.facts
    except calamine.PasswordError:
        answer = {"code": "file_encrypted"}
    except (calamine.CalamineError, zipfile.BadZipFile, csv.Error, OSError, EOFError, ValueError):
        answer = {"code": "file_damaged"}
    json.dump(answer, sys.stdout, ensure_ascii=True, default=_encode)


def _limit_self(megabytes: int, seconds: int) -> None:
    with suppress(
        ValueError, OSError
    ):  # some systems refuse a memory limit; CPU and the parent's clock remain
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * CHUNK, megabytes * CHUNK))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_office_xml(data: bytes, rows: int, columns: int) -> list[Any]:
    """Look for far cells first: one at XFD1048576 makes a 4 KB file cost gigabytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                _refuse_far_cells(archive, name, rows, columns)
    return _read_workbook(data, rows, columns)


def _refuse_far_cells(archive: zipfile.ZipFile, name: str, rows: int, columns: int) -> None:
    far_cell, tail = _far_cells(rows), b""
    with archive.open(name) as sheet:
        while chunk := sheet.read(CHUNK):
            for found in far_cell.finditer(tail + chunk):
                letters, row = filter(None, found.groups())
                _check_size("", int(row), _column_number(letters), (rows, columns))
            tail = chunk[-OVERLAP:]


def _far_cells(rows: int) -> re.Pattern[bytes]:
    """Cells that may lie too far down or right and hold something: their start tag does not close itself."""
    digits = len(str(rows))
    place = rf"(?:([A-Z]{{1,3}})([0-9]{{{digits},7}})|([A-Z]{{2,3}})([0-9]{{1,{digits - 1}}}))"
    return re.compile(rf"""\sr=["']{place}["'][^<>]{{0,200}}?(?<!/)>""".encode())


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_size(sheet: str, rows: int, columns: int, limits: tuple[int, int]) -> None:
    if rows > limits[0]:
        raise Refused("too_many_rows", sheet=sheet, found=rows, limit=limits[0])
    if columns > limits[1]:
        raise Refused("too_many_columns", sheet=sheet, found=columns, limit=limits[1])


def _read_workbook(data: bytes, rows: int, columns: int) -> list[Any]:
    book = calamine.load_workbook(io.BytesIO(data))
    visible = [
        meta.name
        for meta in book.sheets_metadata
        if meta.typ == calamine.SheetTypeEnum.WorkSheet and meta.visible == calamine.SheetVisibleEnum.Visible
    ]
    return [_read_sheet(book.get_sheet_by_name(name), rows, columns) for name in visible]


def _read_sheet(sheet: calamine.CalamineSheet, rows: int, columns: int) -> dict[str, Any]:
    if sheet.end is not None:
        _check_size(sheet.name, sheet.end[0] + 1, sheet.end[1] + 1, (rows, columns))
    merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or ()]
    if sum(bottom - top for top, _, bottom, _ in merged) > rows * columns:
        raise Refused("file_damaged")
    filled = list(map(_without_tail, sheet.to_python(skip_empty_area=False)))
    return {"sheet": sheet.name, "rows": filled, "merged": merged}


def _without_tail(row: list[Any]) -> list[Any]:
    """The row up to its last cell that is not empty: a lone far cell makes every row wide."""
    width = len(row)
    while width and row[width - 1] == "":
        width -= 1
    return row[:width]


def _read_text(data: bytes, rows: int, columns: int) -> list[Any]:
    text = _decode(data)
    csv.field_size_limit(sys.maxsize)
    best = max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))
    lines = [
        [_ESCAPED.sub("", cell) for cell in line] for line in csv.reader(io.StringIO(text), delimiter=best)
    ]
    _check_size("", len(lines), max(map(len, lines), default=0), (rows, columns))
    return [{"sheet": "", "rows": lines, "merged": []}]


def _decode(data: bytes) -> str:
    """UTF-8 or, from older office software, GB18030; UTF-16 where the byte order mark says so."""
    encodings = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise Refused("unknown_file_type")


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first lines have several cells, and how many cells the widest has."""
    head: Iterable[str] = io.StringIO(text)
    widths = [
        len(line)
        for line, _ in zip(csv.reader(head, delimiter=delimiter), range(SNIFFED_LINES), strict=False)
    ]
    return sum(width > 1 for width in widths), max(widths, default=0)


def _encode(value: object) -> object:
    """Dates in a wrapper the parent knows; clock times and durations as text."""
    if isinstance(value, date):
        return {"datetime" if isinstance(value, datetime) else "date": value.isoformat()}
    if isinstance(value, time | timedelta):
        return str(value)
    raise TypeError(type(value).__name__)


if __name__ == "__main__":
    main()
