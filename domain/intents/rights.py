"""What may be asked about rights."""

from dataclasses import dataclass

from domain.intents.intent import Intent

__all__ = ["ShowRights", "ShowWhoMay"]


@dataclass(frozen=True, slots=True)
class ShowRights(Intent):
    """权限 (his own), 权限 联络员, 权限 李敏: what a post or a person may do, and whose cases it sees."""

    whose: str = ""


@dataclass(frozen=True, slots=True)
class ShowWhoMay(Intent):
    """谁能销号: which posts may, and who holds them. `what` is the act as the catalogue knows it."""

    what: str
