"""换联络员: the post of a unit's liaison passes to another person; nothing that waits is lost."""

from dataclasses import replace
from datetime import date

from domain.errors import BadInput
from domain.intents import ChangeLiaison
from domain.vocabulary import HandOverState, PostRole
from handlers.desk import Desk
from handlers.posts.handing_over import close
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import ask_which_unit, find_unit, guess_units, is_full_name
from storage.desks import open_items
from storage.hand_overs import hand_overs_at
from storage.posts import Seat, change_holder, people_named
from storage.retractions import redirect_notices
from storage.tables import Person
from storage.unit_of_work import Owed, UnitOfWork

router = Router()


@router.on(ChangeLiaison)
async def change_liaison(intent: ChangeLiaison, desk: Desk, work: UnitOfWork) -> Reply:
    """Give the post to another person from a day on (today by default)."""
    guesses = guess_units(intent.unit, desk)
    if is_full_name(intent.unit, desk):
        intent = replace(intent, unit=guesses[0])
    elif guesses:
        return ask_which_unit(intent.unit, guesses, lambda name: replace(intent, unit=name))
    unit_id = find_unit(intent.unit, desk)
    person = await _person(intent, work)
    since = intent.since or desk.today
    items = await open_items(work.session, [unit_id])
    former = [p.name for p in desk.rules.directory.regular(unit_id, PostRole.LIAISON) if p.id != person.id]
    facts: dict[str, object] = {
        "unit": intent.unit,
        "person": person.name,
        "former": former,
        "since": desk.rules.calendar.describe(since, desk.today, written=True),
        "open": len(items),
        "reachable": person.user_id is not None and person.reachable,
    }
    if not desk.confirmed:
        return Reply("questions/change_liaison.md.j2", facts, Question((replace(intent, since=since),)))
    moved = await _pass_on(intent.unit, (unit_id, person), since, former, desk)
    return Reply("replies/liaison_changed.md.j2", {**facts, "moved": moved})


async def _pass_on(unit: str, whose: tuple[int, Person], since: date, former: list[str], desk: Desk) -> int:
    """The post is his from the day on; how many messages go to him instead."""
    work, (unit_id, person), moved = desk.work, whose, 0
    passing = await change_holder(
        work.session, Seat(unit_id, PostRole.LIAISON), person.id or 0, since, desk.today
    )
    if since <= desk.today:  # later on, what is owed follows the post by itself
        moved = sum([await redirect_notices(work, unit_id, old, person.id or 0) for old in passing.former])
    await _settle(unit_id, desk)
    await work.change_rules()
    subject = f"unit:{unit_id}"
    work.record("liaison_changed", desk.actor, subject, to=person.user_id, former=former, since=str(since))
    desk.remember("liaison_changed", changes=passing.as_facts(), unit=unit, subject=subject, assignments=[])
    due_at = max(desk.push_time(), desk.rules.policy.hours.slot_on(since)) if since > desk.today else None
    told = {
        "unit": unit,
        "open": len(await open_items(work.session, [unit_id])),
        "person": person.name,
        "role": PostRole.LIAISON,
    }
    for kind, whom in (("handed_over", person.id or 0), *(("post_left", old) for old in passing.former)):
        key = f"{kind}:{unit_id}:{since}:{int(desk.now.timestamp())}@{whom}"
        work.owe(Owed(key, kind, whom, due_at or desk.push_time(), facts=told))
    return moved


async def _settle(unit_id: int, desk: Desk) -> None:
    """Whoever was asked to take over this post need not answer any more."""
    for row in await hand_overs_at(desk.work.session, unit_id, PostRole.LIAISON, HandOverState.ASKED):
        await close(row, desk, HandOverState.SETTLED)


async def _person(intent: ChangeLiaison, work: UnitOfWork) -> Person:
    """The one person of that name; several of one name must be told apart by user id."""
    found = await people_named(work.session, intent.person)
    if len(found) > 1:
        raise BadInput("namesakes", name=intent.person, ids=[p.user_id or "" for p in found])
    if not found:
        raise BadInput("no_such_person", name=intent.person)
    return found[0]
