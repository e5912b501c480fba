"""Reads the address book when it was asked for: outside any transaction, and no message waits for it."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from pydantic import TypeAdapter

from domain.messages import BookTrouble, Verdict
from domain.notice_kinds import NoticeKind
from domain.rosters import Standing
from domain.rosters.contacts import AddressBook, compare_with_book
from scheduler.ports import Clock, Contacts
from storage.contact_fetches import due_fetch, end_fetch, find_fetch, waiting_fetch
from storage.engines import Database
from storage.ledger import ROBOT
from storage.standing import load_standing
from storage.tables import ContactFetch, FetchState
from storage.unit_of_work import Look, Owed, UnitOfWork

logger = logging.getLogger(__name__)
BOOK: Final = TypeAdapter(AddressBook)
TRIES: Final = 3
PATIENCE: Final = timedelta(seconds=20)  # before the next try
MOST_MOBILES: Final = 300  # looked up one by one
_AGAIN: Final = frozenset({Verdict.RETRY_SOON, Verdict.LATER})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be read: the whole book, or only whoever has these mobiles."""

    id: int
    by_mobile: bool
    attempts: int
    standing: Standing


class BookReader:
    """One for the life of the process."""

    def __init__(self, database: Database, wire: Contacts, clock: Clock) -> None:
        self._database = database
        self._wire = wire
        self._clock = clock

    async def run(self) -> int:
        """Read what is wanted and due; returns how much was done."""
        asked = await self._asked()
        if asked is None:
            return 0
        try:
            book = await self._read(asked)
        except BookTrouble as trouble:
            await self._note_trouble(asked, trouble)
        except Exception:
            logger.exception("the address book could not be read")
            await self._note_trouble(asked, BookTrouble("unexpected", Verdict.BUG))
        else:
            await self._keep(asked, book)
        return 1

    async def next_moment(self) -> datetime | None:
        """When the next try is due."""
        async with self._database.reader() as session:
            waiting = await waiting_fetch(session)
            return waiting.next_try_at if waiting else None

    async def _asked(self) -> _Asked | None:
        now = self._clock.now()
        async with Look(self._database, now) as look:
            fetch = await due_fetch(look.session, now)
            if fetch is None:
                return None
            standing = await load_standing(look.session, (await look.rules()).directory)
            return _Asked(fetch.id or 0, fetch.by_mobile, fetch.attempts, standing)

    async def _read(self, asked: _Asked) -> AddressBook:
        """The book; whoever it shows without his mobile is looked up by that of the roster."""
        book = AddressBook(whole=False) if asked.by_mobile else await self._wire.read_address_book()
        shown = {one.mobile for one in book.people if one.mobile}
        wanted = [
            m.mobile
            for m in asked.standing.members
            if m.seats and m.mobile and not m.user_id and m.mobile not in shown
        ]
        try:
            found = [await self._wire.find_by_mobile(mobile) for mobile in wanted[:MOST_MOBILES]]
        except BookTrouble as trouble:
            if asked.by_mobile or trouble.code != "denied":
                raise
            return book
        fresh = {one.user_id: one for one in found if one is not None}
        people = [one for one in book.people if one.user_id not in fresh]
        return replace(book, people=(*people, *fresh.values()))

    async def _keep(self, asked: _Asked, book: AddressBook) -> None:
        async with UnitOfWork(self._database, self._clock.now()) as work:
            fetch = await find_fetch(work.session, asked.id)
            compared = compare_with_book(book, asked.standing)
            values = {
                "state": FetchState.READ,
                "ended_at": work.now,
                "content": json.loads(BOOK.dump_json(book)),
                "unseen": [member.user_id for member in compared.unseen],
            }
            if fetch is None or not await end_fetch(work.session, fetch, **values):
                return
            counts = {"people": len(book.people), "departments": len(book.departments)}
            work.record("contacts_read", ROBOT, f"contacts:{fetch.id}", by_mobile=fetch.by_mobile, **counts)
            facts = {
                "code": "",
                "by_mobile": fetch.by_mobile,
                **counts,
                "ids": sum(any(step.user_id for step in one.steps) for one in compared.entries),
                "mobiles": sum(all(not step.user_id for step in one.steps) for one in compared.entries),
                "unseen": [member.name for member in compared.unseen],
                "unfound": [member.name for member in compared.unfound],
            }
            _tell(work, fetch, facts)
            await work.commit()

    async def _note_trouble(self, asked: _Asked, trouble: BookTrouble) -> None:
        async with UnitOfWork(self._database, self._clock.now()) as work:
            fetch = await find_fetch(work.session, asked.id)
            if fetch is None or fetch.state is not FetchState.WANTED:
                return
            if trouble.verdict in _AGAIN and asked.attempts + 1 < TRIES:
                fetch.attempts, fetch.next_try_at = asked.attempts + 1, work.now + PATIENCE
                await work.commit()
                return
            values = {
                "state": FetchState.FAILED,
                "ended_at": work.now,
                "trouble": trouble.code[:100],
                "lacks": list(trouble.lacks),
            }
            if await end_fetch(work.session, fetch, **values):
                logger.warning("the address book cannot be read: %s", trouble.code)
                work.record("contacts_refused", ROBOT, f"contacts:{fetch.id}", code=trouble.code)
                lacks: Sequence[str] = trouble.lacks
                facts = {"code": trouble.code, "lacks": list(lacks), "by_mobile": fetch.by_mobile}
                _tell(work, fetch, facts)
                await work.commit()


def _tell(work: UnitOfWork, fetch: ContactFetch, facts: dict[str, object]) -> None:
    """Who asked for it waits for it: to him it goes at once."""
    kind = NoticeKind.CONTACTS_READ
    key = f"{kind}:{fetch.id}@{fetch.wanted_by}"
    work.owe(Owed(key, kind, fetch.wanted_by, work.now, urgent=True, facts=facts))
