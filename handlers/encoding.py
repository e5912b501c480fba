"""Intents as JSON, so that an open question survives a restart."""

from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from domain import intents
from domain.intents import Intent
from handlers.replying import Question, Shown

_HOLDING: dict[str, str] = {"Several": "acts", "Unclear": "options", "NotUnderstood": "nearest"}  # intents
_PLAIN = ("settles", "rereads", "yes_is_first", "number", "guess", "restates", "again")
_SHOWN = TypeAdapter(Shown)


@cache
def _adapter(name: str) -> TypeAdapter[Intent]:
    kind = getattr(intents, name)
    if not (isinstance(kind, type) and issubclass(kind, Intent)):
        raise TypeError(name)
    return TypeAdapter(kind)


def encode(question: Question) -> dict[str, Any]:
    """The question as a JSON document."""
    return {
        "intents": [_encode(intent) for intent in question.intents],
        "wants_words_for": question.wants_words_for,
        "shown": _SHOWN.dump_python(question.shown, mode="json"),
        "beneath": encode(question.beneath) if question.beneath else None,
        **{name: getattr(question, name) for name in _PLAIN},
    }


def decode(document: dict[str, Any]) -> Question:
    """The question a document holds."""
    listed = tuple(_decode(name, fields) for name, fields in document["intents"])
    kept = {name: value for name, value in document.items() if name in _PLAIN}
    beneath, shown = document.get("beneath"), document.get("shown")
    return Question(
        listed,
        document["wants_words_for"],
        **kept,
        beneath=decode(beneath) if beneath else None,
        shown=_SHOWN.validate_python(shown) if shown else Shown(),
    )


def _encode(intent: Intent) -> list[Any]:
    """Name and fields; intents within an intent likewise."""
    name = type(intent).__name__
    held = _HOLDING.get(name)
    if held is None:
        return [name, _adapter(name).dump_python(intent, mode="json")]
    own = {part: kind.dump_python(getattr(intent, part), mode="json") for part, kind in _others(name).items()}
    return [name, {**own, held: [_encode(one) for one in getattr(intent, held)]}]


def _decode(name: str, document: dict[str, Any]) -> Intent:
    held = _HOLDING.get(name)
    if held is None:
        return _adapter(name).validate_python(document)
    own = {part: kind.validate_python(document[part]) for part, kind in _others(name).items()}
    intent: Intent = getattr(intents, name)(**own, **{held: tuple(_decode(*one) for one in document[held])})
    return intent


@cache
def _others(name: str) -> dict[str, TypeAdapter[Any]]:
    """The fields besides the intents that an intent holds."""
    hints = get_type_hints(getattr(intents, name))
    return {part: TypeAdapter(hint) for part, hint in hints.items() if part != _HOLDING[name]}
