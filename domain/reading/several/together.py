"""Which acts may stand beside each other in one message, and which contradict each other."""

from typing import Final

from domain import intents
from domain.intents import CaseRef, Intent
from domain.intents.harmless import HARMLESS

# What may be done together with other acts; whatever puts something right or sets something stands alone.
ACTS: Final[tuple[type[Intent], ...]] = (
    intents.Acknowledge,
    intents.ReportProgress,
    intents.Answer,
    intents.LogContact,
    intents.AskExtension,
    intents.AskReturn,
    intents.Approve,
    intents.Refuse,
    intents.Urge,
    intents.CloseCase,
    intents.ListForSupervision,
    intents.RecordVisit,
    intents.RateResult,
)
_BESIDE_OTHERS = (intents.Acknowledge, intents.ReportProgress, intents.LogContact, *HARMLESS)
_NEVER_BESIDE = (intents.AskReturn, intents.Approve, intents.Refuse)


def share_case(one: Intent, two: Intent) -> bool:
    """Whether both name the same case, as far as they name it."""
    theirs: tuple[CaseRef, ...] = getattr(two, "refs", ())
    ours: tuple[CaseRef, ...] = getattr(one, "refs", ())
    return any(ref.is_among(theirs) for ref in ours)


def go_together(one: Intent, two: Intent) -> bool:
    """Whether both can be meant for one and the same case; not so 12签收，12退回."""
    if isinstance(one, HARMLESS) or isinstance(two, HARMLESS):
        return True
    if type(one) is type(two) or isinstance(one, _NEVER_BESIDE) or isinstance(two, _NEVER_BESIDE):
        return False
    return isinstance(one, _BESIDE_OTHERS) or isinstance(two, _BESIDE_OTHERS)
