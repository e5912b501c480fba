"""Whatever is said about a secret case says so in its title: people see it, and logs of the wire obey it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from domain.messages import Content
from message_templates import render
from message_templates.rendering import LONGEST_TITLE, cut
from storage.lines import CaseLine


def mark_secret(content: Content) -> Content:
    """The title with 敏感件 in it."""
    word = render("parts/secret.j2")
    title = content.title if word in content.title else cut(f"{word} {content.title}", LONGEST_TITLE)
    return replace(content, title=title)


def speaks_of_secrets(facts: Any) -> bool:  # noqa: ANN401 - whatever templates take
    """Whether any case among the facts of a reply is a secret one."""
    if isinstance(facts, CaseLine):
        return facts.secret
    if isinstance(facts, Mapping):
        return any(map(speaks_of_secrets, facts.values()))
    if isinstance(facts, str | bytes):
        return False
    if is_dataclass(facts) and not isinstance(facts, type):
        return any(speaks_of_secrets(getattr(facts, part.name)) for part in fields(facts))
    return isinstance(facts, list | tuple | set | frozenset) and any(map(speaks_of_secrets, facts))
