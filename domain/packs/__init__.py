"""Policy packs (政策包): what one document says of time limits, returns, answers and closing, by clause."""

from domain.packs.bad_pack import BadPack, Trouble
from domain.packs.choosing import GENERAL, Packs
from domain.packs.collection import read_packs
from domain.packs.pack import (
    Anonymous,
    AnswerRule,
    ClosingRule,
    ContactRule,
    CoOpinionRule,
    ExtensionRule,
    FinishedMeans,
    JointRule,
    LookBackRule,
    OfMany,
    Pack,
    RatingRule,
    RedoRule,
    ReminderRule,
    ReportRule,
    ResultName,
    ResultRule,
    ReturnRule,
    Review,
    ReviewRule,
    Unrated,
)
from domain.packs.reading import read_pack

__all__ = [
    "GENERAL",
    "Anonymous",
    "AnswerRule",
    "BadPack",
    "ClosingRule",
    "CoOpinionRule",
    "ContactRule",
    "ExtensionRule",
    "FinishedMeans",
    "JointRule",
    "LookBackRule",
    "OfMany",
    "Pack",
    "Packs",
    "RatingRule",
    "RedoRule",
    "ReminderRule",
    "ReportRule",
    "ResultName",
    "ResultRule",
    "ReturnRule",
    "Review",
    "ReviewRule",
    "Trouble",
    "Unrated",
    "read_pack",
    "read_packs",
]
