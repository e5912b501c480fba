"""Which pack holds for a case: the one chosen for it, else the one of its source, else the general one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.packs.pack import Pack
from domain.vocabulary import Source

GENERAL = "generic"


@dataclass(frozen=True, slots=True)
class Packs:
    """All packs by name, and which the office chose for each source."""

    by_name: Mapping[str, Pack]
    by_source: Mapping[Source, str] = field(default_factory=dict)

    def of(self, source: Source, chosen: str = "") -> Pack:
        """The pack of a case; one that is no longer there gives way to its source's."""
        if chosen in self.by_name:
            return self.by_name[chosen]
        named = self.by_source.get(source, "")
        return self.by_name[named] if named in self.by_name else self.made_for(source)

    @property
    def general(self) -> Pack:
        """What holds where nothing else does."""
        return self.by_name[GENERAL]

    def made_for(self, source: Source) -> Pack:
        """The general pack, unless the source has one that bears its name."""
        return self.by_name.get(source.value, self.general)

    def is_chosen(self, source: Source) -> bool:
        """Whether the office chose the source's pack."""
        return self.by_source.get(source, "") in self.by_name

    def find(self, said: str) -> tuple[Pack, ...]:
        """The packs a person may mean by a name, a place or a part of the title."""
        exact = [one for one in self.by_name.values() if said in (one.name, one.title, *one.aliases)]
        return tuple(exact or (one for one in self.by_name.values() if said and said in one.title))
