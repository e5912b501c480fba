"""What becomes of an item that came in, and of an address that is looked at."""

from enum import StrEnum


class ItemState(StrEnum):
    """Where an item stands."""

    WAITING = "waiting"  # 待分办: somebody of the office has to look at it
    ENTERED = "entered"  # handed out, or brought a case on record up to date
    DECLINED = "declined"  # the office does not take it


class Outcome(StrEnum):
    """What a request did with one item."""

    HANDED_OUT = "handed_out"
    UNCHANGED = "unchanged"  # it has come before, exactly so
    WAITING = "waiting"  # for somebody of the office
    REFUSED = "refused"  # nothing was changed or kept; `problems` says why
    DECLINED = "declined"  # the office has decided before not to take it


class PullState(StrEnum):
    """Whether an address is looked at."""

    TRIAL = "trial"  # looked at once, nothing is taken before somebody said yes
    ON = "on"
    STOPPED = "stopped"  # by an administrator
    GIVEN_UP = "given_up"  # it failed too often
