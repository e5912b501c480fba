"""Markdown becomes harmless HTML, whatever stands in it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from simulator.rendering import LINK_SCHEMES, find_links, render_html

ALLOWED = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "img"),
}
PIECES = st.lists(
    st.sampled_from(
        [
            "<script>",
            "</p>",
            "javascript:",
            "[a](",
            ")",
            "![",
            "](data:x)",
            "<img onerror=",
            "**",
            "\n",
            "> ",
            '"',
            "督办",
        ]
    )
).map("".join)


class Inspector(HTMLParser):
    """Fails on any tag, attribute or scheme that is not on the list."""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        for name, value in attrs:
            assert name in {"href", "src", "alt", "title", "rel", "start"}
            if name in {"href", "src"} and ":" in (value or ""):
                assert (value or "").partition(":")[0].lower() in LINK_SCHEMES


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**好**", "<p><strong>好</strong></p>\n"),
        ("一  \n二", "<p>一<br>\n二</p>\n"),
        ("### 题", "<h3>题</h3>\n"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](ftp://a/b)", '<p><a rel="noopener noreferrer">x</a></p>\n'),
    ],
)
def test_markdown_is_rendered(source: str, html: str) -> None:
    assert render_html(source, markdown=True) == html


def test_plain_text_keeps_its_lines_and_signs() -> None:
    assert render_html("a < b & **c**\n二", markdown=False) == "a &lt; b &amp; **c**<br>二"


def test_links_are_found_with_their_words() -> None:
    text = "[**签**收](dtmd://x) 与 <https://e.cn> ，\n\n- [二](http://b)"
    assert find_links(text) == [("签收", "dtmd://x"), ("https://e.cn", "https://e.cn"), ("二", "http://b")]


@given(st.one_of(st.text(), PIECES))
def test_nothing_but_the_allowed_survives(source: str) -> None:
    for markdown in (True, False):
        Inspector().feed(render_html(source, markdown=markdown))
