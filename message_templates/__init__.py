"""Every word duban says, and the renderer that puts facts into it."""

from message_templates.rendering import Markdown, escape, render, render_content, unescape

__all__ = ["Markdown", "escape", "render", "render_content", "unescape"]
