"""Who reads a digest, of which cases, and who has none of today yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from domain.digests import Scope
from storage.digests import digest_readers, kept_back, leaders_named
from storage.engines import Session
from storage.outbox import DIGEST_LANE, Address, Label, known_keys
from storage.people import Someone
from storage.rules import Rules

DIGEST: Final = "digest"
_One = TypeVar("_One")
TOGETHER: Final = 500  # readers looked up, and put into the outbox, at a time: memory stays bounded


def key_of(person: Someone, on: date) -> str:
    """One digest for a person and day."""
    return f"{DIGEST}:{person.id}:{on}"


async def without_one(session: Session, rules: Rules) -> dict[Scope, list[Someone]]:
    """Who has no digest of today yet, by scope; scopes that are silent today are left out."""
    silent, named = await kept_back(session, rules.on), await leaders_named(session)
    found = dict[Scope, list[Someone]]()
    for some in in_batches(digest_readers(rules)):
        known = await known_keys(session, [key_of(person, rules.on) for person, _ in some])
        for person, own in some:
            scope = _shared(own, named)
            if key_of(person, rules.on) not in known and scope.name not in silent:
                found.setdefault(scope, []).append(person)
    return found


def in_batches(readers: Sequence[_One]) -> Iterator[Sequence[_One]]:
    """Up to 500 at a time."""
    for begin in range(0, len(readers), TOGETHER):
        yield readers[begin : begin + TOGETHER]


def _shared(scope: Scope, named: Iterable[str]) -> Scope:
    """Leaders whose name stands in no case read the very same text."""
    if not scope.cases.leader or any(scope.cases.leader in words for words in named):
        return scope
    return replace(scope, cases=replace(scope.cases, leader=""))


def addressed(readers: Sequence[Someone], rules: Rules) -> list[tuple[Address, Label]]:
    """Where their messages go, under which keys. On a rest day the office has chosen to have it."""
    chosen = rules.calendar.is_rest_day(rules.on)
    return [
        (
            Address(person.user_id or "", person.id),
            Label(key_of(person, rules.on), DIGEST, DIGEST_LANE, urgent=chosen),
        )
        for person in readers
    ]
