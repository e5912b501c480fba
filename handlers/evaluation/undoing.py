"""How acts about the annual evaluation are taken back."""

from typing import Final

from handlers.evaluation.scheme import take_back_scheme
from handlers.evaluation.waiving import take_back_waiver
from handlers.retraction import TakeBack

TAKE_BACK: Final[dict[str, TakeBack]] = {
    "evaluation": take_back_scheme,
    "minus_waived": take_back_waiver,
    "minus_counts_again": take_back_waiver,
}
