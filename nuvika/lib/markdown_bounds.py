"""What keeps the parser's work in proportion: bounds that no article reaches and every hostile text does."""

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline import StateInline

MAX_LINES = 8_000  # of Markdown; each may be a list item, a heading or a row, and costs some 0.05 ms
MAX_BRACKETS = 12_000  # each looks ahead for its other half

_BRACKET_RULES = ("link", "image", "footnote_ref")
Rule = Callable[[StateInline, bool], bool]


def split(text: str) -> tuple[str, str]:
    """What is read as Markdown, and what is beyond MAX_LINES."""
    if text.count("\n") <= MAX_LINES:
        return text, ""
    place = -1
    for _ in range(MAX_LINES):
        place = text.index("\n", place + 1)
    return text[: place + 1], text[place + 1 :]


def as_written(rest: str) -> str:
    """HTML that shows a text as it is."""
    return f"<pre><code>{escapeHtml(rest)}</code></pre>" if rest else ""


def limit_brackets(parser: MarkdownIt) -> None:
    """Let brackets be plain signs once a text has had its share of them."""
    for entry in parser.inline.ruler.__rules__:
        if entry.name in _BRACKET_RULES:
            entry.fn = _bounded(entry.fn)
    parser.inline.ruler.__compile__()


def _bounded(rule: Rule) -> Any:
    def bounded(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "[!":
            return False
        spent = state.env.get("brackets", 0) + 1
        state.env["brackets"] = spent
        return spent <= MAX_BRACKETS and rule(state, silent)

    return bounded
