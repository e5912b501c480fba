"""What every wish has in common, and how a person names a case."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.vocabulary import Source


@dataclass(frozen=True, slots=True)
class CaseRef:
    """How a person names a case: 12, 建议012, 留言88291. `source` only if he said it.

    `ranged` is set for each number of a range (12到15), of which some may be nobody's.
    """

    ordinal: int
    source: Source | None = None
    written: str = ""
    ranged: bool = field(default=False, compare=False)

    def is_among(self, refs: Iterable["CaseRef"]) -> bool:
        """Whether it can be one of these cases, as far as each is named."""
        return any(
            self.ordinal == ref.ordinal and (self.source is None or ref.source in {None, self.source})
            for ref in refs
        )


class Intent:
    """The parent of everything a person can want."""

    __slots__ = ()
