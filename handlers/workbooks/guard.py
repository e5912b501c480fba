"""What can be told about a file before anything parses it: its size, its kind, and what it unfolds to."""

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from domain.tables.errors import FileDamaged, FileEmpty, FileEncrypted, FileTooLarge, UnknownFileType, ZipBomb

MEGABYTE = 1024 * 1024
_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_TEXT_NAMES = (".csv", ".tsv", ".txt")
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")


class FileKind(StrEnum):
    """What the content is, whatever the name says."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an honest table never exceeds."""

    file_bytes: int = 10 * MEGABYTE
    zip_members: int = 200
    unfolded_bytes: int = 64 * MEGABYTE
    unfolding_ratio: int = 200
    rows: int = 50_000
    columns: int = 100
    memory_megabytes: int = 512
    seconds: int = 20


LIMITS = Limits()


def inspect_file(name: str, data: bytes, limits: Limits = LIMITS) -> FileKind:
    """Tell the kind of a file by its content.

    Raises:
        FileRefused: empty, too large, encrypted, damaged, unfolding to too much, or no table at all.
    """
    if not data:
        raise FileEmpty(file=name)
    if len(data) > limits.file_bytes:
        raise FileTooLarge(file=name, found_bytes=len(data), limit_bytes=limits.file_bytes)
    if data.startswith(_ZIP):
        return _inspect_archive(name, data, limits)
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise FileEncrypted(file=name)
        return FileKind.XLS
    if name.lower().endswith(_TEXT_NAMES) and (data.startswith(_WIDE_TEXT) or b"\0" not in data):
        return FileKind.CSV
    raise UnknownFileType(file=name)


def _inspect_archive(name: str, data: bytes, limits: Limits) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise FileDamaged(file=name) from error
    unfolded = sum(member.file_size for member in members)
    for measure, found, limit in (
        ("members", len(members), limits.zip_members),
        ("bytes", unfolded, limits.unfolded_bytes),
        ("ratio", unfolded // len(data), limits.unfolding_ratio),
    ):
        if found > limit:
            raise ZipBomb(measure, file=name, found=found, limit=limit)
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise FileEncrypted(file=name)
    return _archive_kind(name, {member.filename for member in members})


def _archive_kind(name: str, members: set[str]) -> FileKind:
    if "xl/workbook.xml" in members or "xl/workbook.bin" in members:
        return FileKind.XLSX
    if "content.xml" in members:
        return FileKind.ODS
    raise UnknownFileType(file=name)
