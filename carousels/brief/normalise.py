"""White space at the ends of values and of lines, and runs of blank lines: made one way, by reader and Admin alike."""

import re
from dataclasses import replace

from carousels.deck import TEXT_FIELDS, Deck, Kind, Slide

# Every sign that some program takes for the end of a line. A brief knows one: the line feed.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
INVISIBLE = "\ufeff\u200b"  # byte order mark, zero-width space: at the ends of lines they are white space
BLANK_RUNS = re.compile(r"\n{3,}")


def lines_of(text: str) -> list[str]:
    """Lines without white space at their ends."""
    return [trim_end(line) for line in LINE_ENDS.sub("\n", text).split("\n")]


def trim_end(line: str) -> str:
    trimmed = line.rstrip()
    while trimmed and trimmed[-1] in INVISIBLE:
        trimmed = trimmed.rstrip(INVISIBLE).rstrip()
    return trimmed


def trim(line: str) -> str:
    trimmed = trim_end(line).lstrip()
    while trimmed and trimmed[0] in INVISIBLE:
        trimmed = trimmed.lstrip(INVISIBLE).lstrip()
    return trimmed


def normalise(value: str) -> str:
    """No white space at the ends of the value or of a line, at most one blank line in a row."""
    return BLANK_RUNS.sub("\n\n", trim("\n".join(lines_of(value))))


def normalise_code(value: str) -> str:
    """As `normalise`, but the first line keeps its indentation."""
    return BLANK_RUNS.sub("\n\n", "\n".join(lines_of(value)).strip("\n"))


def normalise_line(value: str) -> str:
    """A value that has one line: white space between its words is one space."""
    return " ".join(normalise(value).split())


def normalise_slide(slide: Slide) -> Slide:
    texts = {name: normalise(getattr(slide, name)) for name in TEXT_FIELDS}
    if slide.kind is Kind.CODE:
        texts["body"] = normalise_code(slide.body)
    return replace(slide, **texts)  # type: ignore[arg-type]


def normalise_deck(deck: Deck) -> Deck:
    single = ("title", "post_type", "blog_post", "language", "size", "theme", "author", "hashtags", "document_title")
    return replace(
        deck,
        caption=normalise(deck.caption),
        slides=tuple(normalise_slide(slide) for slide in deck.slides),
        **{name: normalise_line(getattr(deck, name)) for name in single},
    )
