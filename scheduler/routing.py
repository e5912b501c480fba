"""Who is told what a post is owed, when posts change hands or people cannot be reached."""

from dataclasses import dataclass

from domain.bundles import TO_THE_POST, TO_THE_UNIT
from domain.vocabulary import PostRole
from storage.desks import Item
from storage.people import Someone
from storage.rules import Rules
from storage.tables import Notice
from storage.unit_of_work import Owed


@dataclass(frozen=True, slots=True)
class Route:
    """Whether the person named is still the one to tell, and otherwise who is; nobody: it waits."""

    stays: bool
    others: tuple[Someone, ...] = ()


STAYS, NOBODY = Route(stays=True), Route(stays=False)


def route(notice: Notice, item: Item | None, rules: Rules) -> Route:
    """A post's news goes to whoever holds it today, else to the leader; a person's news to himself."""
    named = rules.directory.find(notice.person_id)
    reached = named is not None and named.can_be_told
    if item is None or notice.kind not in TO_THE_UNIT:
        return STAYS if reached else NOBODY
    if reached and notice.kind not in TO_THE_POST:
        return STAYS
    role, unit_id = PostRole(notice.facts.get("post", PostRole.LIAISON)), item.assignment.unit_id
    told = rules.directory.told_for(unit_id, role)
    told = told or rules.directory.told_for(unit_id, PostRole.LEADER_IN_CHARGE)
    if any(person.id == notice.person_id for person in told):
        return STAYS
    return Route(stays=False, others=tuple(told))


def redirected(notice: Notice, person: Someone) -> Owed:
    """The same news for another person, under the same facts."""
    about = notice.key.rpartition("@")[0] or notice.key
    return Owed(
        f"{about}@{person.id}",
        notice.kind,
        person.id,
        notice.due_at,
        notice.assignment_id,
        notice.urgent,
        notice.facts,
    )
