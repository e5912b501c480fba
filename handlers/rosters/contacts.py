"""同步通讯录, 按手机号找人: a wish is put down; 采纳通讯录: what was read is compared, shown and entered."""

from dataclasses import replace
from typing import Any, Final

from pydantic import TypeAdapter

from domain.errors import NothingThere
from domain.intents import AdoptContacts, SyncContacts
from domain.rosters import Entry
from domain.rosters.contacts import AddressBook, Comparison, compare_with_book
from domain.rosters.steps import applicable
from domain.tables.problems import Verdict
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.rosters.applying import apply_steps, standing_of
from handlers.router import Router
from storage.contact_fetches import read_fetch, waiting_fetch
from storage.tables import ContactFetch, FetchState
from storage.unit_of_work import UnitOfWork

router = Router()
BOOK: Final = TypeAdapter(AddressBook)
SHOWN: Final = 6


@router.on(SyncContacts)
async def sync_contacts(intent: SyncContacts, desk: Desk, work: UnitOfWork) -> Reply:
    """Reading takes calls to the messenger: it is done within the moment, and its result comes by itself."""
    waiting = await waiting_fetch(work.session)
    lacking = [m for m in (await standing_of(desk)).members if m.seats and m.mobile and not m.user_id]
    if intent.by_mobile and not lacking:
        return Reply("replies/contacts_complete.md.j2")
    if waiting is None:
        wanted = ContactFetch(
            by_mobile=intent.by_mobile, wanted_by=desk.who.id, wanted_at=desk.now, next_try_at=desk.now
        )
        work.session.add(wanted)
        await work.flush()
        subject = f"contacts:{wanted.id}"
        work.record("contacts_wanted", desk.actor, subject, by_mobile=intent.by_mobile)
    facts = {"by_mobile": intent.by_mobile, "count": len(lacking), "again": waiting is not None}
    return Reply("replies/contacts_wanted.md.j2", facts)


@router.on(AdoptContacts)
async def adopt_contacts(intent: AdoptContacts, desk: Desk, work: UnitOfWork) -> Reply:
    """The differences of this moment; those wanted are entered after a yes. Nothing is taken away."""
    fetch = await read_fetch(work.session, desk.now)
    if fetch is None or not fetch.content:
        raise NothingThere("contacts")
    compared = compare_with_book(BOOK.validate_python(fetch.content), await standing_of(desk))
    entries = list(compared.entries)
    good, adopted = (applicable(entries, adopt=adopt) for adopt in (False, True))
    if desk.confirmed:
        return await _enter(adopted if intent.adopt else good, len(entries), fetch, desk)
    options = _options(intent, len(good), len(adopted))
    facts = _facts(compared, fetch, len(good), len(adopted))
    return Reply("questions/contacts.md.j2", facts, Question(options, settles=True) if options else None)


def _options(intent: AdoptContacts, good: int, adopted: int) -> tuple[AdoptContacts, ...]:
    if adopted == 0:
        return ()
    if not good or good == adopted:
        return (replace(intent, adopt=adopted > good),)
    return replace(intent, adopt=False), replace(intent, adopt=True)


def _facts(compared: Comparison, fetch: ContactFetch, good: int, adopted: int) -> dict[str, Any]:
    entries = sorted(compared.entries, key=lambda one: (one.verdict is Verdict.OK, one.row))
    return {
        "entries": [
            {"verdict": one.verdict, "step": one.steps[0], "notes": one.notes} for one in entries[:SHOWN]
        ],
        "more": max(0, len(entries) - SHOWN),
        "good": good,
        "adoptable": adopted - good,
        "by_mobile": fetch.by_mobile,
        "read_at": fetch.ended_at,
        "unseen": [f"{one.name}（{one.home}）" for one in compared.unseen],
        "unfound": [f"{one.name}（{one.home}）" for one in compared.unfound],
        "other_departments": compared.other_departments,
        "strangers": compared.strangers,
    }


async def _enter(entries: list[Entry], shown: int, fetch: ContactFetch, desk: Desk) -> Reply:
    if not entries:
        raise NothingThere("contacts")
    steps = [step for entry in entries for step in entry.steps]
    await apply_steps(steps, desk)
    fetch.state, fetch.content = FetchState.ENTERED, {}
    desk.work.record("contacts_entered", desk.actor, f"contacts:{fetch.id}", steps=len(steps))
    facts: dict[str, Any] = {"steps": steps, "left": shown - len(entries), "unreached": []}
    return Reply("replies/roster_changed.md.j2", facts)
