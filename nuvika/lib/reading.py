"""How long a text takes to read."""

from nuvika.lib import markdown

WORDS_A_MINUTE = 220


def words(text: str) -> int:
    """Of a Markdown text; code blocks are not counted."""
    return len(markdown.plain(text).split())


def minutes(words: int) -> int:
    """Whole minutes, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))
