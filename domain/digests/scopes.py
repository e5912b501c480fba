"""Whose digest it is, and which cases it tells of: who shares a scope reads the very same text."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from domain.vocabulary import PostRole, Source


class View(StrEnum):
    """For whom a digest is worded."""

    APPROVER = "approver"
    SUPERVISOR = "supervisor"
    LEADER = "leader"
    CONGRESS = "congress"
    CPPCC = "cppcc"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cases an administrator chose for one reader: of these units and of these sources; none: all."""

    units: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Cases:
    """Which cases count. An empty field excludes nothing; `leader` adds the cases he leads or supervises."""

    units: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()
    leader: str = ""
    key_only: bool = False
    outstanding: bool = False  # of the cases that are not his own: key cases and overdue ones (R61)

    @property
    def name(self) -> str:
        """Tells one set of cases from another for good; "" is all of them."""
        parts = [f"u{unit}" for unit in self.units] + [f"s{source}" for source in self.sources]
        parts += [f"l{self.leader}"] if self.leader else []
        parts += ["key"] if self.key_only else []
        return " ".join(parts + (["outstanding"] if self.outstanding else []))


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose digest it is, about which cases."""

    view: View
    cases: Cases = Cases()

    @property
    def name(self) -> str:
        """Tells one digest of a day from another."""
        return f"{self.view} {self.cases.name}".rstrip()


# The first that fits a person's posts. A unit's own leaders are told by the ladder, not by a digest.
VIEWS: Final = (
    (PostRole.APPROVER, View.APPROVER),
    (PostRole.SUPERVISOR, View.SUPERVISOR),
    (PostRole.ADMIN, View.SUPERVISOR),
    (PostRole.DISTRICT_LEADER, View.LEADER),
    (PostRole.CONGRESS_PARTNER, View.CONGRESS),
    (PostRole.CPPCC_PARTNER, View.CPPCC),
)
PARTNERS: Final = {View.CONGRESS: Source.DEPUTY_SUGGESTION, View.CPPCC: Source.CPPCC_PROPOSAL}


def scope_for(roles: Collection[PostRole], name: str, chosen: Chosen | None) -> Scope:
    """What somebody with these posts reads. Raises StopIteration for posts that read no digest.

    Partners read of the key cases of their own source, whatever was chosen (R60). A district leader reads
    of the cases he leads or supervises; besides them of what was chosen for him, else of key cases and
    overdue ones everywhere (R61).
    """
    view = next(view for role, view in VIEWS if role in roles)
    if view in PARTNERS:
        return Scope(view, Cases(sources=(PARTNERS[view],), key_only=True))
    cases = Cases(chosen.units, chosen.sources) if chosen else Cases(outstanding=view is View.LEADER)
    narrow = cases != Cases()
    return Scope(view, replace(cases, leader=name) if view is View.LEADER and narrow else cases)
