"""Who can do what a person may not: a refusal names him, so that nobody is left standing."""

from collections.abc import Iterable
from typing import Any

from domain import intents
from domain.intents import Intent
from domain.permissions import ALLOWED, HANDLING, UNIT
from domain.vocabulary import PostRole
from handlers.desk import Desk
from storage.people import Someone

_NAMED = 3  # names in one sentence
# Whom to name where several posts may do it.
_FIRST = (PostRole.APPROVER, PostRole.ADMIN, PostRole.SUPERVISOR)
_BY_UNIT_ONLY = (intents.AskReturn, intents.AskExtension)


def who_instead(kind: type[Intent], desk: Desk) -> dict[str, Any]:
    """Names of those who may do it; `by_unit`: a case's own unit does it, or asks for it and they decide."""
    allowed = ALLOWED.get(kind, frozenset())
    if allowed <= UNIT and desk.who.unit_ids:
        units = sorted(desk.who.unit_ids) if allowed == HANDLING else []
        liaisons = [one for unit_id in units for one in desk.rules.directory.liaisons(unit_id)]
        return {"who": _names(liaisons), "by_unit": False}
    if kind in _BY_UNIT_ONLY:
        return {"who": _names(desk.rules.directory.office(PostRole.APPROVER)), "by_unit": True}
    if allowed == HANDLING:
        return {"who": [], "by_unit": True}
    office = (desk.rules.directory.office(role) for role in _FIRST if role in allowed)
    return {"who": _names(next(filter(None, office), [])), "by_unit": False}


def _names(people: Iterable[Someone]) -> list[str]:
    return list(dict.fromkeys(one.name for one in people))[:_NAMED]
