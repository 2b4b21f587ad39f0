"""The one way from Markdown to HTML that is safe to show."""

import nh3
from markdown_it import MarkdownIt

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def render(text: str) -> str:
    """Safe HTML for a Markdown text."""
    return nh3.clean(str(_parser.render(text)))
