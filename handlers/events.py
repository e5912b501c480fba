"""What the messenger reports that nobody said: a message was read, somebody left."""

from collections.abc import Sequence

from domain.messages import Event, EventKind
from domain.vocabulary import MessageState, PostRole
from storage.ledger import ROBOT
from storage.outbox import by_receipt
from storage.people import Someone
from storage.posts import person_of
from storage.retractions import redirect_notices
from storage.unit_of_work import Owed, UnitOfWork


async def note_event(event: Event, work: UnitOfWork) -> None:
    """Take note of an event; one of an unknown kind changes nothing."""
    if event.kind is EventKind.MESSAGE_READ and event.receipt:
        await _note_read(event, work)
    if event.kind is EventKind.PERSON_LEFT:
        for user_id in event.user_ids:
            await note_leaver(user_id, work)


async def _note_read(event: Event, work: UnitOfWork) -> None:
    for message in await by_receipt(work.session, event.receipt or "", event.user_ids):
        if message.read_at is None:
            message.state = MessageState.READ
            message.read_at = event.happened_at
            message.delivered_at = message.delivered_at or event.happened_at
            work.record("read", message.address, f"message:{message.key}")


async def note_leaver(user_id: str, work: UnitOfWork) -> None:
    """Nobody writes to him any more; what waits for him goes to whoever stands in, and the office knows."""
    rules = await work.rules()
    someone = rules.directory.by_user(user_id)
    if someone is None or not someone.reachable:
        return
    (await person_of(work.session, someone.id)).reachable = False
    rules = await work.change_rules()
    work.record("person_left", ROBOT, f"person:{user_id}")
    for unit_id in someone.unit_ids:
        stand_ins = rules.directory.liaisons(unit_id)
        if stand_ins:
            await redirect_notices(work, unit_id, someone.id, stand_ins[0].id)
    _alert(work, someone, rules.directory.office(PostRole.ADMIN))


def _alert(work: UnitOfWork, someone: Someone, admins: Sequence[Someone]) -> None:
    units = [post.unit_name for post in someone.posts]
    facts = {"code": "person_left", "name": someone.name, "unit": "、".join(dict.fromkeys(units))}
    for admin in admins:
        key = f"admin_alert:person_left:{someone.user_id}:{work.now:%Y%m%d}@{admin.id}"
        work.owe(Owed(key, "admin_alert", admin.id, work.now, facts=facts))
