"""What the messenger reports that nobody said: a message was read, somebody left."""

from domain.messages import Event, EventKind
from domain.vocabulary import MessageState
from storage.departures import note_departure
from storage.outbox import by_receipt
from storage.unit_of_work import UnitOfWork


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
    await note_departure(work, someone)
