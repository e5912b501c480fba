"""What a look at an address comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.intake.items import Laid


@dataclass(frozen=True, slots=True)
class Found:
    """What stood there, and by what a later look may ask whether it has changed."""

    items: Sequence[Laid]
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the items: how many by outcome, numbers of new ones, why the first was refused."""

    counts: dict[str, int]
    numbers: tuple[str, ...] = ()
    why: str = ""
    total: int = field(default=0)


class LookFailed(Exception):
    """Nothing could be found out; `code` names the words (parts/pull_trouble)."""

    def __init__(self, code: str, status: int = 0) -> None:
        super().__init__(code)
        self.code, self.status = code, status
