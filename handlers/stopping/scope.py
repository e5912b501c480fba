"""Whose messages are stopped: everybody's, or those of one unit's people."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.stops import Stop
from handlers.desk import Desk
from handlers.units import find_short


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole office's messages, or one unit's. `stored` names it among the settings."""

    unit_id: int | None
    unit: str

    @property
    def stored(self) -> str:
        """The scope of the setting."""
        return "" if self.unit_id is None else str(self.unit_id)

    def stop(self, desk: Desk) -> Stop | None:
        """What is stopped there now."""
        policy = desk.rules.policy
        return policy.stop if self.unit_id is None else policy.unit_stops.get(self.unit_id)

    def people(self, desk: Desk) -> Collection[int] | None:
        """Whose messages these are; None for everybody's."""
        if self.unit_id is None:
            return None
        everybody = desk.rules.directory.everybody()
        return frozenset(person.id for person in everybody if self.unit_id in person.unit_ids)


def scope_of(written: str, desk: Desk) -> Scope:
    """The scope that a unit's name means; raises NoSuchUnit."""
    if not written:
        return Scope(None, "")
    unit_id = find_short(written, desk)
    return Scope(unit_id, desk.rules.directory.units[unit_id])
