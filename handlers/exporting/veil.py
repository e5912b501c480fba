"""What of a case an export may show: masked unless the full text was asked for; of a secret case nothing."""

from dataclasses import dataclass
from typing import Final

from domain.masking import ALL_MASKS, PUBLIC_PROPOSERS, Masks, mask_name
from storage.lines import people_of, private_names, title_for_all
from storage.tables import Case

HIDDEN: Final = "敏感件"


@dataclass(frozen=True, slots=True)
class Veil:
    """Over one case. `full`: as written, except secret cases, which show their number only."""

    case: Case
    full: bool = False
    masks: Masks = ALL_MASKS  # as the office wants it

    @property
    def title(self) -> str:
        """What the case is about; the word for secret ones."""
        if self.case.secret:
            return HIDDEN
        return self.case.title if self.full else title_for_all(self.case, self.masks)

    @property
    def people(self) -> tuple[str, ...]:
        """Who raised it."""
        if self.case.secret:
            return ()
        return tuple(self.case.proposers if self.full else people_of(self.case, self.masks))

    def text(self, text: str, *names: str) -> str:
        """Words about the case; `names` are people who are named besides those who raised it."""
        if self.case.secret:
            return ""
        return (
            text if self.full else self.masks.spoken(text, (*private_names(self.case), *self._private(names)))
        )

    def person(self, name: str) -> str:
        """Somebody who spoke for himself; whoever holds a public office is named."""
        if self.case.secret:
            return ""
        return self.text(name, name)

    def _private(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if self.case.source in PUBLIC_PROPOSERS:
            return ()
        return tuple(name for name in names if len(name) > 1 and mask_name(name) != name)
