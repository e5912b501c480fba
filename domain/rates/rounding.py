"""Percentages as they are published: exact until the last step, then rounded half up (四舍五入)."""

from decimal import ROUND_HALF_UP, Decimal

Number = int | Decimal


def round_half_up(numerator: Number, denominator: Number, decimals: int) -> Decimal | None:
    """So many of a hundred, to so many decimals; 0 of 0 is no rate."""
    if not denominator:
        return None
    exact = Decimal(100 * numerator) / Decimal(denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def say_percent(percent: Decimal) -> str:
    """61.05, and 100 rather than 100.00: zeros at the end say nothing."""
    said = f"{percent:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said
