"""Who is told of what follows an answer, and of its being taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.permissions import SUPERVISING
from domain.vocabulary import PostRole
from handlers.desk import Desk
from storage.desks import Item
from storage.retractions import retire_notices, told_to
from storage.unit_of_work import Owed


@dataclass(frozen=True, slots=True)
class News:
    """One fact: its kind, what makes it one of a kind, and what its words need."""

    kind: str
    fact: str
    facts: dict[str, Any]

    @property
    def prefix(self) -> str:
        """How the keys of its notices begin."""
        return f"{self.kind}:{self.fact}@"


def tell_unit(
    news: News, item: Item, desk: Desk, *, leader: bool = False, at: datetime | None = None
) -> None:
    """The unit's liaison, and where it is serious its leader in charge."""
    directory, unit_id = desk.rules.directory, item.assignment.unit_id
    people = {one.id for one in directory.liaisons(unit_id)}
    people |= {one.id for one in directory.told_for(unit_id, PostRole.LEADER_IN_CHARGE)} if leader else set()
    tell(news, item, desk, people, at or desk.push_time())


def tell_office(news: News, item: Item, desk: Desk, at: datetime | None = None) -> None:
    """The supervisors, without whoever did it."""
    people = {one.id for one in desk.rules.directory.office(*SUPERVISING)}
    tell(news, item, desk, people - {desk.who.id}, at or desk.push_time())


def tell(news: News, item: Item, desk: Desk, people: Iterable[int], at: datetime) -> None:
    """Each of them once, ever, of this fact."""
    for person_id in people:
        key = f"{news.prefix}{person_id}"
        desk.work.owe(Owed(key, news.kind, person_id, at, item.id, facts=news.facts))


def after_undo(desk: Desk) -> datetime:
    """When news of an act that is easily taken back goes out: once it no longer is."""
    return max(desk.undo_until, desk.push_time())


async def untell(kind: str, fact: str, item: Item, desk: Desk) -> None:
    """What has not been said is dropped; who was told already is told that it does not hold."""
    prefix = News(kind, fact, {}).prefix
    told = await told_to(desk.work.session, prefix)
    item.assignment.version += 1
    mark = f"undone{item.assignment.version}"
    await retire_notices(desk.work, prefix, mark)
    news = News("result_undone", f"{mark}:{kind}:{fact}", {"undone": kind, "by": desk.who.name})
    tell(news, item, desk, told, desk.push_time())
