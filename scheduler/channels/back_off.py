"""What the wire's word on a call means for the row it was about: again, later, or not at all."""

from datetime import timedelta
from typing import Final

from domain.messages import Outcome, Verdict

SHORTEST, LONGEST = timedelta(seconds=5), timedelta(hours=1)
LATER: Final = timedelta(hours=1)  # this person is not to be reached just now
SLOWLY: Final = timedelta(hours=6)  # somebody has to grant a permission first


def wait_after(outcome: Outcome, attempts: int) -> timedelta | None:
    """How long to wait before the next try, after so many; None when there is to be none."""
    if outcome.verdict is Verdict.RETRY_SOON:
        asked = timedelta(seconds=min(max(outcome.retry_after_seconds or 0, 0), LONGEST.total_seconds()))
        doubled: timedelta = SHORTEST * 2 ** min(max(attempts - 1, 0), 16)
        return max(asked, min(doubled, LONGEST))
    if outcome.verdict is Verdict.LATER:
        return LATER
    return SLOWLY if outcome.verdict is Verdict.ALERT else None


def trouble_of(outcome: Outcome) -> str:
    """What the wire gave as its reason."""
    return f"{outcome.code} {outcome.detail}".strip()[:300]
