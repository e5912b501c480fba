"""接下全部, 接下 12、15, 不接: the successor's answer, and what it changes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from domain.errors import NoSuchCase, NothingThere
from domain.intents import DeclineHandOver, TakeOver
from domain.notice_kinds import NoticeKind
from domain.permissions import HANDLING
from domain.vocabulary import HandOverState
from handlers.desk import Desk
from handlers.posts.handing_over import close, tell
from handlers.posts.leave_days import name_of, said
from handlers.posts.wishes import deciders
from handlers.references import spell
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, open_items
from storage.hand_overs import hand_overs_to
from storage.posts import Seat, change_holder, let_handle
from storage.retractions import redirect_notices
from storage.tables import HandOver as Handing
from storage.unit_of_work import UnitOfWork

router = Router()
MOST_NAMED = 8  # numbers of cases in one message


@router.on(TakeOver)
async def take_over(intent: TakeOver, desk: Desk, work: UnitOfWork) -> Reply:
    """All of it: he holds the post. Some cases: he handles those, the rest stays, and the office learns."""
    row = await _asked(intent, desk)
    if isinstance(row, Reply):
        return row
    items = await open_items(work.session, [row.unit_id])
    taken = await _named(intent, items, row, desk) if intent.refs else items
    if len({item.id for item in taken}) == len(items):
        facts = await pass_post(row, desk)
    else:
        facts = await _take_some(row, taken, items, desk)
    desk.remember("hand_over_taken", hand_over=row.id, assignments=[])
    return Reply("replies/taken_over.md.j2", {**facts, **desk.push_facts()})


async def _asked(intent: TakeOver, desk: Desk) -> Handing | Reply:
    rows = await hand_overs_to(desk.work.session, desk.who.id)
    rows = [row for row in rows if intent.hand_over in (0, row.id)]
    if not rows:
        raise NothingThere("hand_over")
    if len(rows) == 1:
        return rows[0]
    options = tuple(replace(intent, hand_over=row.id or 0) for row in rows)
    lines = [facts_of(row, desk) for row in rows]
    return Reply("questions/which_hand_over.md.j2", {"entries": lines}, Question(options, settles=True))


async def _named(intent: TakeOver, items: list[Item], row: Handing, desk: Desk) -> list[Item]:
    """The open cases of that unit which he names; raises NoSuchCase for any other."""
    found: list[Item] = []
    for ref in intent.refs:
        fitting = [item for item in items if ref.ordinal == item.case.ordinal]
        exact = [item for item in fitting if ref.written in (item.case.number, item.case.spoken)]
        of_source = [item for item in fitting if ref.source in (None, item.case.source)]
        meant = exact or of_source
        if not meant:
            raise NoSuchCase("hand_over", number=spell(ref), unit=desk.rules.directory.units[row.unit_id])
        found += meant
    return list({item.id: item for item in found}.values())


async def pass_post(row: Handing, desk: Desk) -> dict[str, object]:
    """The post is his from the day on; what waits moves along; the old holder and the office are told."""
    work, since = desk.work, max(row.since_on, desk.today)
    passing = await change_holder(work.session, Seat(row.unit_id, row.role), row.to_id, since, desk.today)
    await _answered(row, HandOverState.TAKEN, desk)
    row.changes = {**passing.as_facts(), "before": row.changes}
    moved = await _redirect(row, passing.former, since, None, desk)
    facts = facts_of(row, desk) | {
        "result": "taken",
        "open": len(await open_items(work.session, [row.unit_id])),
        "since": "" if since <= desk.today else said(since, desk),
        "moved": moved,
        "left": [],
        "taken": [],
    }
    _tell_all(row, facts, desk)
    return facts


async def _take_some(row: Handing, taken: list[Item], items: list[Item], desk: Desk) -> dict[str, object]:
    work, since = desk.work, max(row.since_on, desk.today)
    ids = list(dict.fromkeys([*row.taken, *(item.id for item in taken)]))
    handles = any(p.unit_id == row.unit_id and p.role in HANDLING for p in desk.who.posts)
    added = (
        row.changes if handles else (await let_handle(work.session, row.unit_id, row.to_id, since)).as_facts()
    )
    row.taken, row.changes = ids, added
    await _answered(row, HandOverState.PARTLY, desk)
    moved = await _redirect(row, [row.from_id], since, ids, desk)
    left = [item.case.spoken for item in items if item.id not in ids]
    facts = facts_of(row, desk) | {
        "result": "partly",
        "open": len(items),
        "since": "" if since <= desk.today else said(since, desk),
        "moved": moved,
        "taken": [item.case.spoken for item in items if item.id in ids][:MOST_NAMED],
        "taken_count": len(ids),
        "left": left[:MOST_NAMED],
        "left_count": len(left),
    }
    _tell_all(row, facts, desk)
    return facts


async def _answered(row: Handing, state: HandOverState, desk: Desk) -> None:
    await close(row, desk, state)
    await desk.work.flush()


async def _redirect(
    row: Handing, former: list[int], since: date, about: Collection[int] | None, desk: Desk
) -> int:
    """What waits for the old holders goes along if it is today already; later the post decides."""
    await desk.work.change_rules()
    if since > desk.today:
        return 0
    return sum([await redirect_notices(desk.work, row.unit_id, one, row.to_id, about) for one in former])


def _tell_all(row: Handing, facts: dict[str, object], desk: Desk) -> None:
    """The old holder and the office; the successor too, unless it was he who answered."""
    people = [row.from_id, row.to_id, *(one.id for one in deciders(desk))]
    for person_id in dict.fromkeys(people):
        to = {row.from_id: "holder", row.to_id: "successor"}.get(person_id, "office")
        tell(NoticeKind.HAND_OVER_DONE, row, [person_id], {**facts, "to": to}, desk)


@router.on(DeclineHandOver)
async def decline_hand_over(intent: DeclineHandOver, desk: Desk) -> Reply:
    """Everything stays with the old holder; he and the office learn why."""
    row = await _asked(TakeOver(), desk)
    if isinstance(row, Reply):
        return row
    if not intent.reason.strip():
        facts = facts_of(row, desk)
        return Reply("questions/hand_over_reason.md.j2", facts, Question((intent,), wants_words_for="reason"))
    row.reason = intent.reason
    await close(row, desk, HandOverState.DECLINED)
    facts = facts_of(row, desk) | {"result": "declined", "reason": intent.reason}
    _tell_all(row, facts, desk)
    desk.remember("hand_over_declined", hand_over=row.id, assignments=[])
    return Reply("replies/hand_over_declined.md.j2", {**facts, **desk.push_facts()})


def facts_of(row: Handing, desk: Desk) -> dict[str, object]:
    """Who hands what to whom."""
    return {
        "by": name_of(row.from_id, desk),
        "person": name_of(row.to_id, desk),
        "unit": desk.rules.directory.units[row.unit_id],
        "role": row.role,
        "acted": desk.who.name,
    }
