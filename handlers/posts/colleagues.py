"""Whom somebody means by 李敏, 小陈 or 陈科长, and to which units that person belongs."""

import re
from collections.abc import Iterable

from domain.errors import BadInput
from handlers.desk import Desk
from storage.people import Held, Someone

_FAMILIAR = re.compile(
    r"(?:[小老阿](?P<after>[\u4e00-\u9fff])|(?P<before>[\u4e00-\u9fff])(?:科长|主任|局长|股长|老师|工|哥|姐))$"
)


def units_of(person: Someone) -> set[int]:
    """Every unit at which he holds a post of his own, whatever it is."""
    return {post.unit_id for post in person.posts if post.instead_of is None}


def own_posts(person: Someone) -> list[Held]:
    """The posts he holds himself, not in another's place."""
    return [post for post in person.posts if post.instead_of is None]


def find_colleague(name: str, near: Someone, desk: Desk) -> Someone:
    """The one person of that name or user id, those of `near`'s units first; raises BadInput.

    小陈 and 陈科长 mean somebody of his own unit only.
    """
    everybody = [one for one in desk.rules.directory.everybody() if one.id != near.id]
    if name in (near.name, near.user_id):
        raise BadInput("own_stand_in")
    found = [one for one in everybody if name in (one.name, one.user_id)]
    at_hand = [one for one in found if units_of(one) & units_of(near)] or found
    return _only(at_hand or _familiar(name, near, everybody), name)


def _familiar(name: str, near: Someone, everybody: Iterable[Someone]) -> list[Someone]:
    said = _FAMILIAR.fullmatch(name)
    family = (said["after"] or said["before"]) if said else ""
    return [one for one in everybody if family and one.name[0] == family and units_of(one) & units_of(near)]


def _only(found: list[Someone], name: str) -> Someone:
    if not found:
        raise BadInput("no_such_colleague", name=name)
    if len(found) > 1:
        same = len({one.name for one in found}) == 1
        ids = [(one.user_id or "") if same else one.name for one in found]
        raise BadInput("namesakes" if same else "which_colleague", name=name, ids=ids)
    return found[0]
