"""Turns what the robot writes into safe HTML, and finds the links a person can tap."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import unquote, urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

LINK_SCHEMES: Final = frozenset({"http", "https", "dtmd", "dingtalk"})
_TAGS: Final = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "img"),
}
_ATTRIBUTES: Final = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False})


@lru_cache(maxsize=4096)
def render_html(text: str, *, markdown: bool) -> str:
    """HTML for the chat page: raw HTML stays text, only harmless tags and link schemes survive."""
    if not markdown:
        return escape(text).replace("\n", "<br>")
    tokens = _MARKDOWN.parse(text)
    for image in _images_of(tokens):
        _point_home(image)
    raw = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return nh3.clean(raw, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(LINK_SCHEMES))


def find_links(text: str) -> list[tuple[str, str]]:
    """Label and address of each link in Markdown `text`, in reading order."""
    found: list[tuple[str, str]] = []
    for block in _MARKDOWN.parse(text):
        found += _links_of(block.children or [])
    return found


def spoken_text(url: str) -> str | None:
    """What tapping a `dtmd://…/sendMessage?content=` link posts; None for any other link. dingtalk.md 2.6."""
    parts = urlsplit(url)
    if (parts.scheme, parts.netloc, parts.path) != ("dtmd", "dingtalkclient", "/sendMessage"):
        return None
    fields = dict(pair.partition("=")[::2] for pair in parts.query.split("&"))
    return unquote(fields["content"]) if "content" in fields else None


def is_safe_link(url: str) -> bool:
    """Whether the messenger would show this link at all."""
    return urlsplit(url).scheme in LINK_SCHEMES


def _links_of(tokens: list[Token]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for position, token in enumerate(tokens):
        if token.type != "link_open":
            continue
        rest = tokens[position + 1 :]
        end = next(index for index, later in enumerate(rest) if later.type == "link_close")
        found.append(("".join(part.content for part in rest[:end]), str(token.attrGet("href"))))
    return found


def _images_of(tokens: list[Token]) -> Iterator[Token]:
    return (part for block in tokens for part in block.children or [] if part.type == "image")


def _point_home(image: Token) -> None:
    """A mediaId stands where a browser needs an address."""
    source = unquote(str(image.attrGet("src")))
    if source.startswith("@"):
        image.attrSet("src", f"/sim/files/{source}")
