"""What an article says in short: its headings, and what stands first under each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from nuvika.lib import markdown

HEADINGS = ("h2", "h3")


@dataclass(slots=True)
class Section:
    """A heading (empty before the first one), and the plain words of what follows it up to the next."""

    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)  # of its lists


def sections(text: str) -> list[Section]:
    """The parts of a Markdown text at its second headings, or at its third ones where it has no second."""
    tokens = markdown.parse(text)
    level = next((tag for tag in HEADINGS if any(token.tag == tag for token in tokens)), HEADINGS[0])
    found = [Section()]
    for place, token in enumerate(tokens):
        if token.type != "inline":
            continue
        words, opening = _words(token), tokens[place - 1]
        if opening.type == "heading_open" and opening.tag == level:
            found.append(Section(words))
        elif opening.type == "paragraph_open" and words:
            is_point = place > 1 and tokens[place - 2].type == "list_item_open"
            (found[-1].points if is_point else found[-1].paragraphs).append(words)
    return [section for section in found if section.heading or section.paragraphs or section.points]


def _words(token: Token) -> str:
    """The words of a line as readers see them, without the sign that links to a heading."""
    return " ".join("".join(_parts(token.children or ())).split())


def _parts(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
