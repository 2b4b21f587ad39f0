"""The words that were found, marked in the title and in the place of the text where most of them stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nuvika.front.search.words import LONGEST, folded

LENGTH = 220  # characters of an excerpt
LOOKED_AT = 60_000  # characters of a text that are looked through for a place to show
SHOWN_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    end: int
    term: str


def marked(text: str, terms: tuple[str, ...]) -> SafeString:
    """The text as HTML, with every word that begins with a term in a <mark>."""
    return _marked(text, list(_places(text, terms)), 0, len(text))


def excerpt(text: str, terms: tuple[str, ...]) -> SafeString:
    """The stretch that holds the most of the terms, earliest first; how the text begins where it holds none."""
    looked_at = text[:LOOKED_AT]
    places = list(_places(looked_at, terms))
    start = _start(looked_at, _best(places))
    end = _end(looked_at, start)
    within = [place for place in places if start <= place.start and place.end <= end]
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return format_html("{}{}{}", before, _marked(looked_at, within, start, end), after)


def _places(text: str, terms: tuple[str, ...]) -> Iterator[Place]:
    for found in SHOWN_WORD.finditer(text):
        word = folded(found[0])[:LONGEST]
        term = next((term for term in terms if word.startswith(term)), None)
        if term is not None:
            yield Place(found.start(), found.end(), term)


def _best(places: list[Place]) -> int:
    """Where an excerpt should begin to show the most different terms."""
    best, most = 0, 0
    for number, place in enumerate(places):
        within = {other.term for other in places[number : number + 40] if other.end <= place.start + LENGTH}
        if len(within) > most:
            best, most = place.start, len(within)
    return best


def _start(text: str, around: int) -> int:
    """A little before, at the beginning of a word."""
    if around < LENGTH // 3:
        return 0
    space = text.rfind(" ", 0, around - LENGTH // 4)
    return space + 1


def _end(text: str, start: int) -> int:
    if len(text) <= start + LENGTH:
        return len(text)
    space = text.rfind(" ", start, start + LENGTH)
    return space if space > start else start + LENGTH


def _marked(text: str, places: list[Place], start: int, end: int) -> SafeString:
    parts: list[tuple[str | SafeString]] = []
    at = start
    for place in places:
        parts += [(text[at : place.start],), (format_html("<mark>{}</mark>", text[place.start : place.end]),)]
        at = place.end
    return format_html_join("", "{}", [*parts, (text[at:end],)])
