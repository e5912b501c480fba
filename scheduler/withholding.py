"""What a push must not say of a secret case: it lies open on lock screens, whoever it is for (R6)."""

from collections.abc import Mapping
from typing import Any, Final

from message_templates import render

# Facts of notices that are free text or speak of the matter itself; all others are numbers, names and days.
FREE_TEXT: Final = frozenset(
    {"reason", "text", "note", "basis", "finding", "outcome", "rectification", "title", "words", "content"}
    | {"refusal", "suggestion", "review_note", "said", "doubts", "alike", "because", "skipped_because"}
)


def withheld() -> str:
    """What stands in its place."""
    return render("parts/withheld.j2")


def withhold(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The same facts without free text, however deep it stands."""
    return {name: _without(name, value) for name, value in facts.items()}


def _without(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    if name in FREE_TEXT and value:
        return withheld() if isinstance(value, str) else type(value)()
    if isinstance(value, Mapping):
        return withhold(value)
    return [_without("", one) for one in value] if isinstance(value, list) else value
