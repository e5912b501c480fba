"""Whose cases somebody may see: what his posts add up to (R60), and how that is said of a post."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from domain.chapters import Reach
from domain.digests.scopes import PARTNERS, VIEWS, Chosen
from domain.permissions import SUPERVISING, UNIT
from domain.vocabulary import PostRole, Source

REACH: Final[dict[PostRole, Reach]] = {
    **dict.fromkeys(UNIT, Reach.OWN),
    **dict.fromkeys(SUPERVISING, Reach.ALL),
    PostRole.DISTRICT_LEADER: Reach.FIELD,
    PostRole.CONGRESS_PARTNER: Reach.KEY,
    PostRole.CPPCC_PARTNER: Reach.KEY,
    PostRole.DISCIPLINE_COPY: Reach.NONE,
}
_SOURCES: Final = {role: PARTNERS[view] for role, view in VIEWS if view in PARTNERS}


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a unit's part in a case decides who may see it."""

    unit_id: int
    source: Source
    key: bool
    leaders: tuple[str, ...] = ()  # whoever handles or supervises it, as written: 张建国副区长


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person may see; each field adds to the others."""

    everything: bool = False
    units: frozenset[int] = frozenset()
    field: Chosen | None = None
    leads: str = ""  # the cases that name him
    key_of: frozenset[Source] = frozenset()

    @property
    def by_unit(self) -> bool:
        """Whether it is said in full by units: all, or his own."""
        return self.everything or (self.field is None and not self.key_of)

    def covers(self, part: Seen) -> bool:
        """Whether he may see this part of a case."""
        return (
            self.everything
            or part.unit_id in self.units
            or self._in_field(part)
            or (part.key and part.source in self.key_of)
        )

    def covers_unit(self, unit_id: int) -> bool:
        """Whether he may see whatever a unit does."""
        field = self.field
        led = field is not None and unit_id in field.units and not field.sources
        return self.everything or unit_id in self.units or led

    def _in_field(self, part: Seen) -> bool:
        if self.field is None:
            return False
        of_unit = not self.field.units or part.unit_id in self.field.units
        of_source = not self.field.sources or part.source in self.field.sources
        return (of_unit and of_source) or any(self.leads in leader for leader in part.leaders)


EVERYTHING: Final = Sight(everything=True)


def sight_of(
    roles: Collection[PostRole], unit_ids: frozenset[int], name: str, chosen: Chosen | None
) -> Sight:
    """What somebody with these posts sees; `chosen` is the field an administrator gave him, if he leads."""
    reaches = {REACH[role] for role in roles}
    whole = Reach.FIELD in reaches and chosen in (None, Chosen())
    if Reach.ALL in reaches or whole:
        return EVERYTHING
    return Sight(
        units=unit_ids,
        field=chosen if Reach.FIELD in reaches else None,
        leads=name,
        key_of=frozenset(_SOURCES[role] for role in roles if role in _SOURCES),
    )
