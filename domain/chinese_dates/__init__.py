"""Dates as people type them in a chat: a closed grammar that asks rather than guesses."""

from domain.chinese_dates.reader import read_date, read_limit
from domain.chinese_dates.readings import (
    Choice,
    ChoiceReason,
    DateFlag,
    DateReading,
    Exact,
    Refusal,
    Refused,
)
from domain.chinese_dates.wordings import wording_end

__all__ = [
    "Choice",
    "ChoiceReason",
    "DateFlag",
    "DateReading",
    "Exact",
    "Refusal",
    "Refused",
    "read_date",
    "read_limit",
    "wording_end",
]
