"""How often something came lately, by whom: a protective limit that slides with the moments it is given."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from typing import Final

KEYS_REMEMBERED: Final = 10_000  # whoever invents names must not fill the memory


class SlidingWindow:
    """At most `most` in any `span`, for each key. Moments may jump in either direction.

    With `counts_refused` what was refused counts too, so that it takes a pause to be admitted again.
    """

    def __init__(self, most: int, span: timedelta, *, counts_refused: bool = False) -> None:
        self._most, self._span, self._counts_refused = most, span, counts_refused
        self._seen: OrderedDict[str, deque[datetime]] = OrderedDict()

    def admits(self, moment: datetime, key: str = "") -> bool:
        """Count one more; False when there were as many as may be in the span that ends now."""
        seen = self._seen.setdefault(key, deque(maxlen=self._most))
        self._seen.move_to_end(key)
        if len(self._seen) > KEYS_REMEMBERED:
            self._seen.popitem(last=False)
        is_free = len(seen) < self._most or abs(moment - seen[0]) >= self._span
        if is_free or self._counts_refused:
            seen.append(moment)
        return is_free

    def wait_seconds(self, moment: datetime, key: str = "") -> int:
        """Whole seconds after which one more would be admitted if none came meanwhile; 0 when at once."""
        seen = self._seen.get(key, deque())
        if len(seen) < self._most or abs(moment - seen[0]) >= self._span:
            return 0
        return min(-(-(seen[0] + self._span - moment) // SECOND), self._span // SECOND)


SECOND: Final = timedelta(seconds=1)
