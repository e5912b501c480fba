"""撤回 of a changed calendar: days, year and limits as they were, while nobody has acted on it."""

from datetime import date, datetime

from domain.errors import TooLate
from domain.vocabulary import AssignmentState, YearSource
from handlers.calendar.telling import news_of, office_news, owe_to_unit
from handlers.desk import Desk
from handlers.retraction import Act, Undone
from storage.calendar import (
    acted_since,
    loaded_year,
    make_provisional,
    read_days,
    redo_orders,
    stored_days,
    write_days,
)
from storage.desks import Item, items_by_id
from storage.retractions import retire_notices, told_to
from storage.tables import CalendarYear
from storage.unit_of_work import Owed


async def take_back_calendar(act: Act, desk: Desk) -> Undone:
    """One unit: all of it, or nothing. Raises TooLate where days or limits changed since, or a unit acted."""
    await _check_days(act, desk)
    items = await items_by_id(desk.work.session, [one[0] for one in act["moved"]], lock=True)
    await _check_limits(act, items, desk)
    before = read_days(act["before"])
    await write_days(
        desk.work.session,
        {on: day for on, day in before.items() if day is not None},
        [on for on, day in before.items() if day is None],
    )
    await _restore_year(act, desk)
    await _restore_limits(act, items, desk)
    await make_provisional(desk.work.session, act["final"])
    _ = await desk.work.change_rules()
    desk.work.record("calendar_undone", desk.actor, act["about"], moved=[one[:3] for one in act["moved"]])
    await _tell(act, items, desk)
    return Undone("calendar", tuple(items.values()))


async def _check_days(act: Act, desk: Desk) -> None:
    after = read_days(act["after"])
    if not after:
        return
    present = await stored_days(desk.work.session, min(after), max(after))
    if any(present.get(on) != day for on, day in after.items()):
        raise TooLate("calendar_overtaken")


async def _check_limits(act: Act, items: dict[int, Item], desk: Desk) -> None:
    at = datetime.fromisoformat(act["at"])
    acted = await acted_since(desk.work.session, list(items), at)
    for id_, _, until, _, version in act["moved"]:
        item = items[id_]
        if id_ == acted or str(item.assignment.deadline_on) != until or item.assignment.version != version:
            raise TooLate("calendar_acted", number=item.case.spoken, unit=item.unit.name)


async def _restore_year(act: Act, desk: Desk) -> None:
    year = act["year"]
    row = await loaded_year(desk.work.session, year) if year is not None else None
    if row is None:
        return
    kept = act["year_before"]
    if kept is None:
        await desk.work.session.delete(row)
        return
    former = CalendarYear.model_validate(kept)
    row.source, row.paper = YearSource(former.source), former.paper
    row.loaded_by, row.loaded_at = former.loaded_by, former.loaded_at


async def _restore_limits(act: Act, items: dict[int, Item], desk: Desk) -> None:
    redone = [id_ for id_, item in items.items() if item.assignment.state is AssignmentState.REDO]
    orders = await redo_orders(desk.work.session, redone)
    for id_, before, _, provisional, _ in act["moved"]:
        assignment, on = items[id_].assignment, date.fromisoformat(before)
        if id_ in orders:
            orders[id_].deadline_on = on
        else:
            assignment.first_deadline_on = on
        assignment.deadline_on, assignment.provisional = on, provisional
        assignment.version += 1


async def _tell(act: Act, items: dict[int, Item], desk: Desk) -> None:
    """What has not been sent is dropped; who was told is told that the former day holds again."""
    session, mark = desk.work.session, f"undone{desk.now:%H%M%S%f}"
    for id_, before, until, *_ in act["moved"]:
        told = await told_to(session, news_of(id_, act["at"]))
        await retire_notices(desk.work, news_of(id_, act["at"]), mark)
        if told:
            facts = {"before_on": until, "until": before, "year": act["year"], "undone": True}
            owe_to_unit(items[id_], {**facts, "was_provisional": False}, desk)
    told = await told_to(session, office_news(act["at"]))
    await retire_notices(desk.work, office_news(act["at"]), mark)
    for person_id in told:
        facts = {"year": act["year"], "moved": 0, "lines": [], "by": desk.who.name, "undone": True}
        key = f"calendar_undone:{act['at']}@{person_id}"
        desk.work.owe(Owed(key, "calendar_changed", person_id, desk.push_time(), facts=facts))
