"""RSS and Atom as items. The XML is read without any entity of its own: a DOCTYPE is refused."""

import hashlib
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Final
from xml.parsers import expat

from domain.intake.items import Item
from domain.zone import OFFICE_ZONE

DEEPEST: Final = 30  # elements within each other
LONGEST_NUMBER: Final = 40
_ITEMS: Final = frozenset({"item", "entry"})
_FIELDS: Final = {
    "title": "title", "description": "content", "content": "content", "encoded": "content",
    "summary": "content", "guid": "id", "id": "id", "link": "link", "pubdate": "date", "published": "date",
    "updated": "date", "date": "date",
}  # fmt: skip
_TAG: Final = re.compile(r"<(?:br|/p|/div|/li)[^<>]*>", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_DIGITS: Final = re.compile(r"[0-9]{3,18}")
_UNSAFE: Final = re.compile(r"[^0-9A-Za-z_.-]+")


class BadFeed(ValueError):
    """It is no feed that can be read."""


def read_feed(data: bytes, most: int) -> list[Item]:
    """Its items, at most one more than `most`. Raises BadFeed."""
    reader = _Reader(most)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own way of saying that this is all
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadFeed(str(error)) from None
    if not reader.is_feed:
        raise BadFeed("root")
    return [_as_item(said) for said in reader.items]


def _refuse(*_: object) -> None:
    raise BadFeed("doctype")


class _Reader:
    """Collects the first text of each field of each item."""

    def __init__(self, most: int) -> None:
        self.items: list[dict[str, str]] = []
        self.is_feed = False
        self._most = most
        self._path: list[str] = []
        self._said: dict[str, str] | None = None
        self._words: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        if not self._path:
            self.is_feed = local in ("rss", "feed", "rdf")
        self._path.append(local)
        if len(self._path) > DEEPEST:
            raise BadFeed("deep")
        if local in _ITEMS and self._said is None and len(self.items) <= self._most:
            self._said = {}
        if self._said is not None and local == "link" and attributes.get("href"):
            self._said.setdefault("link", attributes["href"])
        if self._is_field():
            self._words = []

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2].lower()
        if self._said is not None and self._is_field():
            words = "".join(self._words).strip()
            if words:
                self._said.setdefault(_FIELDS[local], words)
        self._path.pop()
        if local in _ITEMS and self._said is not None and not set(self._path) & _ITEMS:
            self.items.append(self._said)
            self._said = None

    def text(self, words: str) -> None:
        if self._said is not None:
            self._words.append(words)

    def _is_field(self) -> bool:
        """Whether it stands right below the item."""
        return len(self._path) > 1 and self._path[-2] in _ITEMS and self._path[-1] in _FIELDS


def _as_item(said: dict[str, str]) -> Item:
    item = {
        "编号": _number(said.get("id") or said.get("link") or ""),
        "标题": _plain(said.get("title", "")).replace("\n", " "),
        "内容": _plain(said.get("content", "")),
        "收到日期": _day(said.get("date", "")),
    }
    return {name: value for name, value in item.items() if value}


def _number(written: str) -> str:
    """The number within an address (…?tid=88291), else its last part; what is too long by its hash."""
    if not written:
        return ""
    if "/" not in written and len(written) <= LONGEST_NUMBER:
        return written
    digits: list[str] = _DIGITS.findall(written.partition("://")[2].partition("/")[2] or written)
    if digits:
        return digits[-1]
    last = _UNSAFE.sub("-", written.rstrip("/").rpartition("/")[2]).strip("-")
    return last if 0 < len(last) <= LONGEST_NUMBER else hashlib.sha256(written.encode()).hexdigest()[:12]


def _plain(html: str) -> str:
    """Markup becomes the text it shows."""
    bare = unescape(_ANY_TAG.sub("", _TAG.sub("\n", html)))
    return "\n".join(line for part in bare.splitlines() if (line := " ".join(part.split())))


def _day(written: str) -> str:
    """RFC 822 or ISO 8601 as office time; "" for anything else."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(written.strip())
        except (ValueError, TypeError, IndexError):
            continue
        local = moment if moment.tzinfo is None else moment.astimezone(OFFICE_ZONE)
        return f"{local:%Y-%m-%d %H:%M}"
    return ""
