"""What happens to one piece of news when its time comes: told, put off, passed on, or not told at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol

from domain.bundles import TO_THE_POST, TO_THE_UNIT, Standing, why_pointless
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

    def told_for(self, unit_id: int, role: PostRole) -> Sequence[Reached]:
        """Whom a message for a post at a unit reaches."""
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
    """A post's news goes to whoever holds it today, else to the leader; a person's news to himself."""
    named = scene.people.find(news.person_id)
    reached, unit_id = named is not None and named.can_be_told, scene.units.get(news.assignment_id or 0)
    if reached and (unit_id is None or news.kind not in TO_THE_POST):
        return TELL
    if unit_id is None:
        return Decision(Fate.DROP, UNREACHABLE)
    told = _at_the_post(news, unit_id, scene.people) if news.kind in TO_THE_UNIT else ()
    if any(person.id == news.person_id for person in told):
        return TELL
    if told:
        return Decision(Fate.HAND_ON, "post_passed_on", to=tuple(person.id for person in told))
    return _put_off(news, UNREACHABLE, scene)


def _at_the_post(news: Told, unit_id: int, people: People) -> Sequence[Reached]:
    role = PostRole(news.facts.get("post", PostRole.LIAISON))
    return people.told_for(unit_id, role) or people.told_for(unit_id, PostRole.LEADER_IN_CHARGE)
