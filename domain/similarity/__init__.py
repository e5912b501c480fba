"""How much matters resemble one another by the words they share, and what follows for two of them."""

from domain.similarity.index import Index
from domain.similarity.kinds import SHOWN, TOLD, TOLD_OF_SAME_PERSON, LikenessNote, Raised, is_told, link_kind
from domain.similarity.matter import READ, Matter

__all__ = [
    "READ",
    "SHOWN",
    "TOLD",
    "TOLD_OF_SAME_PERSON",
    "Index",
    "LikenessNote",
    "Matter",
    "Raised",
    "is_told",
    "link_kind",
]
