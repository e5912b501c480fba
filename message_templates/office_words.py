"""Puts facts into an office's own words: a closed room with nothing in it but those facts."""

from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from domain.office_words import Written, read_words
from message_templates.rendering import Markdown, escape, render, unescape

LONGEST = 600  # characters that come out: more would not be a reminder


class Unsayable(Exception):
    """The words, filled in, are no message: a place is missing, or they grow too long."""


@cache
def _room() -> ImmutableSandboxedEnvironment:
    room = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, finalize=lambda value: escape(str(value))
    )
    for shelf in (room.globals, room.filters, room.tests):
        shelf.clear()
    return room


def facts_of(case: object, person: str) -> dict[str, str]:
    """What the words may name of a case (`storage.lines.CaseLine`): nothing else is ever put in."""
    lines = render("parts/office_facts.j2", case=case).splitlines()
    named = dict(line.split("=", 1) for line in lines if "=" in line)
    return {name: unescape(value.strip()) for name, value in named.items()} | {"person": person}


def say_own_words(text: str, kind: str, facts: Mapping[str, str]) -> Markdown:
    """One line. Raises BadInput for what cannot be a message of that kind, else Unsayable."""
    source = _source(read_words(text, kind))
    try:
        said = _room().from_string(source).render(**facts)
    except TemplateError as error:
        raise Unsayable(kind) from error
    if len(said) > LONGEST:
        raise Unsayable(kind, len(said))
    return Markdown(said)


def _source(written: Iterable[Written]) -> str:
    return "".join(f"{{{{ {one.fact} }}}}" if one.fact else escape_within(one.words) for one in written)


def escape_within(words: str) -> str:
    """Words between facts: signs of Markdown show as they are, blanks at the ends stay."""
    lead = len(words) - len(words.lstrip())
    trail = len(words.rstrip())
    return words[:lead] + escape(words) + words[trail:] if words.strip() else words
