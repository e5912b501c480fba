"""权限, 谁能销号: who may do what, out of the one table that decides it (R60)."""

from typing import Final

from domain.catalogue import act_of, acts_called
from domain.catalogue.rights import rights_of
from domain.chapters import Chapter
from domain.errors import NotAllowed
from domain.intents import ShowRights, ShowWhoMay
from domain.names import NAMES
from domain.permissions import ALLOWED, SUPERVISING
from domain.sight import REACH, sight_of
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.people import person_called
from handlers.replying import Reply
from handlers.router import Router
from storage.people import Someone

router = Router()
_POSTS: Final = {NAMES[role]: role for role in PostRole}
_NAMED: Final = 3
_COMMON: Final = Chapter.TALKING  # what everybody may say needs no line


@router.on(ShowRights)
async def show_rights(intent: ShowRights, desk: Desk) -> Reply:
    """What he may do, or another person or a post, chapter by chapter, and whose cases are seen."""
    if not intent.whose:
        return _say(desk.who, desk)
    if desk.who.roles.isdisjoint(SUPERVISING):
        raise NotAllowed("rights_of_others")
    if role := _POSTS.get(intent.whose):
        facts: dict[str, object] = {"name": NAMES[role], "posts": [], "reach": REACH[role], "field": None}
        return Reply("cards/rights.md.j2", facts | _chapters(frozenset({role})))
    return _say(person_called(intent.whose, desk), desk)


def _say(someone: Someone, desk: Desk) -> Reply:
    chosen = desk.rules.policy.digests.scopes.get(someone.id)
    sight = sight_of(someone.roles, someone.unit_ids, someone.name, chosen)
    facts = {
        "name": someone.name,
        "posts": [(post.unit_name, NAMES[post.role], post.stand_in) for post in someone.posts],
        "reach": _widest(someone),
        "field": sight.field and {
            "units": [desk.rules.directory.units[unit] for unit in sight.field.units],
            "sources": [NAMES[source] for source in sight.field.sources],
        },
    }  # fmt: skip
    return Reply("cards/rights.md.j2", facts | _chapters(someone.roles))


def _widest(someone: Someone) -> str:
    order = ("all", "field", "own", "key", "none")
    return min((REACH[role] for role in someone.roles), key=order.index, default="none")


def _chapters(roles: frozenset[PostRole]) -> dict[str, object]:
    found = rights_of(roles)
    chapters = [(group, [act.name for act in acts]) for group, acts in found.items() if group != _COMMON]
    return {"chapters": chapters, "count": sum(len(names) for _, names in chapters)}


@router.on(ShowWhoMay)
async def show_who_may(intent: ShowWhoMay, desk: Desk) -> Reply:
    """Which posts may do it, and who of the office holds them; a case's own unit is not named one by one."""
    lines = []
    for kind in acts_called(intent.what):
        act, roles = act_of(kind), ALLOWED[kind]
        office = desk.rules.directory.office(*(role for role in PostRole if role in roles & SUPERVISING))
        names = list(dict.fromkeys(one.name for one in office))
        lines.append(
            {
                "act": act.name,
                "says": act.says[0],
                "everybody": roles == frozenset(PostRole),
                "posts": [NAMES[role] for role in PostRole if role in roles],
                "names": names[:_NAMED],
                "more": max(0, len(names) - _NAMED),
            }
        )
    return Reply("lists/who_may.md.j2", {"lines": lines, "what": intent.what})
