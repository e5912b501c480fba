"""Looks at a letter's template before anything parses it: nothing in it may act or reach out."""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from domain.letter_templates import TemplateRefused

MEGABYTE = 1024 * 1024
_BODY = "word/document.xml"
_ENCRYPTED_FLAG = 0x1
_MACROS = re.compile(rb"vbaProject|macroEnabled|vbaData", re.IGNORECASE)
_ACTIVE_PARTS = re.compile(r"(?:^|/)(?:embeddings|activeX|ctrlProps|afchunk\d*|controls?)[/.]", re.IGNORECASE)
_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Fields that fetch or start something, and foreign parts put in whole.
_ACTING = re.compile(
    rb"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|HYPERLINK|MACROBUTTON)\b[^<]{0,300}"
    rb"</w:instrText>|w:altChunk|w:object\b|<w:fldSimple",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an honest template never exceeds."""

    file_bytes: int = 5 * MEGABYTE
    members: int = 200
    unfolded_bytes: int = 32 * MEGABYTE
    unfolding_ratio: int = 200


LIMITS: Final = Limits()


def inspect_template(name: str, data: bytes, limits: Limits = LIMITS) -> None:
    """Raises TemplateRefused: no docx, a bomb, with macros, with something external or active in it."""
    if not data.startswith(b"PK") or len(data) > limits.file_bytes:
        raise TemplateRefused("not_docx", file=name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_measures(name, archive.infolist(), len(data), limits)
            _check_parts(name, archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise TemplateRefused("not_docx", file=name) from error


def _check_measures(name: str, members: Iterable[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    known = list(members)
    unfolded = sum(member.file_size for member in known)
    too_much = unfolded > limits.unfolded_bytes or unfolded // size > limits.unfolding_ratio
    if too_much or len(known) > limits.members:
        raise TemplateRefused("bomb", file=name)
    encrypted = any(member.flag_bits & _ENCRYPTED_FLAG for member in known)
    if encrypted or _BODY not in {member.filename for member in known}:
        raise TemplateRefused("not_docx", file=name)


def _check_parts(name: str, archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        content = archive.read(member)  # never more than it says it holds
        is_text = member.filename.endswith((".xml", ".rels"))
        if _MACROS.search(member.filename.encode()) or (is_text and _MACROS.search(content)):
            raise TemplateRefused("macros", file=name)
        if _ACTIVE_PARTS.search(member.filename):
            raise TemplateRefused("active", file=name)
        if is_text and _OUTSIDE.search(content):
            raise TemplateRefused("external", file=name)
        if is_text and (_ENTITIES.search(content) or _ACTING.search(content)):
            raise TemplateRefused("active", file=name)
