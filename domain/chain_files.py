"""One case's chain as a file: its entries, and what links them to the head; checked without any database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from domain.chain import SEALED, Entry, body_of, canonical, link, old_digest, seal

FORMAT: Final = "duban-chain-1"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file proves: `broken_at` is the first entry that does not fit, None when all do.

    `linked`: every step from the case's first entry to the head was computed; `taken_on_trust` steps are of
    entries of the old form, whose own words would be needed for it.
    """

    case: str
    entries: int
    first: int
    last: int
    head: str
    head_seq: int
    broken_at: int | None = None
    what: str = ""
    taken_on_trust: int = 0
    unseen: int = 0  # of its own entries the words are erased or were not given


class NoChainFile(ValueError):
    """It is no such file, or parts of it are missing."""


def write_entry(seq: int, at: datetime, entry: Entry, hash_: str, private: Mapping[str, Any] | None) -> Any:  # noqa: ANN401
    """One entry of the case as the file has it."""
    moment = at.isoformat(timespec="microseconds")
    values = {"seq": seq, "at": moment, "actor": entry.actor, "act": entry.act, "subject": entry.subject}
    return values | {"facts": entry.facts, "private": private, "hash": hash_}


def write_step(seq: int, at: datetime, entry: Entry, previous: str, hash_: str) -> list[object]:
    """An entry of another case: its body's hash, which says nothing of it; of an old one its own hash."""
    body = body_of(seq, at, entry)
    return [seq, body] if link(previous, body) == hash_ else [seq, "", hash_]


def check(data: object) -> Checked:
    """Follow the chain from the entry before the case's first one to the head. Raises NoChainFile."""
    try:
        return _check(data)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, IndexError) as missing:
        raise NoChainFile from missing


def _check(data: Mapping[str, Any]) -> Checked:
    if data["format"] != FORMAT:
        raise NoChainFile
    entries: Sequence[Mapping[str, Any]] = data["entries"]
    own = {entry["seq"]: entry for entry in entries}
    steps = {step[0]: step for step in data["links"]}
    head, after = data["head"], data["after"]
    seen = Checked(
        str(data["case"]), len(own), min(own), max(own), str(head["hash"]), int(head["seq"]),
        taken_on_trust=sum(not step[1] for step in steps.values()),
        unseen=sum(SEALED in entry["facts"] and entry["private"] is None for entry in entries),
    )  # fmt: skip
    previous = str(after["hash"])
    for seq in range(int(after["seq"]) + 1, seen.head_seq + 1):
        found = _own_hash(own[seq], previous) if seq in own else _step_hash(steps.get(seq), previous)
        if found is None:
            return _broken(seen, seq, "missing" if seq not in own else "changed")
        previous = found
    return seen if previous == seen.head else _broken(seen, seen.last, "head")


def _own_hash(entry: Mapping[str, Any], previous: str) -> str | None:
    """The entry's hash if its words, its facts and what came before give it."""
    facts, private = dict(entry["facts"]), entry["private"]
    if private is not None and facts.get(SEALED) != seal(private["salt"], private["told"]):
        return None
    at = datetime.fromisoformat(entry["at"])
    said = Entry(entry["act"], entry["actor"], entry["subject"], facts)
    for way in (
        link(previous, body_of(entry["seq"], at, said)),
        old_digest(entry["seq"], at, said, previous),
    ):
        if way == entry["hash"]:
            return way
    return None


def _step_hash(step: Sequence[Any] | None, previous: str) -> str | None:
    if step is None:
        return None
    return link(previous, step[1]) if step[1] else str(step[2])


def _broken(seen: Checked, seq: int, what: str) -> Checked:
    return replace(seen, broken_at=seq, what=what)


def as_bytes(data: Mapping[str, Any]) -> bytes:
    """The file's bytes."""
    return canonical(data)
