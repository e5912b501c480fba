"""The share of a unit's annual assessment that its case handling earns (年考评, S1-9, S3-13)."""

from domain.evaluation.reckoning import Deduction, Earned, reckon
from domain.evaluation.scheme import EVALUATION, SHARE, MinusRule, Scheme, read_scheme

__all__ = ["EVALUATION", "SHARE", "Deduction", "Earned", "MinusRule", "Scheme", "read_scheme", "reckon"]
