"""What keeps the parser's work in proportion: bounds that no article reaches and every hostile text does."""

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline import StateInline

MAX_LINES = 8_000  # of Markdown; each may be a list item, a heading or a row, and costs some 0.05 ms
MAX_BRACKETS = 8_000  # each looks ahead for its other half
MAX_MARKS = 20_000  # stars, underscores and tildes; each becomes a token that looks back for its other half

_BRACKET_RULES = ("link", "image", "footnote_ref")
_MARKS = {"emphasis": "*_", "strikethrough": "~"}
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


def limit_signs(parser: MarkdownIt) -> None:
    """Let brackets, and what marks words, be plain signs once a text has had its share of them."""
    for entry in parser.inline.ruler.__rules__:
        if entry.name in _BRACKET_RULES:
            entry.fn = _bounded_brackets(entry.fn)
        if entry.name in _MARKS:
            entry.fn = _bounded_marks(entry.fn, _MARKS[entry.name])
    parser.inline.ruler.__compile__()


def _bounded_brackets(rule: Rule) -> Any:
    def bounded(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "[!":
            return False
        spent = state.env.get("brackets", 0) + 1
        state.env["brackets"] = spent
        return spent <= MAX_BRACKETS and rule(state, silent)

    return bounded


def _bounded_marks(rule: Rule, signs: str) -> Any:
    def bounded(state: StateInline, silent: bool) -> bool:
        sign = state.src[state.pos]
        if sign not in signs:
            return False
        end = state.pos
        while end < state.posMax and state.src[end] == sign:
            end += 1
        run = state.src[state.pos : end]
        state.env["marks"] = state.env.get("marks", 0) + len(run)
        if state.env["marks"] <= MAX_MARKS:
            return rule(state, silent)
        if not silent:
            state.pending += run
        state.pos = end
        return True

    return bounded
