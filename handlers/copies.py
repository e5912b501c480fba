"""All copies of one request: once it is decided, whoever else had the card knows, and the card goes."""

from handlers.desk import Desk
from storage.decisions import Request, name_of
from storage.desks import Item
from storage.recalls import want_back
from storage.retractions import drop_notices, renew_notices, retire_notices, told_to
from storage.tables import ExtensionRequest
from storage.unit_of_work import Owed


def card_of(request: Request) -> str:
    """How the keys of the cards begin that asked the approvers."""
    what = "extension" if isinstance(request, ExtensionRequest) else "return"
    return f"{what}_requested:{request.id}@"


async def settle_copies(request: Request, item: Item, desk: Desk) -> None:
    """What was not sent is dropped; who had a card besides this person is told, and his card taken back."""
    told = await told_to(desk.work.session, card_of(request))
    await drop_notices(desk.work, card_of(request), request.state.value)
    at = request.decided_at.isoformat() if request.decided_at else desk.now.isoformat()
    for person_id in told:
        if person_id == desk.who.id:
            continue
        facts = {"request": name_of(request), "by": desk.who.name, "at": at, "state": request.state.value}
        key = f"request_decided:{name_of(request)}:{at}@{person_id}"
        desk.work.owe(Owed(key, "request_decided", person_id, desk.push_time(), item.id, facts=facts))
    await want_back(desk.work, card_of(request), but_not=desk.who.id)


async def offer_again(request: Request, desk: Desk) -> None:
    """The decision does not hold: whoever was told of it gets the card once more."""
    news = f"request_decided:{name_of(request)}:"
    told = await told_to(desk.work.session, news)
    mark = f"undone{desk.now:%H%M%S%f}"
    await retire_notices(desk.work, news, mark)
    await renew_notices(desk.work, card_of(request), mark, told, desk.push_time())
