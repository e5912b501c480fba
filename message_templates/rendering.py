"""Puts facts into templates. User text always comes out as the text it is, never as markup."""

import re
from functools import cache
from typing import Any

from jinja2 import PackageLoader, StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from domain.messages import Button, Content
from message_templates import formats

_TITLE, _BUTTON = "@title ", "@button "
LONGEST_TITLE = 40  # characters that a chat list shows
_SPECIAL = re.compile(r"([\\`*_\[\]<>~|@#])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>~|@#.)+=-])")


class Markdown(str):
    """Text that is already Markdown of our own making; everything else is escaped on its way out."""

    __slots__ = ()


def escape(text: str) -> str:
    """One line of plain text as Markdown that shows exactly that text (CommonMark 2.4)."""
    line = " ".join(text.split())
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", _SPECIAL.sub(r"\\\1", line))


def unescape(text: str) -> str:
    """The inverse of `escape`, for places that show plain text: titles and buttons."""
    return _ESCAPED.sub(r"\1", text)


def quote(text: str) -> Markdown:
    """Text of several lines as a Markdown quotation, line by line as it was typed."""
    lines = [escape(line) for line in text.splitlines()] or [""]
    return Markdown("\n".join(f"> {line}  " if line else ">" for line in lines))


def cut(text: str, length: int) -> str:
    """At most `length` characters, with an ellipsis where something is missing."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _finalize(value: object) -> str:
    if isinstance(value, Markdown):
        return value
    return escape(value if isinstance(value, str) else str(value))


def tap(says: str, label: str) -> Markdown:
    """A link in running text that says something in the person's own name when tapped."""
    return Markdown(f"[{escape(label)}]({formats.tap_address(says)})")


def directives(rendered: str) -> Markdown:
    """Of a rendered text only what stands in the title and on the buttons."""
    return Markdown("\n".join(li for li in rendered.splitlines() if li.startswith((_TITLE, _BUTTON))))


@cache
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=PackageLoader("message_templates", "zh"),
        undefined=StrictUndefined,
        autoescape=False,
        auto_reload=False,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters |= {
        "quote": quote, "cut": cut, "tap": tap, "directives": directives, **formats.FILTERS,
    }  # fmt: skip
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def render(name: str, /, **facts: Any) -> str:  # noqa: ANN401 - facts are whatever the template names
    """The text of one template, e.g. `render("errors/no_such_case.md.j2", number="12")`."""
    return _template(name).render(**facts).strip()


def render_content(name: str, /, **facts: Any) -> Content:  # noqa: ANN401 - see `render`
    """A whole message: `@title …` and `@button label | what it says` lines, the rest is the text."""
    title, buttons, body = "", list[Button](), list[str]()
    for line in render(name, **facts).splitlines():
        if line.startswith(_TITLE):
            title = unescape(line.removeprefix(_TITLE).strip())
        elif line.startswith(_BUTTON):
            label, _, says = line.removeprefix(_BUTTON).partition(" | ")
            buttons.append(Button(unescape(label.strip()), unescape(says.strip())))
        else:
            body.append(line)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(body)).strip()
    title = title or _opening(unescape(text.partition("\n")[0].replace("**", "")))
    return Content(cut(title, LONGEST_TITLE), text, tuple(buttons[:5]))


def _opening(line: str) -> str:
    """The line as a title: as much of it as a chat list shows, up to the end of a sentence or clause."""
    if len(line) <= LONGEST_TITLE:
        return line
    ends = [place for place, sign in enumerate(line[: LONGEST_TITLE + 1]) if sign in "。？！；，"]
    whole = [place for place in ends if line[place] in "。？！"]
    return line[: (whole or ends)[-1]] if ends else line
