"""Intents as JSON, so that an open question survives a restart."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from domain import intents
from domain.intents import Intent
from handlers.replying import Question


@cache
def _adapter(name: str) -> TypeAdapter[Intent]:
    kind = getattr(intents, name)
    if not (isinstance(kind, type) and issubclass(kind, Intent)):
        raise TypeError(name)
    return TypeAdapter(kind)


def encode(question: Question) -> dict[str, Any]:
    """The question as a JSON document."""
    listed = [
        [type(intent).__name__, _adapter(type(intent).__name__).dump_python(intent, mode="json")]
        for intent in question.intents
    ]
    return {
        "intents": listed,
        "wants_words_for": question.wants_words_for,
        "settles": question.settles,
        "rereads": question.rereads,
    }


def decode(document: dict[str, Any]) -> Question:
    """The question a document holds."""
    listed = tuple(_adapter(name).validate_python(fields) for name, fields in document["intents"])
    return Question(listed, document["wants_words_for"], document["settles"], document["rereads"])
