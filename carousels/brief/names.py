"""The names that a brief knows, and the lines that carry them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from carousels.brief.normalise import trim
from carousels.deck import Kind

TITLE_NAMES = ("linkedin carousel", "carousel")
HEADER_NAMES = {
    "post type": "post_type",
    "blog post": "blog_post",
    "language": "language",
    "size": "size",
    "theme": "theme",
    "author": "author",
    "hashtags": "hashtags",
    "caption": "caption",
}
SLIDE_NAMES = {
    "label": "label",
    "headline": "headline",
    "title": "headline",
    "subline": "subline",
    "subheadline": "subline",
    "subtitle": "subline",
    "body": "body",
    "text": "body",
    "copy": "body",
    "link": "link",
    "url": "link",
    "alt": "alt",
    "alttext": "alt",
    "notes": "notes",
    "speakernotes": "notes",
    "visual": "notes",
    "designnote": "notes",
}
KINDS = {kind.value: kind for kind in Kind} | {"call to action": Kind.CTA}

REACH = 120  # characters: names and headings stand at the start of a line, however long it is
_SPACE = "[\\s\ufeff\u200b\u2060]"
_MARKS = rf"{_SPACE}*(?:(?:>|#{{1,6}}(?=\s)|[-*•](?=\s)){_SPACE}*)*(?:\*\*|__|\*|_)?{_SPACE}*"
_HEADING = re.compile(
    rf"{_MARKS}slide{_SPACE}*#?{_SPACE}*(\d{{1,6}})(?:{_SPACE}*/{_SPACE}*\d{{1,6}})?(.*)", re.I | re.S
)
_AFTER_HEADING = re.compile(rf"{_SPACE}*(?:\*\*|__)?{_SPACE}*(?:[-–—―:：]+{_SPACE}*(.*))?", re.S)
_FIELD = re.compile(
    rf"{_MARKS}([\"'“”‘’«»]?[^\W\d_][^:：\n]{{0,30}}?)(?:\*\*|__|\*|_)?{_SPACE}*[:：](?:\*\*|__|\*|_)?"
)
_RULE = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_QUOTES = "\"'“”‘’«»"


@dataclass(frozen=True, slots=True)
class Heading:
    number: int
    kind: str  # as written; empty where none is


@dataclass(frozen=True, slots=True)
class Field:
    name: str  # as written
    key: str  # of SLIDE_NAMES or HEADER_NAMES; "title" for the title line
    value: str  # as written, but for one space behind the colon


def heading_of(line: str) -> Heading | None:
    """“SLIDE 3 — Quote”, in any of the ways in which people write it."""
    found = _HEADING.fullmatch(line[:REACH])
    if not found:
        return None
    rest = _AFTER_HEADING.fullmatch(found[2])
    if not rest:
        return None
    return Heading(int(found[1]), trim(rest[1] or "").strip("*_ "))


def slide_field(line: str) -> Field | None:
    return _field(line, lambda name: SLIDE_NAMES.get(re.sub(r"[-‐-―\s]", "", name)))


def header_field(line: str) -> Field | None:
    return _field(line, lambda name: HEADER_NAMES.get(re.sub(r"[-‐-―\s]+", " ", name)))


def title_field(line: str) -> Field | None:
    return _field(line, lambda name: "title" if " ".join(name.split()) in TITLE_NAMES else None)


def is_rule(line: str) -> bool:
    """A line of nothing but ***, --- or ___, as a notes app puts between slides."""
    return len(line) < REACH and bool(_RULE.fullmatch(line))


def _field(line: str, key_of: Callable[[str], str | None]) -> Field | None:
    found = _FIELD.match(line[:REACH])
    if not found:
        return None
    name = trim(found[1]).strip(_QUOTES + "*_ ")
    key = key_of(name.lower())
    return Field(name, key, line[found.end() :].removeprefix(" ")) if key else None


def is_special(line: str) -> bool:
    """Whether a line of a value would be taken for something else."""
    return bool(line) and bool(
        heading_of(line) or slide_field(line) or header_field(line) or title_field(line) or is_rule(line)
    )


def escaped(line: str) -> str:
    """The line with a backslash before it where it would be taken for something else."""
    return "\\" + line if is_special(line.lstrip("\\")) else line


def unescaped(line: str) -> str:
    """Take back one backslash that `escaped` put there."""
    return line[1:] if line.startswith("\\") and is_special(line.lstrip("\\")) else line
