"""The situation a handler acts in, and how it finds the cases a person means."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from domain.errors import NoSuchCase
from domain.intents import CaseRef
from domain.sight import Sight, sight_of
from domain.transitions import OPEN
from domain.vocabulary import AssignmentState
from handlers.references import Unclear, pick_meant, spell
from handlers.workbooks.shelf import Shelf
from storage.desks import Item, find_items, items_by_id, open_items
from storage.lines import CaseLine, is_withheld, line_of, seen_as, title_for_reader
from storage.people import Someone
from storage.rules import Rules
from storage.tables import Conversation
from storage.unit_of_work import UnitOfWork

MOST_SAID = 8  # numbers that were not found


@dataclass(frozen=True, slots=True)
class Desk:
    """Who acts, when, under which rules, and what lies before him."""

    work: UnitOfWork
    who: Someone
    rules: Rules
    conversation: Conversation
    shelf: Shelf
    quoted: Item | None = None
    confirmed: bool = False  # he has said yes to exactly this
    pointing: bool = False  # he wrote 这个 and quoted nothing

    def push_time(self, *, urgent: bool = False) -> datetime:
        """When news of this act goes out: at once in office hours, else with the next slot (R18)."""
        return self.rules.policy.hours.push_time(self.now, self.rules.calendar, urgent=urgent)

    def push_facts(self, *, urgent: bool = False) -> dict[str, Any]:
        """When news of this act goes out, as templates say it (parts/when)."""
        at, paused = self.push_time(urgent=urgent), self.rules.policy.paused_at is not None
        return {"at": at.isoformat(), "now": at == self.now, "paused": paused and not urgent}

    def line(self, item: Item) -> CaseLine:
        """A case as this person may see it."""
        return line_of(item, self.rules)

    def opened(self, item: Item) -> CaseLine:
        """The same for somebody who asked for this case and may read it: a secret one with its title."""
        return replace(self.line(item), title=title_for_reader(item.case, self.rules.policy.masks))

    def knows(self, item: Item) -> bool:
        """Whether he may read the case's content; of a secret one not everybody may."""
        return not is_withheld(self.who, item, self.rules)

    def lines(self, items: Iterable[Item]) -> list[CaseLine]:
        """Cases as this person may see them."""
        return [self.line(item) for item in items]

    @property
    def now(self) -> datetime:
        """The moment of the act."""
        return self.work.now

    @property
    def today(self) -> date:
        """The day of the act in office time."""
        return self.rules.on

    @property
    def actor(self) -> str:
        """His name in the ledger."""
        return self.who.user_id or f"person:{self.who.id}"

    @property
    def sight(self) -> Sight:
        """Which cases he may see."""
        who, fields = self.who, self.rules.policy.digests.scopes
        return sight_of(who.roles, who.unit_ids, who.name, fields.get(who.id))

    def scope(self) -> Collection[int] | None:
        """The units among whose cases are all that he may see; None where units do not say it."""
        return self.who.unit_ids if self.sight.by_unit and not self.sight.everything else None

    def in_sight(self, items: Iterable[Item]) -> list[Item]:
        """Those of them that he may see."""
        sight = self.sight
        return list(items) if sight.everything else [one for one in items if sight.covers(seen_as(one))]

    @property
    def undo_until(self) -> datetime:
        """Until when an act of this moment may be taken back whatever happens."""
        return self.now + self.rules.policy.undo_window

    def remember(self, kind: str, **facts: Any) -> None:  # noqa: ANN401 - JSON
        """Keep the person's last act, so that 撤回 can take it back."""
        self.conversation.last_act = {"kind": kind, "until": self.undo_until.isoformat(), **facts}

    async def own(self, refs: tuple[CaseRef, ...]) -> list[Item]:
        """The cases of his own units that he names, each once, to act on; raises NoSuchCase or Unclear."""
        if not refs:
            return await self.hold([await self._quoted_or_ask(self.who.unit_ids)])
        items, missing = await self.own_among(refs)
        if missing:
            raise NoSuchCase(number="、".join(missing))
        return items

    async def own_among(self, refs: tuple[CaseRef, ...]) -> tuple[list[Item], list[str]]:
        """Those of the named cases that are his own, and the numbers of the rest; NoSuchCase if none is."""
        found: dict[int, Item] = {}
        missing: list[str] = []
        for ref in refs:
            items = await self._find(ref, self.who.unit_ids, lock=not self.work.database.is_sqlite)
            found |= {item.id: item for item in items}
            missing += [] if items else [spell(ref)]
        if not found:
            raise NoSuchCase(number="、".join(missing[:MOST_SAID]))
        return list(found.values()), missing

    async def hold(self, items: Sequence[Item]) -> list[Item]:
        """The same cases as they are now, and nobody else's to change until this transaction ends.

        The embedded database has one writer at a time anyway.
        """
        if self.work.database.is_sqlite:
            return list(items)
        held = await items_by_id(self.work.session, [item.id for item in items], lock=True)
        return [held[item.id] for item in items]

    async def own_one(self, refs: tuple[CaseRef, ...]) -> Item:
        """The one case of his own that he names or quotes; of several he is asked which."""
        items = await self.own(refs)
        if len({item.case.id for item in items}) > 1:
            raise Unclear(items)
        return items[0]

    async def visible(
        self, refs: tuple[CaseRef, ...], first: Collection[AssignmentState] = OPEN
    ) -> list[Item]:
        """The cases he may look at, open or not; of several with one number those in these states first."""
        if not refs:
            return [await self._quoted_or_ask(self.scope())]
        found: dict[int, Item] = {}
        for ref in refs:
            items = await self._find(ref, self.scope(), first=first)
            if not items:
                raise NoSuchCase(number=spell(ref))
            found |= {item.id: item for item in items}
        return list(found.values())

    async def _find(
        self,
        ref: CaseRef,
        unit_ids: Collection[int] | None,
        *,
        lock: bool = False,
        first: Collection[AssignmentState] = OPEN,
    ) -> list[Item]:
        """What one reference means of what he may see; nothing for the unknown and the forbidden alike."""
        items = await find_items(self.work.session, ref.ordinal, ref.source, unit_ids, lock=lock)
        return pick_meant(ref, self.in_sight(items), first)

    async def _quoted_or_ask(self, unit_ids: Collection[int] | None) -> Item:
        """A quoted card decides; a card seen last is only ever offered, before the others."""
        quoted = self.quoted
        in_scope = quoted and (unit_ids is None or quoted.assignment.unit_id in unit_ids)
        if quoted and in_scope and self.in_sight([quoted]):
            return quoted
        items = await open_items(self.work.session, unit_ids)
        raise Unclear(self.seen_first(self.in_sight(items)))

    def seen_first(self, items: Iterable[Item]) -> list[Item]:
        """The case he saw last before the others."""
        return sorted(items, key=lambda item: item.id != self.conversation.last_assignment_id)


async def last_shown(desk: Desk) -> Item | None:
    """The case the person saw last, if he still may see it."""
    shown = desk.conversation.last_assignment_id
    found = await items_by_id(desk.work.session, [shown]) if shown else {}
    return next(iter(desk.in_sight(found.values())), None)
