"""A person by the name or user id that somebody typed, and by what stands in the ledger."""

from domain.errors import BadInput
from handlers.desk import Desk
from storage.ledger import ROBOT
from storage.people import Someone


def person_called(name: str, desk: Desk) -> Someone:
    """The one person of that name or user id. Raises BadInput: nobody, or several who share it."""
    found = [one for one in desk.rules.directory.everybody() if name in (one.name, one.user_id)]
    if not found:
        raise BadInput("no_such_person", name=name)
    if len(found) > 1:
        raise BadInput("namesakes", name=name, ids=[one.user_id or str(one.id) for one in found])
    return found[0]


def say_actor(actor: str, desk: Desk) -> str:
    """The name of whoever stands in the ledger so; "" for the robot, which did what nobody did by hand."""
    if actor == ROBOT:
        return ""
    directory = desk.rules.directory
    someone = directory.by_user(actor)
    if someone is None and actor.startswith("person:") and actor[7:].isdecimal():
        someone = directory.find(int(actor[7:]))
    return someone.name if someone else actor
