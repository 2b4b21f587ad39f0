"""How long a text takes to read."""

from nuvika.lib import markdown

WORDS_A_MINUTE = 220


def minutes(text: str) -> int:
    """Whole minutes, at least one, for a Markdown text; code blocks are not counted."""
    return max(1, round(len(markdown.plain(text).split()) / WORDS_A_MINUTE))
