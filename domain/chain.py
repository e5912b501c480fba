"""How entries of the ledger (留痕) are hashed and linked, so that anybody can compute it again."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

SEALED: Final = "sealed"  # the chained fact that stands for what may be erased
ERASED: Final = "erased"  # the act that announces an erasure
TOMBSTONE: Final[Mapping[str, Any]] = {"erased": True}  # the facts left of an erased entry of the old form


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on its way into the ledger."""

    act: str
    actor: str
    subject: str
    facts: dict[str, Any]


def canonical(value: object) -> bytes:
    """One text for equal values: JSON without blanks, keys in order, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _parts(seq: int, at: datetime, entry: Entry) -> list[object]:
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return [seq, moment, entry.actor, entry.act, entry.subject, entry.facts]


def body_of(seq: int, at: datetime, entry: Entry) -> str:
    """SHA-256 of what an entry says by itself; it gives nothing away and still links the chain."""
    return hashlib.sha256(canonical(_parts(seq, at, entry))).hexdigest()


def link(previous: str, body: str) -> str:
    """The hash of an entry: SHA-256 over the hash of the one before, and its own body's."""
    return hashlib.sha256(f"{previous}{body}".encode()).hexdigest()


def digest(seq: int, at: datetime, entry: Entry, previous: str) -> str:
    """The hash of an entry that follows `previous`."""
    return link(previous, body_of(seq, at, entry))


def old_digest(seq: int, at: datetime, entry: Entry, previous: str) -> str:
    """The same as it was made before bodies had hashes of their own."""
    return hashlib.sha256(canonical([*_parts(seq, at, entry), previous])).hexdigest()


def seal(salt: str, told: Mapping[str, Any]) -> str:
    """What is chained instead of words that may be erased; without the salt nobody can guess them from it."""
    return hashlib.sha256(salt.encode() + canonical(told)).hexdigest()
