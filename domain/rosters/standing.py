"""The roster as it stands on a day: units, and people with the posts they hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.tables.units import UnitRegister
from domain.vocabulary import PostRole


@dataclass(frozen=True, slots=True)
class Seat:
    """A post that somebody holds; `unit` is the full name."""

    unit: str
    role: PostRole
    stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person on record with the posts held today, perhaps none."""

    id: int
    name: str
    user_id: str = ""
    mobile: str = ""
    reachable: bool = True
    seats: tuple[Seat, ...] = ()

    @property
    def home(self) -> str:
        """The unit by which people tell him from others of his name."""
        return self.seats[0].unit if self.seats else ""

    @property
    def can_be_told(self) -> bool:
        """Whether the messenger reaches him, as far as is known."""
        return bool(self.user_id) and self.reachable

    def holds(self, unit: str, role: PostRole) -> bool:
        """Whether he holds that post."""
        return any(seat.unit == unit and seat.role is role for seat in self.seats)


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Everybody and every unit. `open_cases` are numbers by unit, of units that have any."""

    units: tuple[str, ...]
    members: tuple[Member, ...]
    open_cases: dict[str, int] = field(default_factory=dict)

    @property
    def register(self) -> UnitRegister:
        """The unit names as people may write them."""
        return UnitRegister.of(dict.fromkeys(self.units, ()))

    def by_user(self, user_id: str) -> Member | None:
        """Whose user id it is."""
        return next((one for one in self.members if user_id and one.user_id == user_id), None)

    def by_mobile(self, mobile: str) -> Member | None:
        """Whose mobile it is: of somebody in office before one who only was."""
        found = [one for one in self.members if mobile and one.mobile == mobile]
        return min(found, key=lambda one: not one.seats, default=None)

    def named(self, name: str, unit: str = "") -> list[Member]:
        """Those of that name, or user id, who hold a post, at that unit if one is named."""
        found = (one for one in self.members if name and name in (one.name, one.user_id) and one.seats)
        return [one for one in found if not unit or any(seat.unit == unit for seat in one.seats)]

    def holders(self, unit: str, role: PostRole) -> list[Member]:
        """Who holds a post at a unit."""
        return [one for one in self.members if one.holds(unit, role)]

    def everybody_with(self, role: PostRole) -> list[Member]:
        """Who holds a post anywhere."""
        return [one for one in self.members if any(seat.role is role for seat in one.seats)]


def units_of(members: Iterable[Member]) -> set[str]:
    """The units these people work for."""
    return {seat.unit for one in members for seat in one.seats}
