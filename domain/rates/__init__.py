"""The rates of the field (办结率…), each with its formula, its two numbers and the rule of rounding."""

from domain.rates.classes import ClassShare, share_classes
from domain.rates.counted import Counted, Due, Grain
from domain.rates.formulas import BY_NAME, Formula, formulas_of
from domain.rates.measuring import Measured, apply, fits, measure
from domain.rates.rounding import round_half_up, say_percent
from domain.rates.scope import Scope
from domain.rates.terms import Terms, terms_of

__all__ = [
    "BY_NAME",
    "ClassShare",
    "Counted",
    "Due",
    "Formula",
    "Grain",
    "Measured",
    "Scope",
    "Terms",
    "apply",
    "fits",
    "formulas_of",
    "measure",
    "round_half_up",
    "say_percent",
    "share_classes",
    "terms_of",
]
