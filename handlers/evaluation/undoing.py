"""How acts about the annual evaluation are taken back."""

from typing import Final

from handlers.evaluation.waiving import take_back_waiver
from handlers.retraction import TakeBack

TAKE_BACK: Final[dict[str, TakeBack]] = {
    "minus_waived": take_back_waiver,
    "minus_counts_again": take_back_waiver,
}
