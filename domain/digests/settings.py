"""What an office may set about its digests: who reads of what, silence on quiet days, pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from domain.digests.scopes import Chosen
from domain.vocabulary import Source

SCOPE: Final = "digest_scope"  # by person
SILENCE: Final = "digest_silence"
PICTURES: Final = "digest_pictures"


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """What is set, or how it is without."""

    scopes: Mapping[int, Chosen] = field(default_factory=dict)  # person → cases
    silent_when_quiet: bool = False  # no digest on a day without anything to say, instead of one line
    pictures: bool = True


def read_digest_settings(settings: Mapping[tuple[str, str], Mapping[str, Any]]) -> DigestSettings:
    """What stored settings give; a scope without units and sources means everything, an empty one nothing."""
    return DigestSettings(
        {
            int(scope): Chosen(tuple(value["units"]), tuple(map(Source, value["sources"])))
            for (name, scope), value in settings.items()
            if name == SCOPE and value
        },
        settings.get((SILENCE, ""), {}).get("on", False),
        settings.get((PICTURES, ""), {}).get("on", True),
    )
