"""Every word duban says, and the renderer that puts facts into it."""

from message_templates.office_words import Unsayable, facts_of, say_own_words
from message_templates.rendering import Markdown, escape, render, render_content, unescape

__all__ = [
    "Markdown",
    "Unsayable",
    "escape",
    "facts_of",
    "render",
    "render_content",
    "say_own_words",
    "unescape",
]
