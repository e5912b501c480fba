"""What happens to one piece of news when its time comes: told, put off, passed on, or not told at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol

from domain.bundles import TO_HIMSELF, TO_THE_POST, TO_THE_UNIT
from domain.pointless import Standing, why_pointless
from domain.promptness import News, Rhythm
from domain.vocabulary import PostRole


class Reached(Protocol):
    """A person as far as telling him goes."""

    @property
    def id(self) -> int: ...
    @property
    def can_be_told(self) -> bool: ...


class People(Protocol):
    """Who holds which post on one day."""

    def find(self, person_id: int) -> Reached | None:
        """The person, if he is on record."""
        ...

    def told_for(self, unit_id: int, role: PostRole, about: int | None = None) -> Sequence[Reached]:
        """Whom a message for a post at a unit reaches; `about`: the assignment."""
        ...

    def standing_in_for(self, person_id: int, unit_id: int | None) -> Sequence[Reached]:
        """Who is told in the place of somebody who is away; nobody if he is there."""
        ...


class Told(News, Protocol):
    """News as it is kept or foreseen: with the facts that say whether it is still worth saying."""

    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def assignment_id(self) -> int | None: ...


class Fate(StrEnum):
    """What becomes of it now."""

    TELL = "tell"
    HOLD = "hold"
    HAND_ON = "hand_on"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Decision:
    """The fate of one piece of news, why, and until when or to whom."""

    fate: Fate
    because: str = ""
    until: datetime | None = None
    to: tuple[int, ...] = ()  # persons


@dataclass(frozen=True, slots=True)
class Scene:
    """The moment of telling: who is there, and at which hours people are told."""

    now: datetime
    rhythm: Rhythm
    people: People
    units: Mapping[int, int] = field(default_factory=dict)  # assignment → its unit


TELL: Final = Decision(Fate.TELL)
UNREACHABLE: Final = "unreachable"
CAPPED: Final = "cap"


def decide(news: Told, standing: Standing, scene: Scene) -> Decision:
    """What becomes of one piece of news at this moment."""
    if because := why_pointless(news.kind, news.facts, standing):
        return Decision(Fate.DROP, because)
    rhythm, moment = scene.rhythm, scene.rhythm.moment_of(news)
    if moment > scene.now:
        return Decision(Fate.HOLD, "slot", until=moment)
    if not news.urgent and rhythm.hours.is_quiet(scene.now, rhythm.calendar):
        return _put_off(news, "quiet", scene)
    return _route(news, scene)


def hold_back(news: Sequence[Told], told_today: int, scene: Scene) -> list[Decision | None]:
    """What the day's cap keeps for the next slot, if nothing else has to be told now; else it rides along."""
    held = [scene.rhythm.holds_back(one, told_today) for one in news]
    return [_put_off(one, CAPPED, scene) if all(held) else None for one in news]


def _put_off(news: Told, because: str, scene: Scene) -> Decision:
    return Decision(Fate.HOLD, because, until=scene.rhythm.later_slot(news.person_id, scene.now))


def _route(news: Told, scene: Scene) -> Decision:
    """A post's news goes to whoever holds it today, else to the leader; a person's news to himself.

    For whom is away it goes to his stand-in.
    """
    people, unit_id = scene.people, scene.units.get(news.assignment_id or 0)
    if news.kind in TO_THE_POST and unit_id is not None:
        told = _at_the_post(news, unit_id, people)
    elif stand_ins := _stand_ins(news, unit_id, people):
        told = stand_ins
    else:
        named = people.find(news.person_id)
        if named is not None and named.can_be_told:
            return TELL
        told = _at_the_post(news, unit_id, people) if unit_id and news.kind in TO_THE_UNIT else ()
    if any(person.id == news.person_id for person in told):
        return TELL
    if told:
        return Decision(Fate.HAND_ON, "post_passed_on", to=tuple(person.id for person in told))
    return Decision(Fate.DROP, UNREACHABLE) if unit_id is None else _put_off(news, UNREACHABLE, scene)


def _stand_ins(news: Told, unit_id: int | None, people: People) -> Sequence[Reached]:
    return () if news.kind in TO_HIMSELF else people.standing_in_for(news.person_id, unit_id)


def _at_the_post(news: Told, unit_id: int, people: People) -> Sequence[Reached]:
    role, about = PostRole(news.facts.get("post", PostRole.LIAISON)), news.assignment_id
    return people.told_for(unit_id, role, about) or people.told_for(unit_id, PostRole.LEADER_IN_CHARGE)
