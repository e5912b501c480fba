"""What every wish has in common, and how a person names a case."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.vocabulary import Source


@dataclass(frozen=True, slots=True)
class CaseRef:
    """How a person names a case: 12, 建议012, 留言88291. `source` only if he said it.

    `ranged` is set for each number of a range (12到15), of which some may be nobody's. `between`: 闭会1, one
    of those handed over between sessions, which are counted on their own.
    """

    ordinal: int
    source: Source | None = None
    written: str = ""
    ranged: bool = field(default=False, compare=False)
    between: bool = False

    def is_among(self, refs: Iterable["CaseRef"]) -> bool:
        """Whether it can be one of these cases, as far as each is named."""
        return any(self._may_be(ref) for ref in refs)

    def _may_be(self, ref: "CaseRef") -> bool:
        same_source = self.source is None or ref.source in {None, self.source}
        elsewhere = self.between and not ref.between and ref.source is not None
        return self.ordinal == ref.ordinal and same_source and not elsewhere


class Intent:
    """The parent of everything a person can want."""

    __slots__ = ()
